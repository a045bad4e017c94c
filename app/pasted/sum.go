package pasted

import (
	"slices"
	"strconv"
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

// ownUnit finds a figure with its unit in the same cell.
var ownUnit = pattern.Of(`\d[\s\d.,]*[\pL$€₽₼]`)

// Unit returns the unit of all figures that the heading of a column or a line above a table names: "млн долл. США".
func Unit(heading string) string {
	if c, is := tradeHeading(heading); is && c.place == valuePlace && c.unit != "" {
		if _, err := Sum("1", c.unit, ""); err == nil {
			return c.unit
		}
	}
	return unitIn(heading)
}

// Sum reads a sum in the unit of its heading, unless its cell has one itself. Statistics are finer than the smallest coin; they are
// rounded to it. A currency that nobody has named is the one given.
func Sum(cell, unit, currency string) (register.Amount, error) {
	number := PlainNumber(figureMark().ReplaceAllString(strings.TrimSpace(cell), "$1"))
	text, turned := number, number
	if unit != "" && ownUnit().MatchString(number) {
		if one, err := Sum("1", unit, currency); err == nil { // "57 тыс." under "млн долл." are dollars
			currency = one.Money.Currency
		}
	} else if unit != "" {
		words := strings.Fields(unit)
		text += " " + unit
		slices.Reverse(words) // "USD million"
		turned += " " + strings.Join(words, " ")
	}
	a, err := register.ReadAmount(text, currency)
	if err != nil {
		a, err = register.ReadAmount(turned, currency)
	}
	if err == nil || strings.ContainsAny(number, ", ") {
		return a, err
	}
	n, fault := strconv.ParseFloat(number, 64)
	if fault != nil || n < 0 {
		return a, err
	}
	for digits := 12; digits >= 0; digits-- {
		if rounded, fault := register.ReadAmount(strconv.FormatFloat(n, 'f', digits, 64)+strings.TrimPrefix(text, number), currency); fault == nil {
			return rounded, nil
		}
	}
	return a, err
}

// PlainNumber writes a number of a spreadsheet as people do: without a power of ten, and no finer than its digits.
func PlainNumber(cell string) string {
	text := strings.Join(strings.Fields(strings.ReplaceAll(cell, "\u00a0", " ")), " ")
	if strings.ContainsAny(text, "eE") {
		if n, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64); err == nil {
			return strconv.FormatFloat(n, 'f', -1, 64)
		}
	}
	if whole, fraction, is := strings.Cut(text, "."); is && len(fraction) > 6 && !strings.ContainsFunc(whole+fraction, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.ParseFloat(text, 64); err == nil { // 70.099999999999994
			return strconv.FormatFloat(n, 'f', -1, 64)
		}
	}
	return text
}
