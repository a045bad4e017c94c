package field

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNumbersOfDocumentsAreAsTheyAreShown(t *testing.T) {
	for cell, want := range map[string]string{
		"№ 3-45": "3-45", "№14/2002": "14/2002", "No. 7": "7", "007": "007", "14/2002": "14/2002", "№": "№",
		"8.9999999999999995E-9": "9E-9", "9,00E-09": "9E-9", "1E+05": "1E+5", "0.000000009": "9E-9", "0.05": "0.05", "1.5e10": "1.5E+10", "12E": "12E", "Е-5": "Е-5",
	} {
		assert.Equal(t, want, DocumentNumber(cell), cell)
	}
}

func TestWholeNumbersAreReadInFiguresAndInWords(t *testing.T) {
	for cell, want := range map[string]int{"12": 12, "№ 3": 3, "2-е": 2, "7.0": 7, "IV": 4, "ХII": 12, "XXIX": 29, "III-е": 3, "третье": 3, "Первое": 1, "second": 2, "икенче": 2, "десятое": 10} {
		n, is := Count(cell)
		assert.True(t, is, cell)
		assert.Equal(t, want, n, cell)
	}
	for _, cell := range []string{"", "нет", "пятница", "IIII", "V заседание"} {
		_, is := Count(cell)
		assert.False(t, is, cell)
	}
}

func TestHowOftenSomethingComesAgainIsReadInWords(t *testing.T) {
	for cell, want := range map[string]int{
		"раз в год": 12, "Ежегодно": 12, "не реже 1 раза в год": 12, "2 раза в год": 6, "не реже двух раз в год": 6, "раз в 2 года": 24, "раз в полгода": 6,
		"ежеквартально": 3, "annually": 12, "every 18 months": 18, "ел саен": 12,
	} {
		n, is := Months(cell)
		assert.True(t, is, cell)
		assert.Equal(t, want, n, cell)
	}
	_, is := Months("по мере необходимости")
	assert.False(t, is)
}

func TestAPostBehindANameIsNoPartOfIt(t *testing.T) {
	for cell, want := range map[string][2]string{
		"Каримов А.А. (министр)": {"Каримов А.А.", "министр"}, "Сафин И. И. — советник": {"Сафин И. И.", "советник"}, "Ли Ван, посол": {"Ли Ван", "посол"},
		"Hasanov Kamran (Гасанов Камран)": {"Hasanov Kamran (Гасанов Камран)", ""}, "Иванов, Пётр": {"Иванов, Пётр", ""}, "Гафаров": {"Гафаров", ""},
	} {
		name, post := NameAndPost(cell)
		assert.Equal(t, want, [2]string{name, post}, cell)
	}
	assert.Equal(t, []string{"Минниханов Р.Н.", "Каримов А.А., министр", "Сафин Ильдар"}, PeopleIn("Минниханов Р.Н., Каримов А.А., министр, Сафин Ильдар"))
	assert.Nil(t, PeopleIn("Иванов, Пётр"))
	assert.Equal(t, "12 чел.", Heads("12 чел."))
	assert.Equal(t, "и ещё 5 человек", Heads("Ван Ли и ещё 5 человек"))
	assert.Empty(t, Heads("Ван Ли"))
}

func TestWhatFollowsATermIsReadWithIt(t *testing.T) {
	for cell, want := range map[string]struct {
		first  string
		months int
	}{
		"3 года с пролонгацией": {"3 года", 0}, "5 лет с автоматическим продлением на следующие 5 лет": {"5 лет", 60}, "3 года, пролонгируется": {"3 года", 0},
		"на 5 лет с последующей автоматической пролонгацией на 1 год": {"на 5 лет", 12}, "5 лет (автоматическая пролонгация)": {"5 лет", 0},
		"5 years with automatic renewal for 1 year": {"5 years", 12}, "3 years, automatically renewed for successive 1-year periods": {"3 years", 12},
		"3 years, renewed for further periods of 2 years": {"3 years", 24}, "3 years, renewed for the same period": {"3 years", 0}, "3 years, renewed for successive terms": {"3 years", 0},
	} {
		first, renewed, months := Renewed(cell)
		assert.True(t, renewed, cell)
		assert.Equal(t, want.first, first, cell)
		assert.Equal(t, want.months, months, cell)
	}
	_, _, months := Renewed("5 лет с пролонгацией на каждый последующий год")
	assert.Equal(t, 12, months)
	_, renewed, _ := Renewed("5 лет с продлением на время переговоров")
	assert.False(t, renewed, "for how long is not said")
	_, renewed, _ = Renewed("3 года")
	assert.False(t, renewed)
}
