package storage_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestWhatIsSpeltAsAskedComesBeforeWhatReadsAlike(t *testing.T) {
	f := storagetest.New(t)
	for _, name := range []string{"Наиль", "Наил", "Гуль", "Гул"} {
		f.Partner(register.Partner{Name: register.Ru(name)})
	}
	for _, name := range []string{"Наиль", "Наил", "наиль", "Гуль", "Гул"} {
		hits, err := f.Search(ctx, name, 5)
		require.NoError(t, err)
		require.Len(t, hits, 2, name)
		assert.True(t, strings.EqualFold(name, hits[0].Label.Ru), name)
	}
}

// Russian writes each ə of a name as it is heard, one as а and the next as е.
func TestNamesOfAzerbaijanisAreFoundAsRussianWritesThem(t *testing.T) {
	f := storagetest.New(t)
	for name, asked := range map[string][]string{
		"Məmmədov Elçin":   {"Мамедов", "Mamedov", "Мамедова", "мамедов эльчин"},
		"Əhmədov İlqar":    {"Ахмедов", "Akhmedov", "ахмедову"},
		"Məhərrəmov Cavad": {"Магеррамов", "Магеррамов Джавад"},
	} {
		f.Person(register.Person{Name: register.Ru(name)})
		for _, text := range asked {
			hits, err := f.Search(ctx, text, 5)
			require.NoError(t, err)
			assert.Contains(t, labels(hits), name, text)
		}
	}
}
