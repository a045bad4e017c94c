package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
	"accord/storage/storagetest"
)

// Tatar words are found whatever their endings, in what is asked as in what is kept.
func TestTatarEndings(t *testing.T) {
	f := storagetest.New(t)
	for _, title := range []string{
		"Хезмәттәшлек турында килешү", "Үзара аңлашу меморандумы", "Төбәкләр җыены", "Азәрбайҗан делегациясе", "Күргәзмә үзәге", "Нефть сәнәгате",
	} {
		f.Agreement(register.Agreement{Title: register.Text{Ru: title, Tt: title}})
	}
	for asked, want := range map[string]string{
		"килешүләр": "Хезмәттәшлек турында килешү", "килешүнең": "Хезмәттәшлек турында килешү", "килешүләренең": "Хезмәттәшлек турында килешү",
		"хезмәттәшлеге": "Хезмәттәшлек турында килешү", "хезмәттәшлегендә": "Хезмәттәшлек турында килешү", "хезмәттәшлектән": "Хезмәттәшлек турында килешү",
		"аңлашуга": "Үзара аңлашу меморандумы", "төбәкнең": "Төбәкләр җыены", "төбәкләрнең": "Төбәкләр җыены", "җыеннан": "Төбәкләр җыены", "җыенда": "Төбәкләр җыены",
		"Азәрбайҗанга": "Азәрбайҗан делегациясе", "азәрбайҗанның": "Азәрбайҗан делегациясе", "күргәзмәләргә": "Күргәзмә үзәге", "үзәк": "Күргәзмә үзәге",
		"үзәкләрдән": "Күргәзмә үзәге", "сәнәгатенә": "Нефть сәнәгате", "сәнәгать": "Нефть сәнәгате",
	} {
		hits, err := f.Search(ctx, asked, 10)
		require.NoError(t, err, asked)
		assert.Contains(t, labels(hits), want, asked)
	}
	for _, other := range []string{"килмешәк", "азык", "күзәтүче"} {
		hits, err := f.Search(ctx, other, 10)
		require.NoError(t, err)
		assert.Empty(t, hits, other)
	}
}
