package plan_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/app/exchange"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// cells are what stands in the columns of tables that nobody has tidied.
var cells = map[string][]string{
	"Номер":           {"1", "007", "14/2002", "14-2002", "№ 14/2002", "", "б/н", "9e-9", "1.0"},
	"Наименование":    {"Соглашение о культуре", "СОГЛАШЕНИЕ О КУЛЬТУРЕ", "Меморандум", "", "???????", strings.Repeat("а", 5600), "Agreement on trade"},
	"Страны":          {"Азербайджан", "AZERBAIJAN", "CONGO, REPUBLIC OF ; Турция", "Korea, North", "СССР", "Атлантида", "Not Known", "Турция/Казахстан", "Баку & Москва", "", "290"},
	"Дата подписания": {"25.01.2002", "01/25/2002", "25/01/2002", "37281", "2002", "05.2002", "май 2002 г.", "U/N", "б/д", "31.02.2002", "05.06.2142", "", "см. текст", "2002-01-25T00:00:00"},
	"В силе с":        {"17.05.2008", "01.01.1999", "", "1904", "0", "-"},
	"Прекращено":      {"", "01.01.2010", "01.01.1990"},
	"Место":           {"London/Paris", "Казань ?", "", "a / b & c, d"},
	"Срок действия":   {"3 года", "бессрочно", "до 31.12.2030", "", "как получится", "5"},
	"Примечание":      {"", "=1+1", ": 0", "да"},
	"Итого":           {"", "x"},
	"Скан":            {"", "1.pdf", "2.pdf; 1.pdf", "нет.pdf", "https://example.org/1"},
	"Куратор":         {"", "Сафин И.И.", "б/д"},
}

// drawSheet draws a table of text with a head.
func drawSheet(t *rapid.T) []byte {
	heads := rapid.Permutation([]string{"Номер", "Наименование", "Страны", "Дата подписания", "В силе с", "Прекращено", "Место", "Срок действия", "Примечание", "Итого", "Скан", "Куратор"}).Draw(t, "heads")
	heads = heads[:rapid.IntRange(3, len(heads)).Draw(t, "columns")]
	lines := []string{strings.Join(heads, "\t")}
	for range rapid.IntRange(1, 12).Draw(t, "rows") {
		row := make([]string, len(heads))
		for i, h := range heads {
			row[i] = rapid.SampledFrom(cells[h]).Draw(t, h)
		}
		lines = append(lines, strings.Join(row, "\t"))
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// drawMapping draws what becomes of what is not known.
func drawMapping(t *rapid.T, m *mapping.Mapping) {
	m.Unreadable = rapid.SampledFrom([]mapping.Way{mapping.Ask, mapping.Empty, mapping.Note}).Draw(t, "unreadable")
	m.Likely = rapid.SampledFrom([]mapping.Way{mapping.Ask, mapping.New, mapping.Match}).Draw(t, "likely")
	m.Unknown[register.KindPartner] = rapid.SampledFrom([]mapping.Way{mapping.Ask, mapping.New, mapping.Empty}).Draw(t, "unknown")
}

// living is the register's native export as far as it lives: without what lies in the trash, and without how often and when each
// record was saved.
func living(t require.TestingT, f *storagetest.Factory) string {
	var out bytes.Buffer
	_, err := exchange.Export(context.Background(), f.Store, nil, &out)
	require.NoError(t, err)
	var tree struct {
		Records map[string][]map[string]any `json:"records"`
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &tree))
	for kind, records := range tree.Records {
		var alive []map[string]any
		for _, r := range records {
			if r["deleted_at"] != nil {
				continue
			}
			delete(r, "revision")
			delete(r, "updated_at")
			delete(r, "updated_by")
			alive = append(alive, r)
		}
		tree.Records[kind] = alive
	}
	text, err := json.Marshal(tree)
	require.NoError(t, err)
	return string(text)
}

// TestADryRunIsTheRunAndUndoTakesItBack: whatever the sheet and the decisions, what the plan says is what happens, row by row;
// doing it twice changes nothing; undone, the register says what it said before, byte for byte.
func TestADryRunIsTheRunAndUndoTakesItBack(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Text{Ru: "Азербайджан", En: "Azerbaijan"}, Kind: register.PartnerState, Code: "AZ"})
	f.Partner(register.Partner{Name: register.Text{Ru: "Турция"}, Kind: register.PartnerState})
	there := f.Signed("2002-01-25", "2008-05-17")
	there.Number, there.Title = "14/2002", register.Text{Ru: "Соглашение о культуре"}
	f.Agreement(there)
	rapid.Check(t, func(r *rapid.T) {
		path := written(t, "t.tsv", drawSheet(r))
		for _, scan := range []string{"1.pdf", "2.pdf"} {
			require.NoError(r, os.WriteFile(filepath.Join(filepath.Dir(path), scan), []byte("%PDF "+scan), 0o600))
		}
		table, m := loaded(t, path, register.KindAgreement)
		drawMapping(r, m)
		before := living(r, f)
		p, dry := built(t, f, table, m), built(t, f, table, m)
		require.Equal(r, fmt.Sprint(p.Counts), fmt.Sprint(dry.Counts))
		for i := range p.Rows {
			require.Equal(r, p.Rows[i].State, dry.Rows[i].State)
		}
		require.Equal(r, before, living(r, f), "a plan writes nothing")
		batch, err := p.Apply(t.Context(), f.Store)
		if p.Empty() {
			require.ErrorIs(r, err, p.Nothing())
			return
		}
		require.NoError(r, err)
		undone := false
		defer func() {
			if !undone { // for the next try
				require.NoError(t, f.Undo(t.Context(), batch))
			}
		}()
		about, err := f.Batch(t.Context(), batch)
		require.NoError(r, err)
		require.Len(r, about.Refs, len(p.New)+len(p.Changes)+len(p.Made)+len(p.Files))
		for _, row := range p.Rows {
			if row.State == plan.New || row.State == plan.Change {
				held, err := f.Record(t.Context(), row.Ref)
				require.NoError(r, err)
				require.Equal(r, p.Record(row).Label(), held.Label())
			}
		}
		again := built(t, f, table, m)
		require.True(r, again.Empty(), "a second import changes nothing: %v, then %v", p.Counts, again.Counts)
		mergeAndUndo(r, f)
		undone = true
		require.NoError(r, f.Undo(t.Context(), batch))
		require.Equal(r, before, living(r, f))
	})
}

// mergeAndUndo makes one of two partners or agreements, if there are two, and takes that back.
func mergeAndUndo(t *rapid.T, f *storagetest.Factory) {
	ctx := context.Background()
	kind := rapid.SampledFrom([]register.Kind{register.KindPartner, register.KindAgreement}).Draw(t, "merged")
	var all []register.Record
	require.NoError(t, f.EachRecord(ctx, []register.Kind{kind}, func(r register.Record) error {
		if !r.Meta().InTrash() {
			all = append(all, r)
		}
		return nil
	}))
	if len(all) < 2 || !rapid.Bool().Draw(t, "merge") {
		return
	}
	two := rapid.Permutation(all).Draw(t, "two")[:2]
	u, err := register.Unite(two, 0, nil)
	require.NoError(t, err)
	before := living(t, f)
	batch, err := f.Unite(ctx, u)
	if err == nil {
		require.NoError(t, f.Undo(ctx, batch))
	}
	require.Equal(t, before, living(t, f), "%v", err) // two days of entry into force are not made one
}
