package plan_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/field"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// What a record has no field for goes into its note under the name of the column, and adds to the note that is there.
func TestAColumnWithoutAFieldGoesIntoTheNote(t *testing.T) {
	f := storagetest.New(t)
	there := f.Signed("2002-01-25", "2008-05-17")
	there.Number, there.Title, there.Note = "1", register.Ru("Соглашение о культуре"), register.Ru("Важное")
	f.Agreement(there)
	p, table, m := rowsOf(t, f, register.KindAgreement,
		[]any{"Номер", "Наименование", "Дата подписания", "Ответственное ведомство", "Куратор", "Ссылка на текст", "Листов", "№ п/п", "Пусто"},
		[]any{"1", "Соглашение о культуре", "25.01.2002", "Минкультуры РТ", "б/д", "https://docs.cntd.ru/1", 5, 1, ""},
		[]any{"2", "Соглашение о спорте", "26.01.2002", "Минспорт РТ", "Сафин И.И.", "", "", 2, "—"},
	)
	for head, want := range map[string]string{"Ответственное ведомство": field.Remarks, "Куратор": field.Remarks, "Ссылка на текст": field.Link, "Листов": field.Remarks, "№ п/п": "", "Пусто": ""} {
		assert.Equal(t, want, meaningOf(m, head), head)
	}
	require.Len(t, p.Changes, 1, "%+v", p.Rows)
	assert.Equal(t, "Важное\nОтветственное ведомство: Минкультуры РТ\nСсылка на текст: https://docs.cntd.ru/1\nЛистов: 5", p.Changes[0].After.(*register.Agreement).Note.Ru)
	assert.Equal(t, "Ответственное ведомство: Минспорт РТ\nКуратор: Сафин И.И.", p.New[0].(*register.Agreement).Note.Ru)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.True(t, built(t, f, table, m).Empty(), "what the note says is not added again")
}

// What a row adds to the note is no reason to change it again, and one fault of a cell is told once.
func TestARowWithANoteAndAStateIsThereAlready(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindAgreement,
		[]any{"Номер", "Наименование", "Дата подписания", "Срок действия", "Статус", "Примечание"},
		[]any{"1", "Соглашение о культуре", "25.01.2002", "3 года", "истекло", "оригинал в МИД"},
		[]any{"1", "Соглашение о культуре", "25.01.2002", "3 года", "истекло", "оригинал в МИД"},
		[]any{"2", "Соглашение о спорте", "25.01.2012", "2005-2010", "", ""},
	)
	require.Equal(t, []plan.State{plan.New, plan.Same, plan.Faulty}, []plan.State{p.Rows[1].State, p.Rows[2].State, p.Rows[3].State}, "%+v", p.Rows)
	assert.Equal(t, "оригинал в МИД\nСтатус: истекло", p.New[0].(*register.Agreement).Note.Ru)
	assert.Len(t, p.Rows[3].Faults, 1, "%+v", p.Rows[3].Faults)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.Empty(t, built(t, f, table, m).Changes)
}

// A link in a Russian table makes no English of the note.
func TestTheNoteIsInTheLanguageOfTheTable(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Номер", "Наименование", "Дата подписания", "Гиперссылка", "Примечание"},
		[]any{"1", "Соглашение о культуре", "25.01.2002", "https://docs.cntd.ru/document/902157659", ""},
		[]any{"2", "Соглашение о спорте", "26.01.2002", "https://docs.cntd.ru/document/902157660", "оригинал в МИД"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, register.Ru("Гиперссылка: https://docs.cntd.ru/document/902157659"), p.New[0].(*register.Agreement).Note)
	assert.Equal(t, register.Ru("оригинал в МИД\nГиперссылка: https://docs.cntd.ru/document/902157660"), p.New[1].(*register.Agreement).Note)
}

// Such columns are known in every language and of every kind, unless a field of the kind's own means them.
func TestEveryKindHasAPlaceForWhoIsResponsibleAndForLinks(t *testing.T) {
	for _, k := range field.Kinds {
		for _, heads := range [][]any{{"ID", "Ответственное ведомство", "Гиперссылка"}, {"ID", "Responsible agency", "Hyperlink"}, {"ID", "Җаваплы ведомство", "Сылтама"}} {
			_, _, m := rowsOf(t, storagetest.New(t), k, heads, []any{"7", "Минэкономики", "https://example.org"})
			assert.NotEmpty(t, meaningOf(m, heads[1].(string)), "%s of %s", heads[1], k)
			assert.Equal(t, field.Link, meaningOf(m, heads[2].(string)), "%s of %s", heads[2], k)
		}
	}
}

