package visits

import (
	"context"
	"slices"
	"strings"
	"testing"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheCardTellsThePostHeldOnTheDayOfTheVisit(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := newPage(d, s.Store)
	then := d.Card(p.card(context.Background(), s.baku.ID, "2024-01-01"))
	if !strings.Contains(then, "Минниханов Рустам Нургалиевич\nПрезидент Республики Татарстан") || strings.Contains(then, "Раис") {
		t.Errorf("in 2022 he was President:\n%s", then)
	}
	later := *s.baku
	later.Head = register.Head{}
	later.From = "2024-05-20"
	now := d.Card(p.card(context.Background(), s.Visit(later).ID, "2024-05-20"))
	if !strings.Contains(now, "Раис Республики Татарстан") || strings.Contains(now, "Президент Республики") {
		t.Errorf("in 2024 he is Rais:\n%s", now)
	}
	before := *s.baku
	before.Head = register.Head{}
	before.From = "2009"
	if early := d.Card(p.card(context.Background(), s.Visit(before).ID, "2024-05-20")); !strings.Contains(early, "должность на 01.01.2009 не указана") {
		t.Errorf("in 2009 he held none that is known:\n%s", early)
	}
}

func TestTheCardReadsLikeAPage(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	host := s.Person(register.Person{Name: register.Ru("Алиев Ильхам Гейдар оглы")})
	v := *s.baku
	v.Head = register.Head{}
	v.To, v.Outcomes = "2022-11-30", nil
	v.Ground = register.Ru("Приглашение Президента Азербайджана")
	v.Programme = []register.ProgrammeItem{
		{Kind: register.ProgrammeFlowers, Title: register.Ru("Аллея почётного захоронения")},
		{Day: "2022-11-30", Start: "18:00", Kind: register.ProgrammeReception, Title: register.Ru("Приём")},
		{Day: "2022-11-29", Start: "10:00", End: "11:00", Kind: register.ProgrammeMeeting, Title: register.Ru("Встреча с Президентом"), Place: register.Ru("Загульба"), Participants: []register.ID{host.ID}},
		{Day: "2022-11-29", Kind: register.ProgrammeForum, Title: register.Ru("Деловой форум")},
		{Day: "2022-12-09", Kind: register.ProgrammeOther, Title: register.Ru("Отчёт")},
	}
	v.Delegation = append(v.Delegation, register.Delegate{PersonID: s.Person(register.Person{Name: register.Ru("Сафин Эрик")}).ID, Role: register.DelegateInterpreter})
	saved := s.Visit(v)
	p := newPage(d, s.Store)
	words := d.Card(p.card(context.Background(), saved.ID, storagetest.Today))
	inOrder(t, words,
		"Визит · исходящий · рабочий · высший уровень", "Рабочий визит в Баку", "Завершён 30.11.2022",
		"«Отчёт»: день вне срока визита",
		"Партнёр", "Азербайджан", "29–30 ноября 2022 г. (2 дня)", "Баку (UTC+4)", "Приглашение Президента Азербайджана",
		"Делегация", "Минниханов Рустам Нургалиевич", "глава делегации", "Сафин Эрик", "должность на 29.11.2022 не указана", "переводчик",
		"Программа", "29 ноября 2022 г.", "10:00–11:00", "Встреча с Президентом", "встреча · Загульба · в Казани 09:00–10:00 · Алиев Ильхам Гейдар оглы", "—", "Деловой форум",
		"30 ноября 2022 г.", "18:00", "Приём", "9 декабря 2022 г.", "Отчёт", "День не указан", "Аллея почётного захоронения", "возложение цветов",
		"Итоги визита не записаны",
	)
	d.Follow("Алиев Ильхам Гейдар оглы")
	d.Follow("Азербайджан")
	if want := []register.Ref{host.Ref(), s.azerbaijan.Ref()}; !slices.Equal(d.Opened, want) {
		t.Errorf("the links lead to %v, want %v", d.Opened, want)
	}
}

var inOrder = desktest.InOrder

func TestTheStateInWords(t *testing.T) {
	desktest.New(t)
	for _, c := range []struct {
		v    register.Visit
		want string
	}{
		{register.Visit{From: "2022-11-29"}, "Завершён 29.11.2022"},
		{register.Visit{From: "2022-11-29", To: "2022-12-01"}, "Завершён 01.12.2022"},
		{register.Visit{From: "2022-12-01", To: "2022-12-14"}, "Идёт, до 14.12.2022"},
		{register.Visit{From: "2022-12-01", To: "2022-12-05"}, "Идёт, последний день"},
		{register.Visit{From: "2022-12-05"}, "Идёт сегодня"},
		{register.Visit{From: "2022-12"}, "Назначен на декабрь 2022 г., день не указан"},
		{register.Visit{To: "2022-12-14"}, "Предстоит, до 14.12.2022; начало не указано"},
		{register.Visit{From: "2022-12-06"}, "Начнётся завтра"},
		{register.Visit{From: "2022-12-10"}, "Предстоит через 5 дней"},
		{register.Visit{From: "2022-12-26"}, "Предстоит через 21 день"},
		{register.Visit{From: "2023-05"}, "Предстоит: май 2023 г."},
		{register.Visit{}, "Даты не указаны"},
		{register.Visit{From: "2022-11-29", Fate: register.Cancelled}, "Отменён"},
		{register.Visit{Fate: register.Postponed}, "Отложен"},
	} {
		if got := state(&c.v, storagetest.Today); got != c.want {
			t.Errorf("%s–%s %s: %q, want %q", c.v.From, c.v.To, c.v.Fate, got, c.want)
		}
	}
}

func TestSpans(t *testing.T) {
	desktest.New(t)
	for _, l := range []struct {
		language   register.Language
		near, wide string
	}{
		{register.Russian, "12–14 декабря 2022 г.", "30 ноября 2022 г. – 2 декабря 2022 г."},
		{register.English, "12–14 December 2022", "30 November 2022 – 2 December 2022"},
		{register.Tatar, "2022 елның 12–14 декабре", "2022 елның 30 ноябре – 2022 елның 2 декабре"},
	} {
		desktest.Speak(t, l.language)
		if got := span("2022-12-12", "2022-12-14"); got != l.near {
			t.Errorf("%q, want %q", got, l.near)
		}
		if got := span("2022-11-30", "2022-12-02"); got != l.wide {
			t.Errorf("%q, want %q", got, l.wide)
		}
	}
}
