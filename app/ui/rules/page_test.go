package rules

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheListShowsTheRulesInTheirOrder(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	own := f.Rule(register.ProcedureRule{Step: register.Ru("Виза правового управления"), Levels: []register.Level{register.LevelMunicipal}, Verified: true})
	room := New(d, f.Store)
	d.ShowPage(room)
	keys := room.List().Keys()
	require.Len(t, keys, 8)
	assert.Equal(t, own.ID, keys[7], "those of the house come last")
	assert.Equal(t, "8 правил", room.Count())
	words := desktest.Words(room.List())
	for _, want := range []string{"Направление проекта в МИД России", "подлежит проверке", "не применяется", "сверено"} {
		assert.Contains(t, words, want)
	}
	filter := (&page{d, f.Store}).plan().Filters[0]
	desktest.Choose(d, room, "level", "муни", "муниципальный", filter.Options)
	assert.Equal(t, []register.ID{own.ID}, room.List().Keys())
	assert.Equal(t, "settings", room.Within())
	d.NoFailures()
}

func TestTheCardSaysWhoWantsWhatAndUntilWhen(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	rules, err := f.Rules(context.Background())
	require.NoError(t, err)
	p := &page{d, f.Store}
	words := d.Card(p.card(context.Background(), rules[3].ID, storagetest.Today))
	for _, want := range []string{
		"Направление документов на регистрацию в Минюст России", "Подлежит проверке", "Не позднее чем через 15 дней после события «подписание».",
		"региональный (правительство), региональный (орган власти)", "направление документов (Минюст России)", "24.07.2000",
		"Постановление Правительства РФ от 24.07.2000 № 552",
	} {
		assert.Contains(t, words, want)
	}
	bare := f.Rule(register.ProcedureRule{})
	assert.Contains(t, d.Card(p.card(context.Background(), bare.ID, storagetest.Today)), "Не указан источник правила")
}

func TestTheFormMakesARule(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	plan := (&page{d, f.Store}).plan()
	r := plan.Blank().(*register.ProcedureRule)
	form := d.Form(r, plan.Form)
	form.Save()
	assert.NotEmpty(t, form.Field("step").Problems(), "a rule without a step")
	d.Fill(form, "step", "Виза правового управления")
	d.Fill(form, "levels", "муни\n")
	d.Into(form, "proof.kind")
	d.Type("нап")
	d.Into(form, "proof.body")
	d.Type("свой")
	d.Into(form, "deadline.relation")
	d.Type("до")
	d.Fill(form, "deadline.length.count", "10 дней")
	d.Into(form, "deadline.from.kind")
	d.Type("подпис")
	d.Fill(form, "source", "Регламент, п. 4")
	d.Fill(form, "since", "01.02.2020")
	form.Save()
	assert.Empty(t, strings.Join(faults(r), " "))
	_, err := f.Save(context.Background(), r)
	require.NoError(t, err)
	assert.Equal(t, register.TimeLimit{
		Relation: register.Before, Length: register.Length{Count: 10, Unit: register.Days}, From: register.Milestone{Kind: register.MilestoneSignature},
	}, r.Deadline)
	assert.Equal(t, register.Milestone{Kind: register.MilestoneAsked, Body: register.BodyDepartment}, r.Proof)
	assert.Equal(t, []register.Level{register.LevelMunicipal}, r.Levels)
	assert.Equal(t, register.Date("2020-02-01"), r.Since)
	d.NoFailures()
}

func faults(r register.Record) []string {
	var said []string
	for _, p := range r.Check().Errors() {
		said = append(said, p.Field+" "+p.Key)
	}
	return said
}
