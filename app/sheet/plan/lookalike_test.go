package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestWritingsOfOnePartnerAreNotMadeTwiceInSilence(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Министерство культуры Республики Татарстан"), Kind: register.PartnerAuthority})
	const full, short = "Министерство экономического развития Российской Федерации", "Минэкономразвития РФ"
	p, table, m := rowsOf(t, f, register.KindAgreement,
		[]any{"Наименование", "Стороны", "Дата подписания"},
		[]any{"Соглашение о торговле", short, "12.03.2015"},
		[]any{"Соглашение о науке", full, "13.03.2016"},
		[]any{"Соглашение о хлебе", "Турция", "13.04.2016"},
		[]any{"Соглашение о спорте", "Турецкая Республика", "13.05.2016"},
		[]any{"Соглашение о туризме", "Респ. Беларусь", "13.06.2016"},
		[]any{"Соглашение о лесе", "Беларусь", "13.07.2016"},
		[]any{"Соглашение о музеях", "Минкультуры РТ", "13.08.2016"},
	)
	assert.Equal(t, [2]int{5, 2}, [2]int{len(p.New), p.Counts[plan.Faulty]}, "%+v", p.Rows)
	require.Len(t, p.Questions, 2)
	one, two := p.Questions[0], p.Questions[1]
	assert.Equal(t, []string{full, short}, one.Texts())
	assert.Equal(t, "Минкультуры РТ", two.Text)
	require.NotEmpty(t, two.Suggested)
	assert.Equal(t, "Министерство культуры Республики Татарстан", p.Name(two.Suggested[0].ID))
	var made []string
	for _, r := range p.Made {
		made = append(made, r.Label().Or(register.Russian))
	}
	assert.Equal(t, []string{short, "Турция", "Беларусь"}, made)

	m.Decide(mapping.Decision{Of: one.Of(), Text: full, Way: mapping.New})
	m.Decide(mapping.Decision{Of: one.Of(), Text: short, Way: mapping.New, Name: full})
	m.Decide(mapping.Decision{Of: two.Of(), Text: two.Text, Way: mapping.Ask}) // another ministry
	p = built(t, f, table, m)
	require.Empty(t, p.Questions)
	require.Len(t, p.New, 7)
	require.Len(t, p.Made, 4)
	assert.Equal(t, []string{short}, p.Made[0].(*register.Partner).Aliases)
	parties := func(i int) register.ID { return p.New[i].(*register.Agreement).Parties[0].PartnerID }
	assert.Equal(t, parties(0), parties(1))
}

func TestAFullNameBehindItsInitialsIsAskedAbout(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Дата", "Визит", "Страна", "Состав"},
		[]any{"04.07.2022", "Визит в Турцию", "Турция", "Минниханов Р.Н."},
		[]any{"04.08.2022", "Визит в Иран", "Иран", "Минниханов Рустам Нургалиевич"},
	)
	require.Len(t, p.Questions, 1, "%+v", p.Rows)
	assert.Equal(t, []string{"Минниханов Рустам Нургалиевич", "Минниханов Р.Н."}, p.Questions[0].Texts())
}

func TestANameWithItsPlaceIsNoFullerName(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Наименование", "Стороны", "Дата подписания"},
		[]any{"Соглашение о торговле", "Республика Татарстан, Минск", "12.03.2015"},
		[]any{"Соглашение о спорте", "Республика Татарстан, Турция", "12.04.2015"},
	)
	require.Len(t, p.Questions, 1, "%+v", p.Rows)
	assert.Equal(t, []string{"Республика Татарстан", "Республика Татарстан, Минск"}, p.Questions[0].Texts())
}

func TestTheAbbreviationBehindANameIsAnotherNameOfThePartner(t *testing.T) {
	const agency, works = "Корейское агентство содействия торговле", "Завод шин (ПАО)"
	f := storagetest.New(t)
	p, _, _ := rowsOf(t, f, register.KindAgreement,
		[]any{"Наименование", "Стороны", "Дата подписания"},
		[]any{"Соглашение о торговле", agency + " (KOTRA)", "12.03.2015"},
		[]any{"Соглашение о связи", "KOTRA", "12.03.2016"},
		[]any{"Соглашение о науке", works, "12.03.2017"},
		[]any{"Соглашение о машинах", "АО «КАМАЗ» (г. Набережные Челны)", "12.03.2018"},
	)
	require.Len(t, p.New, 4, "%+v", p.Rows)
	require.Len(t, p.Made, 3)
	kotra := p.Made[0].(*register.Partner)
	assert.Equal(t, []string{agency, "KOTRA"}, append(kotra.Name.All(), kotra.Aliases...))
	assert.Equal(t, kotra.ID, p.New[1].(*register.Agreement).Parties[0].PartnerID)
	assert.Equal(t, []string{works}, p.Made[1].Label().All())
	assert.Equal(t, []string{"АО «КАМАЗ»"}, p.Made[2].Label().All())

	rows := [][]any{{"Наименование", "Вид", "Сокращение"}, {agency + " (KOTRA)", "другое", ""}, {"Казанский университет (КФУ)", "вуз", "КГУ"}}
	p, table, m := rowsOf(t, f, register.KindPartner, rows...)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, []string{"КФУ", "КГУ"}, p.New[1].(*register.Partner).Aliases)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.Equal(t, 2, built(t, f, table, m).Counts[plan.Same], "again")
}
