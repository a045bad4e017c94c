package register_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestTextFallsBackAndSaysSo(t *testing.T) {
	for _, c := range []struct {
		text   register.Text
		in     register.Language
		phrase string
		exact  bool
	}{
		{register.Text{Ru: "а", En: "b", Tt: "ә"}, register.Russian, "а", true},
		{register.Text{Ru: "а", En: "b", Tt: "ә"}, register.Tatar, "ә", true},
		{register.Text{Ru: "а", En: "b"}, register.Tatar, "а", false},
		{register.Text{En: "b", Tt: "ә"}, register.Russian, "b", false},
		{register.Text{Tt: "ә"}, register.English, "ә", false},
		{register.Text{}, register.English, "", true},
		{register.Text{Ru: "а"}, "fr", "а", false},
	} {
		phrase, exact := c.text.In(c.in)
		assert.Equal(t, c.phrase, phrase)
		assert.Equal(t, c.exact, exact)
		assert.Equal(t, c.phrase, c.text.Or(c.in))
	}
}

func TestTextSetAndAll(t *testing.T) {
	var text register.Text
	assert.True(t, text.IsZero())
	for _, l := range register.Languages {
		text.Set(l, string(l))
		assert.Equal(t, string(l), text.Get(l))
	}
	text.Set("fr", "non")
	assert.Equal(t, []string{"ru", "en", "tt"}, text.All())
	assert.Empty(t, text.Get("fr"))
	assert.True(t, register.Text{Ru: "  ", Tt: "\t"}.IsZero())
}

func TestIDComesBack(t *testing.T) {
	for range 100 {
		id := register.NewID()
		again, err := register.ParseID(id.String())
		require.NoError(t, err)
		assert.Equal(t, id, again)
		stored, err := id.Value()
		require.NoError(t, err)
		var scanned register.ID
		require.NoError(t, scanned.Scan(stored))
		assert.Equal(t, id, scanned)
		text, err := json.Marshal(id)
		require.NoError(t, err)
		var read register.ID
		require.NoError(t, json.Unmarshal(text, &read))
		assert.Equal(t, id, read)
	}
	var none register.ID
	assert.True(t, none.IsZero())
	assert.Empty(t, none.String())
	stored, err := none.Value()
	require.NoError(t, err)
	assert.Nil(t, stored)
	scanned := register.NewID()
	require.NoError(t, scanned.Scan(nil))
	assert.Equal(t, register.None, scanned)
}

func TestIDRefusesWhatIsNone(t *testing.T) {
	for _, text := range []string{"x", "{0190b5a4-0000-7000-8000-000000000001}", "urn:uuid:0190b5a4-0000-7000-8000-000000000001", "0190b5a4000070008000000000000001", "zzzzzzzz-0000-7000-8000-000000000001"} {
		_, err := register.ParseID(text)
		assert.Error(t, err, text)
	}
	var id register.ID
	assert.Error(t, id.Scan("text"))
	assert.Error(t, id.Scan([]byte{1, 2, 3}))
}

func TestNewIDsSortByTheTimeTheyWereMade(t *testing.T) {
	var made []string
	for range 1000 {
		made = append(made, register.NewID().String())
	}
	assert.True(t, slices.IsSorted(made))
}

func TestInstantComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("", rapid.IntRange(-12, 14).Draw(t, "zone")*3600)
		i := register.At(time.UnixMilli(rapid.Int64Range(-3e13, 2.5e14).Draw(t, "ms")).In(zone))
		stored, err := i.Value()
		require.NoError(t, err)
		var scanned, read register.Instant
		require.NoError(t, scanned.Scan(stored))
		require.Equal(t, i, scanned)
		text, err := json.Marshal(i)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &read))
		require.Equal(t, i, read)
	})
	var none register.Instant
	stored, err := none.Value()
	require.NoError(t, err)
	assert.Nil(t, stored)
	text, err := json.Marshal(none)
	require.NoError(t, err)
	assert.Equal(t, `""`, string(text))
	require.NoError(t, json.Unmarshal(text, &none))
	assert.True(t, none.IsZero())
	assert.Error(t, none.Scan(12))
	assert.Error(t, none.UnmarshalText([]byte("yesterday")))
	assert.Error(t, json.Unmarshal([]byte("12"), &none))
}

func TestInstantsSortAsTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := register.At(time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(t, "a")))
		b := register.At(time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(t, "b")))
		x, _ := a.MarshalText()
		y, _ := b.MarshalText()
		require.Equal(t, a.Before(b.Time), string(x) < string(y))
	})
}

func TestRecordsComeBackFromJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := records.Draw(t, "record")
		text, err := json.Marshal(r)
		require.NoError(t, err)
		again := r.Ref().Kind.New()
		require.NoError(t, json.Unmarshal(text, again))
		second, err := json.Marshal(again)
		require.NoError(t, err)
		require.JSONEq(t, string(text), string(second))
	})
}

func TestEveryKindMakesItsRecord(t *testing.T) {
	for _, k := range register.Kinds {
		assert.Equal(t, k, k.New().Ref().Kind)
		assert.True(t, k.New().Ref().IsZero())
	}
	assert.Nil(t, register.Kind("treaty").New())
}
