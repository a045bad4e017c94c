package field

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// States go by the name of every day, the official one, the one before, an abbreviation; also where a table of codes has another.
func TestStatesAreKnownByAnyOfTheirNames(t *testing.T) {
	for name, code := range map[string]string{
		"Turkey": "TR", "Türkiye": "TR", "Турецкая Республика": "TR", "Соединённые Штаты Америки": "US", "Соединенные Штаты Америки": "US", "UK": "GB", "GB": "GB",
		"Итальянская Республика": "IT", "Социалистическая Республика Вьетнам": "VN", "Vietnam": "VN", "Венгерская Республика": "HU", "ЮАР": "ZA",
		"Соединенное Королевство Великобритании и Северной Ирландии": "GB", "Лаосская Народно-Демократическая Республика": "LA", "Швейцарская Конфедерация": "CH",
		"Siam": "TH", "Персия": "IR", "Upper Volta": "BF", "Southern Rhodesia": "ZW", "West Germany": "DE", "ГДР": "DDDE", "СРЮ": "CSXX", "ЧССР": "CSHH",
		"Союз ССР": "SUHH", "USSR": "SUHH", "УССР": "UA", "CONGO, REPUBLIC OF": "CG", "CONGO, DEMOCRATIC REPUBLIC OF": "CD", "Korea, North": "KP",
		"Bosnia & Herzegovina": "BA", "Республика Татарстан": "", "EU": "", "Атлантида": "", "респ. Беларусь": "BY", "Иран (Исламская Республика)": "IR", "Казахстан (Республика)": "KZ", "Турция (Стамбул)": "", "Р. Узбекистан": "UZ", "Респ.Молдова": "MD",
		"Азерб. Респ.": "AZ", "азерб.респ.": "AZ", "Турец. Республика": "TR", "Соед. Штаты Америки": "US", "РУз": "UZ", "Респ. Татарстан": "", "А. Респ.": "", "Иванов И.И.": "", "ул. Ленина": "",
	} {
		assert.Equal(t, code, Country(name), name)
	}
}
