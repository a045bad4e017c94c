package pasted

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"accord/storage/register"
)

// tradeRows are the figures of a text, a line each.
func tradeRows(text string) (rows []string) {
	for _, f := range Trade(text, "2022-12-05") {
		sum := ""
		if f.Amount.Money != (register.Money{}) {
			sum = strings.TrimSpace(fmt.Sprintf("%d %s %s", f.Amount.Money.Minor, f.Amount.Money.Currency, f.Amount.Qualifier))
		}
		rows = append(rows, rowOf(strconv.Itoa(f.Row), f.Partner, f.Period.Text().Ru, string(f.Flow), sum, string(f.Basis), f.Source,
			f.Goods.Code, string(f.Published), strings.Join(f.Unread(), "; ")))
	}
	return rows
}

func TestTablesOfTradeAreRead(t *testing.T) {
	for _, s := range samples(t, "trade") {
		t.Run(s.name, func(t *testing.T) {
			if got := tradeRows(s.text); !slices.Equal(got, s.rows) {
				t.Errorf("of\n%s\nwas read\n\t%s\nwant\n\t%s", s.text, strings.Join(got, "\n\t"), strings.Join(s.rows, "\n\t"))
			}
		})
	}
}

// Whatever is pasted, reading ends, and an empty cell is no figure.
func TestAnyTableIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.SampledFrom([]string{"", "-", "2021", "экспорт", "млн долл.", "70", "более 70 млн", "Азербайджан", "Стоимость", "I полугодие 2022", "\"", "1.254,50", "Период"})
		var lines []string
		for range rapid.IntRange(0, 8).Draw(t, "rows") {
			lines = append(lines, strings.Join(rapid.SliceOfN(cell, 0, 6).Draw(t, "cells"), "\t"))
		}
		for _, f := range Trade(strings.Join(lines, "\n"), "2022-12-05") {
			if f.Row < 1 || f.Row > len(lines) {
				t.Fatalf("row %d of %d", f.Row, len(lines))
			}
		}
	})
}
