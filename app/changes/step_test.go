package changes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/changes"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func TestAMergerIsNamedByWhatStays(t *testing.T) {
	refs := []register.Ref{{Kind: register.KindEvent, ID: register.NewID()}, {Kind: register.KindEvent, ID: register.NewID()}}
	said := changes.Step(storage.Batch{Act: storage.ActUnite, Name: "KazanForum", Refs: refs})
	assert.Equal(t, lang.T("step.unite", "KazanForum", lang.N("count.event", 2)), said)
}
