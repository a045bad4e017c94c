package plan_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"accord/app/lang"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// agreementsOf reads a sheet of agreements with every unknown name as a new record.
func agreementsOf(t *testing.T, f *storagetest.Factory, rows ...[]any) (*plan.Plan, map[string]*register.Agreement) {
	t.Helper()
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: rows}), register.KindAgreement)
	p := built(t, f, table, allNew(m))
	by := map[string]*register.Agreement{}
	for _, r := range p.New {
		a := r.(*register.Agreement)
		by[a.Number] = a
	}
	return p, by
}

func TestHundredsOfEmptyRowsBehindATableAreNoRows(t *testing.T) {
	rows := [][]any{{"Номер", "Название", "Страна"}, {"1/02", "Соглашение о спорте", "Турция"}}
	for range 700 {
		rows = append(rows, []any{"", " ", nil})
	}
	p, by := agreementsOf(t, storagetest.New(t), rows...)
	assert.Len(t, by, 1)
	assert.Len(t, p.Rows, 2, "the head and the row")
}

// Excel has no days before 1900: they stand as text among its numbers.
func TestDaysBefore1900AreText(t *testing.T) {
	_, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Дата подписания"},
		[]any{"1/02", "Договор о дружбе", "Иран", "25.03.1899"},
		[]any{"2/02", "Договор о мире", "Иран", "10 февраля 1828 г."},
		[]any{"3/02", "Договор о границе", "Иран", 37281},
	)
	require.Len(t, by, 3)
	assert.Equal(t, register.Date("1899-03-25"), by["1/02"].Signing.On)
	assert.Equal(t, register.Date("1828-02-10"), by["2/02"].Signing.On)
	assert.Equal(t, register.Date("2002-01-25"), by["3/02"].Signing.On)
}

func TestOneNameInTwoCasesIsOneRecord(t *testing.T) {
	p, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна"},
		[]any{"1/02", "Соглашение о спорте", "Акционерный клуб"},
		[]any{"2/02", "Соглашение о культуре", "АКЦИОНЕРНЫЙ КЛУБ"},
	)
	require.Len(t, p.Made, 1)
	require.Len(t, by, 2)
	assert.Equal(t, by["1/02"].Parties[0].PartnerID, by["2/02"].Parties[0].PartnerID)
}

func TestAnAgreementThatEndedBeforeItWasSignedIsTakenWithAWarning(t *testing.T) {
	p, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Дата подписания", "Дата прекращения"},
		[]any{"1/02", "Соглашение о спорте", "Турция", "25.01.2002", "01.03.1999"},
	)
	require.Len(t, by, 1)
	row := p.Rows[len(p.Rows)-1]
	assert.NotEmpty(t, row.Doubts, "it is told: %+v", row)
}

func TestWritingsOfNothingAreNothing(t *testing.T) {
	rows := [][]any{{"Номер", "Название", "Страна", "Дата подписания"}}
	for i, nothing := range []string{"Not Known", "not known", "N/K", "U/N", "Unknown", "UNKNOWN.", "н/д", "б/д", "—", "-"} {
		rows = append(rows, []any{fmt.Sprintf("%d/02", i+1), fmt.Sprintf("Соглашение о деле %d", i), nothing, nothing})
	}
	p, by := agreementsOf(t, storagetest.New(t), rows...)
	assert.Empty(t, p.Made)
	require.Len(t, by, len(rows)-1, "%+v", p.Rows)
	for number, a := range by {
		assert.Empty(t, a.Signing.On, number)
		assert.Empty(t, a.Parties, number)
	}
}

func TestManyPartiesAndLongCellsAreTaken(t *testing.T) {
	var parties []string
	for i := range 290 {
		parties = append(parties, fmt.Sprintf("Участник %d", i))
	}
	long := strings.TrimSpace(strings.Repeat("слово ", 5600/6))
	p, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Стороны", "Примечание"},
		[]any{"1/02", "Конвенция", strings.Join(parties, "; "), long},
	)
	require.Len(t, by, 1, "%+v", p.Rows)
	assert.Len(t, by["1/02"].Parties, 290)
	assert.Equal(t, long, by["1/02"].Note.Ru)
}

