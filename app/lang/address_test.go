package lang

import (
	"testing"

	"accord/storage/register"
)

// A letter addresses a person as people are addressed in its language.
func TestHowPeopleAreAddressed(t *testing.T) {
	for _, c := range []struct {
		in         register.Language
		name, want string
	}{
		{register.Russian, "Минниханов Рустам Нургалиевич", "Уважаемый Рустам Нургалиевич"},
		{register.Russian, "Рустам Нургалиевич Минниханов", "Уважаемый Рустам Нургалиевич"},
		{register.Russian, "Иванова Мария Ильинична", "Уважаемая Мария Ильинична"},
		{register.Russian, "Петров Иван Лукич", "Уважаемый Иван Лукич"},
		{register.Russian, "Вукович Ана Петровна", "Уважаемая Ана Петровна"},
		{register.Russian, "Алиев Ильхам Гейдар оглы", "Уважаемый Ильхам Гейдар оглы"},
		{register.Russian, "Гулиева Лейла Рашид кызы", "Уважаемая Лейла Рашид кызы"},
		{register.Russian, "Милан Вукович", "Уважаемый(ая) Милан Вукович"},
		{register.Russian, "", "Уважаемые господа"},
		{register.English, "Rustam Minnikhanov", "Dear Rustam Minnikhanov"},
		{register.English, "", "Dear Sir or Madam"},
		{register.Tatar, "Миңнеханов Рөстәм Нургали улы", "Хөрмәтле Рөстәм Нургали улы"},
	} {
		if got := In(c.in).Address(c.name); got != c.want {
			t.Errorf("%q is addressed %q, want %q", c.name, got, c.want)
		}
	}
}
