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
		{register.Russian, "Шахин Мустафаев", "Уважаемый Шахин Мустафаев"},
		{register.Russian, "Алиева Мехрибан", "Уважаемая Мехрибан Алиева"},
		{register.Russian, "Водкина Анна-Мария Константиновна фон Штауффенберг", "Уважаемая Анна-Мария Константиновна"},
		{register.Russian, "Мария Склодовская", "Уважаемая Мария Склодовская"},
		{register.Russian, "Ахмедова Лейла Рашидгызы", "Уважаемая Лейла Рашидгызы"},
		{register.Russian, "Алиев Ильхам Гейдар-оглы", "Уважаемый Ильхам Гейдар-оглы"},
		{register.Russian, "Лейла Рашид кызы Гулиева", "Уважаемая Лейла Рашид кызы"},
		{register.Russian, "Иван Петрович Вукович", "Уважаемый Иван Петрович"},
		{register.Russian, "Кожемякин Пётр Никитич", "Уважаемый Пётр Никитич"},
		{register.Russian, "Милан Вукович", "Уважаемые коллеги"},
		{register.Russian, "Жан-Пьер Дюпон", "Уважаемые коллеги"},
		{register.Russian, "Ева Перон", "Уважаемые коллеги"},
		{register.Russian, "Казанова Петров", "Уважаемые коллеги"},
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