func TestPairsOfDaysWithOneFilled(t *testing.T) {
	_, by := agreementsOf(t, storagetest.New(t),
		[]any{"Number", "Title", "Country", "Signed on", "Entry into force", "Effective date"},
		[]any{"1/02", "On sport", "Turkey", "25.01.2002", "01.03.2002", ""},
		[]any{"2/02", "On culture", "Turkey", "26.01.2002", "", "01.04.2002"},
	)
	require.Len(t, by, 2)
	assert.Equal(t, register.Date("2002-03-01"), by["1/02"].ForceOn())
	assert.Equal(t, register.Date("2002-04-01"), by["2/02"].ForceOn())
}

func TestStatesColoniesAndBodiesStandInOneColumn(t *testing.T) {
	p, _ := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна"},
		[]any{"1/02", "Соглашение о спорте", "Турция"},
		[]any{"2/02", "Соглашение о культуре", "СССР"},
		[]any{"3/02", "Соглашение о чае", "Гонконг"},
		[]any{"4/02", "Соглашение о хлебе", "ЮНЕСКО"},
		[]any{"5/02", "Соглашение о воде", "Министерство экономики"},
	)
	kinds := map[string]register.PartnerKind{}
	for _, r := range p.Made {
		kinds[r.Label().Ru] = r.(*register.Partner).Kind
	}
	assert.Equal(t, register.PartnerState, kinds["Турция"])
	assert.Equal(t, register.PartnerFormerState, kinds["СССР"])
	assert.NotEqual(t, register.PartnerState, kinds["ЮНЕСКО"])
	assert.NotEqual(t, register.PartnerState, kinds["Министерство экономики"])
	assert.Len(t, kinds, 5)
}

func TestPlacesKeepTheirSeparatorsAndDoubts(t *testing.T) {
	_, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Место подписания"},
		[]any{"1/02", "Соглашение о спорте", "Турция", "Казань/Анкара"},
		[]any{"2/02", "Соглашение о культуре", "Турция", "Казань, Анкара"},
		[]any{"3/02", "Соглашение о чае", "Турция", "Казань & Анкара"},
		[]any{"4/02", "Соглашение о хлебе", "Турция", "Казань; Анкара (?)"},
	)
	require.Len(t, by, 4)
	for number, a := range by {
		assert.Contains(t, a.Signing.At.Ru, "Казань", number)
		assert.Contains(t, a.Signing.At.Ru, "Анкара", number)
	}
}

func TestNotesAndLinksOfCellsGoIntoTheNote(t *testing.T) {
	file := excelize.NewFile()
	for i, row := range [][]any{{"Номер", "Название", "Страна", "Почта"}, {"1/02", "Соглашение о спорте", "Турция", "a@b.tr"}} {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, file.SetSheetRow("Sheet1", at, &row))
	}
	require.NoError(t, file.SetCellHyperLink("Sheet1", "B2", "https://example.org/text.pdf", "External"))
	require.NoError(t, file.SetCellHyperLink("Sheet1", "D2", "mailto:a@b.tr", "External"))
	require.NoError(t, file.AddComment("Sheet1", excelize.Comment{Cell: "C2", Author: "Айгуль", Paragraph: []excelize.RichTextRun{{Text: "проверить у юристов"}}}))
	path := filepath.Join(t.TempDir(), "a.xlsx")
	require.NoError(t, file.SaveAs(path))
	table, m := loaded(t, path, register.KindAgreement)
	p := built(t, storagetest.New(t), table, allNew(m))
	require.Len(t, p.New, 1, "%+v", p.Rows)
	note := strings.Join(p.New[0].(*register.Agreement).Note.All(), "\n")
	assert.Contains(t, note, "Название: https://example.org/text.pdf")
	assert.Contains(t, note, "Страна: проверить у юристов")
	assert.NotContains(t, note, "mailto:")
}

