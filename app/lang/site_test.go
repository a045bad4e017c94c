package lang_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
	"accord/storage/site"
)

func TestAProgramThatSynchronisesHasTheNameThatPeopleKnow(t *testing.T) {
	t.Cleanup(func() { lang.Use(register.Russian) })
	for folder, names := range map[string][2]string{
		"/home/a/YandexDisk/b":     {"Яндекс Диск", "Yandex Disk"},
		"/home/a/Google Drive/b":   {"Google Диск", "Google Drive"},
		"/home/a/Облако Mail.ru/b": {"Облако Mail", "Mail.ru Cloud"},
		"/home/a/SberDisk/b":       {"СберДиск", "SberDisk"},
		"/home/a/Dropbox/b":        {"Dropbox", "Dropbox"},
	} {
		for i, l := range []register.Language{register.Russian, register.English} {
			lang.Use(l)
			assert.Contains(t, lang.Site(site.Of(folder)), names[i])
		}
	}
}
