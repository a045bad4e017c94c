package desk

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/columns"
	"accord/app/ui/kit"
	"accord/storage"
)

// Whatever is declared of a kind can be shown: first what the page shows, the rest hidden.
func TestEveryDeclaredColumnCanBeChosen(t *testing.T) {
	type shown = Shown[storage.AgreementRow]
	all := Columns(columns.Agreements, shown{Name: "title", Width: 200}, shown{Name: "kind", Width: 90, Hidden: true}, shown{Name: "no such column"})
	var ids []string
	for _, c := range all {
		ids = append(ids, c.ID)
	}
	assert.Equal(t, []string{"title", "kind"}, ids[:2])
	assert.False(t, all[0].Hidden)
	for _, c := range all[1:] {
		assert.True(t, c.Hidden, c.ID)
	}
	for _, c := range columns.Agreements {
		assert.Contains(t, ids, c.Name)
	}
	assert.Len(t, all, len(columns.Agreements))
	assert.Equal(t, "—", all[0].Text(storage.AgreementRow{}))
}

// What was taken back from a filter makes no other view.
func TestAViewIsTheSameWhateverIsEmptyInIt(t *testing.T) {
	chosen := map[string][]kit.Option{"status": {{Value: "in_force", Label: "действует"}}, "partner": {}}
	v := View{Order: "title", Filters: chosen}
	assert.True(t, v.same(View{Order: "title", Filters: map[string][]kit.Option{"status": {{Value: "in_force", Label: "in force"}}}}))
	assert.False(t, v.same(View{Order: "title"}))
	assert.False(t, View{Order: "title"}.same(v))
	assert.False(t, v.same(View{Order: "title", Descending: true, Filters: chosen}))
	assert.False(t, v.same(View{Order: "title", Find: "спорт", Filters: chosen}))
}

// A view kept by an earlier version may name an order that there is no more.
func TestAKeptViewIsSortedByAColumnThatIsThere(t *testing.T) {
	r := &Room[storage.AgreementRow]{plan: Plan[storage.AgreementRow]{
		Columns: []kit.Column[storage.AgreementRow]{{ID: "signed_on", Sort: "signed_on"}, {ID: "kind"}}, Order: "signed_on", Descending: true,
	}}
	assert.Equal(t, View{Order: "signed_on", Descending: true}, r.sortable(View{Order: "signed"}))
	assert.Equal(t, View{Order: "signed_on"}, r.sortable(View{Order: "signed_on"}))
	assert.Equal(t, View{}, r.sortable(View{}), "the kind's own order")
}