// A link to a file beside the sheet brings the file along; one that leads out of its folder, or elsewhere, does not.
func TestFilesThatCellsLinkToBecomeDocuments(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "Тексты"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "Тексты", "о спорте.txt"), []byte("текст соглашения"), 0o600))
	secret := filepath.Join(t.TempDir(), "secret.txt")
	require.NoError(t, os.WriteFile(secret, []byte("тайна"), 0o600))
	require.NoError(t, os.Symlink(secret, filepath.Join(folder, "ссылка.txt")))
	file := excelize.NewFile()
	for i, row := range [][]any{{"Номер", "Название", "Страна"}, {"1/02", "Соглашение о спорте", "Турция"}, {"2/02", "Соглашение о культуре", "Турция"}} {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, file.SetSheetRow("Sheet1", at, &row))
	}
	require.NoError(t, file.SetCellHyperLink("Sheet1", "B2", "Тексты/о%20спорте.txt", "External"))
	require.NoError(t, file.SetCellHyperLink("Sheet1", "A2", "Тексты/о спорте.txt", "External"))
	require.NoError(t, file.SetCellHyperLink("Sheet1", "A3", "../"+filepath.Base(filepath.Dir(secret))+"/secret.txt", "External"))
	require.NoError(t, file.SetCellHyperLink("Sheet1", "B3", "ссылка.txt", "External"))
	require.NoError(t, file.SetCellHyperLink("Sheet1", "C3", secret, "External"))
	path := filepath.Join(folder, "a.xlsx")
	require.NoError(t, file.SaveAs(path))

	f := storagetest.New(t)
	table, m := loaded(t, path, register.KindAgreement)
	p := built(t, f, table, allNew(m))
	require.Len(t, p.New, 2)
	require.Len(t, p.Files, 1, "%+v", p.Files)
	batch, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	of, err := f.DocumentsOf(t.Context(), p.New[0].Ref().ID)
	require.NoError(t, err)
	require.Len(t, of, 1)
	assert.Equal(t, "о спорте", of[0].Title.Ru)
	assert.True(t, built(t, f, table, m).Empty(), "a second import of the same file changes nothing")
	require.NoError(t, f.Undo(t.Context(), batch))
	of, err = f.DocumentsOf(t.Context(), p.New[0].Ref().ID)
	require.NoError(t, err)
	assert.Empty(t, of, "and is undone whole")
}

// What our own lists say of terms is read back.
func TestTheTermsOfOurOwnListsAreRead(t *testing.T) {
	_, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Срок действия", "Действует до"},
		[]any{"1/02", "Соглашение о спорте", "Турция", "до определённой даты", "31.12.2030"},
		[]any{"2/02", "Соглашение о культуре", "Турция", "бессрочно", "бессрочно"},
		[]any{"3/02", "Соглашение о чае", "Турция", "на срок", "31.12.2031"},
		[]any{"4/02", "Соглашение о хлебе", "Турция", "бессрочно", ""},
	)
	require.Len(t, by, 4)
	assert.Equal(t, register.Date("2030-12-31"), by["1/02"].Until)
	assert.Equal(t, register.TermOpen, by["2/02"].Term)
	assert.Equal(t, register.Date("2031-12-31"), by["3/02"].Until)
}

// Of "on" and "effective" one is filled; where a sheet has only the one column, it is the day of entry into force.
func TestADayOfForceAndOneOfEffectStandBesideEachOther(t *testing.T) {
	_, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Вступление в силу", "", "Примечание"},
		[]any{"", "", "", "Дата", "Действует с", ""},
		[]any{"1/02", "Соглашение о спорте", "Турция", "17.05.2008", "", ""},
		[]any{"2/02", "Соглашение о науке", "Турция", "", "18.05.2008", ""},
		[]any{"3/02", "Соглашение о торговле", "Турция", "17.05.2008", "01.06.2008", ""},
	)
	require.Len(t, by, 3)
	on := func(number string) (days []register.Date) {
		for _, act := range by[number].Actions {
			assert.Equal(t, register.ActionEntryIntoForce, act.Kind)
			days = append(days, act.On, act.Effective)
		}
		return days
	}
	assert.Equal(t, []register.Date{"2008-05-17", ""}, on("1/02"))
	assert.Equal(t, []register.Date{"", "2008-05-18"}, on("2/02"))
	assert.Equal(t, []register.Date{"2008-05-17", "2008-06-01"}, on("3/02"))

	_, by = agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Действует с"},
		[]any{"1/02", "Соглашение о спорте", "Турция", "17.05.2008"},
		[]any{"2/02", "Соглашение о науке", "Турция", "18.05.2008"},
	)
	require.Len(t, by, 2)
	assert.Equal(t, []register.Date{"2008-05-17", ""}, on("1/02"))
}

