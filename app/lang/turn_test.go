package lang

import (
	"testing"

	"accord/storage/register"
)

func TestHowLongAgoACommissionMet(t *testing.T) {
	Use(register.Russian)
	for _, c := range []struct {
		from, to, on register.Date
		want         string
	}{
		{"2007-07", "", "2022-12-05", "15 лет назад"},
		{"2021-12-05", "", "2022-12-05", "1 год назад"},
		{"2021-12-05", "2021-12-06", "2022-12-05", "11 месяцев назад"},
		{"2022-12-03", "", "2022-12-05", "2 дня назад"},
		{"2022-11-30", "2022-12-05", "2022-12-05", "идёт сейчас"},
		{"2022-12", "", "2022-12-31", ""},
		{"2022-11", "", "2022-12-05", ""},
		{"2020", "", "2022-12-05", "2 года назад"},
		{"2022", "", "2022-12-31", ""},
	} {
		s := &register.Session{Number: 1, From: c.from, To: c.to}
		want := "Последнее заседание: " + SessionCalled(s)
		if c.want != "" {
			want += " — " + c.want
		}
		if got := CommissionMet((&register.Commission{}).TurnOn([]*register.Session{s}, c.on), c.on); got != want {
			t.Errorf("%s–%s on %s: %q, want %q", c.from, c.to, c.on, got, want)
		}
	}
}

func TestWhatLiesAheadOfACommission(t *testing.T) {
	Use(register.Russian)
	for _, c := range []struct {
		months int
		rule   register.HostRule
		last   register.Date
		want   string
	}{
		{0, "", "2007-07-10", ""},
		{12, "", "2007-07-10", "Заседание просрочено на 14 лет: срок был 10.07.2008."},
		{12, "", "2021-10-01", "Заседание просрочено на 2 месяца: срок был 01.10.2022."},
		{12, "", "2021-12-04", "Заседание просрочено на 1 день: срок был 04.12.2022."},
		{12, register.HostAlternates, "2021-12-05", "Очередное заседание — не позднее 05.12.2022. Очередь принимать: иностранная сторона."},
		{24, register.HostFixed, "2021", "Очередное заседание — не позднее 2023. Очередь принимать: наша сторона."},
		{0, register.HostFree, "2021", "Принимающая сторона согласуется."},
	} {
		commission := &register.Commission{Periodicity: c.months, HostRule: c.rule, Host: register.Ours}
		turn := commission.TurnOn([]*register.Session{{From: c.last, Host: register.Ours}}, "2022-12-05")
		if got := CommissionAhead(commission, turn, "2022-12-05"); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