// A column of links attaches the files that lie beside the table, and no other file of the computer.
func TestAColumnOfLinksAttachesFiles(t *testing.T) {
	f := storagetest.New(t)
	path := written(t, "t.csv", []byte("Название;Дата подписания;Скан\nСоглашение;25.01.2002;сканы/1.pdf; \nМеморандум;26.01.2002;../1.pdf\n"))
	require.NoError(t, os.Mkdir(filepath.Join(filepath.Dir(path), "сканы"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(path), "сканы", "1.pdf"), []byte("%PDF-1"), 0o600))
	table, m := loaded(t, path, register.KindAgreement)
	p := built(t, f, table, allNew(m))
	require.Len(t, p.Files, 1, "%+v", p.Rows)
	assert.Equal(t, "1.pdf", p.Files[0].Name())
	assert.Empty(t, p.New[0].(*register.Agreement).Note)
	assert.Equal(t, "Скан: ../1.pdf", p.New[1].(*register.Agreement).Note.Ru)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.True(t, built(t, f, table, m).Empty(), "a file that is there is not attached again")
}

// A state and what lies in it are two names, however they stand; what lies in it is put under it. Where the state stands behind, it says
// where that is.
func TestWhatLiesInAStateIsPutUnderIt(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindAgreement,
		[]any{"Номер", "Название", "Страна"},
		[]any{"1", "Соглашение о торговле", "Китай (пров. Хунань)"},
		[]any{"2", "Соглашение о спорте", "Китай, провинция Хунань"},
		[]any{"3", "Соглашение о культуре", "КНР – Провинция Хунань"},
		[]any{"4", "Соглашение о науке", "Туркменистан (Ашхабад)"},
		[]any{"5", "Соглашение о воде", "Измир (Турция)"},
		[]any{"6", "Соглашение о хлебе", "Германия (Саксония, Бавария)"},
		[]any{"7", "Соглашение о нефти", "Германия (ФРГ)"},
		[]any{"8", "Соглашение о газе", "Туркменистан (г. Мары)"},
	)
	require.Len(t, p.New, 8, "%+v", p.Rows)
	above := map[string]string{}
	names := map[register.ID]string{}
	for _, r := range p.Made {
		names[r.Ref().ID] = r.Label().Ru
	}
	for _, r := range p.Made {
		above[r.Label().Ru] = names[r.(*register.Partner).ParentID]
	}
	assert.Equal(t, map[string]string{"Китай": "", "пров. Хунань": "Китай", "Туркменистан": "", "Ашхабад": "Туркменистан", "Турция": "", "Измир": "Турция",
		"Германия": "", "Саксония": "Германия", "Бавария": "Германия"}, above)
	for i, want := range [][]string{{"Китай", "пров. Хунань"}, {"Китай", "пров. Хунань"}, {"Китай", "пров. Хунань"}, {"Туркменистан", "Ашхабад"}, {"Измир"},
		{"Германия", "Саксония", "Бавария"}, {"Германия"}, {"Туркменистан"}} {
		var got []string
		for _, party := range p.New[i].(*register.Agreement).Parties {
			got = append(got, names[party.PartnerID])
		}
		assert.Equal(t, want, got, "row %d", i+1)
	}
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	_, err = built(t, f, table, m).Apply(t.Context(), f.Store)
	assert.ErrorIs(t, err, plan.ErrNothingNew)
}

// A row that no key of its kind finds is known by all that it says: else a table without days would be new each time.
func TestARowWithoutAKeyIsKnownByAllThatItSays(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindMeeting,
		[]any{"Дата", "С кем", "Содержание", "Место"},
		[]any{"б/д", "Алиев И.Г.", "О торговле", "Баку"},
		[]any{"б/д", "Алиев И.Г.", "О культуре", "Баку"},
		[]any{"б/д", "Алиев И.Г.", "О торговле", "Баку"},
	)
	assert.Equal(t, map[plan.State]int{plan.New: 2, plan.Same: 1, plan.Aside: 1}, p.Counts, "%+v", p.Rows)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	_, err = built(t, f, table, m).Apply(t.Context(), f.Store)
	assert.ErrorIs(t, err, plan.ErrNothingNew)
}