// Days that contradict each other, as old tables have them, are taken as they are and told, each in its cell.
func TestDaysThatContradictEachOtherAreTakenAndTold(t *testing.T) {
	p, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Дата подписания", "Вступило в силу", "Прекращено"},
		[]any{"1/02", "Соглашение о спорте", "Турция", "01.05.2002", "01.01.2001", ""},
		[]any{"2/02", "Соглашение о науке", "Турция", "01.05.2002", "01.01.2005", "01.01.2004"},
		[]any{"3/02", "Соглашение о культуре", "Турция", "01.05.2002", "", "01.01.1999"},
	)
	assert.Len(t, by, 3)
	told := map[int][]string{}
	for _, r := range p.Rows {
		for _, d := range r.Doubts {
			if strings.HasSuffix(d.Key, "_signing") || strings.HasSuffix(d.Key, "_force") {
				told[r.Number] = append(told[r.Number], d.Cell+" "+d.Key)
			}
		}
	}
	assert.Equal(t, map[int][]string{
		2: {"Лист1!E2 problem.force_before_signing"}, 3: {"Лист1!F3 problem.termination_before_force"}, 4: {"Лист1!F4 problem.termination_before_signing"},
	}, told)
}

func TestACellOfLettersThatAreNoneIsRefusedWithItsPlace(t *testing.T) {
	lang.Use(register.English)
	t.Cleanup(func() { lang.Use(register.Russian) })
	for text, want := range map[string]string{
		"Зав\x00од":    "A3: The text holds a control character (U+0000)",
		"Завод\x1b[2J": "A3: The text holds a control character (U+001B)",
		"\aЗавод":      "A3: The text holds a control character (U+0007)",
		"За\ufffdод":   "A3: letters of this cell are lost; enter it again",
		"Заво\ufdd0д":  "A3: The text holds a control character (U+FDD0)",
	} {
		table, m := loaded(t, written(t, "t.csv", []byte("Название;Вид\nКАМАЗ;предприятие\n\""+text+"\";предприятие\n")), register.KindPartner)
		p := built(t, storagetest.New(t), table, m)
		assert.Equal(t, 1, p.Counts[plan.New], "%q", text)
		assert.Contains(t, p.Remarks(p.Rows[len(p.Rows)-1]), want)
	}
	_, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна"},
		[]any{"1/02", "Соглаше_x0007_ние", "Турция"},
		[]any{"2/02", "Соглашение о труде", "Тур_x001B_ция"},
		[]any{"3/02", "Соглашение_x000D_\nо спорте\tи\u00ad дружбе", "Турция"},
	)
	require.Len(t, by, 1)
	assert.Equal(t, "Соглашение о спорте и дружбе", by["3/02"].Title.Ru, "breaks of lines and what is never seen are put right")
}

func TestALoneReturnInACellIsABreakOfItsLine(t *testing.T) {
	table, m := loaded(t, written(t, "t.csv", []byte("Название;Вид\n\"Завод\rв Казани\";предприятие\n")), register.KindPartner)
	p := built(t, storagetest.New(t), table, m)
	require.Len(t, p.New, 1)
	assert.Equal(t, "Завод в Казани", p.New[0].Label().Ru)
}

func TestANoteAtACellIsRefusedWhereItsLettersAreLost(t *testing.T) {
	path := workbook(t, sheet{name: "Лист1", rows: [][]any{{"Номер", "Название", "Страна"}, {"1/02", "Соглашение о спорте", "Турция"}}})
	file, err := excelize.OpenFile(path)
	require.NoError(t, err)
	require.NoError(t, file.AddComment("Лист1", excelize.Comment{Cell: "B2", Text: "подлинник в арх\ufffdве"}))
	require.NoError(t, file.Save())
	table, m := loaded(t, path, register.KindAgreement)
	p := built(t, storagetest.New(t), table, allNew(m))
	assert.Equal(t, 1, p.Counts[plan.Faulty])
	assert.Contains(t, keys(p.Rows[len(p.Rows)-1].Faults), "sheet.fault.letters_lost")
}
