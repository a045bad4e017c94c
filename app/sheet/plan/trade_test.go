package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/pasted"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The same table of trade says the same, whether it is pasted on the page of trade or taken in from a file: with flows or years side by
// side too, and with the unit above the table.
func TestATableOfTradeSaysTheSamePastedAndFromAFile(t *testing.T) {
	for name, text := range map[string]string{
		"years side by side": "(млн долл. США)\nСтрана\t2020\t2021\nТурция\t70,5\tболее 80\nКазахстан\t-\t12\n",
		"flows side by side": "Страна\tПериод\tЭкспорт, тыс. долл. США\tИмпорт, тыс. долл. США\nТурция\tI полугодие 2022\t1 200,25\t300\nКазахстан\t2021\t10\t\n",
		"a figure a row":     "Страна\tПериод\tНаправление\tСтоимость\tВалюта\nТурция\t2021\tэкспорт\t70 100,5\tUSD\n",
	} {
		t.Run(name, func(t *testing.T) {
			var want, got []string
			say := func(partner string, r *register.TradeRecord) string {
				return strings.Join([]string{partner, r.Period.Text().Ru, string(r.Flow), string(r.Qualifier), fmt.Sprint(r.Value)}, " ")
			}
			for _, f := range pasted.Trade(text, "2022-12-05") {
				r := &register.TradeRecord{Period: f.Period, Flow: f.Flow, Value: f.Amount.Money, Qualifier: f.Amount.Qualifier}
				if r.Flow == "" {
					r.Flow = register.FlowTurnover
				}
				if r.Qualifier == "" {
					r.Qualifier = register.Exactly
				}
				want = append(want, say(f.Partner, r))
			}
			require.NotEmpty(t, want)

			f := storagetest.New(t)
			table, m := loaded(t, written(t, "trade.tsv", []byte(text)), register.KindTradeRecord)
			p := built(t, f, table, allNew(m))
			for _, r := range p.New {
				one := r.(*register.TradeRecord)
				name, _, _ := strings.Cut(p.Name(one.PartnerID), " · ") // the code of the state behind it
				got = append(got, say(name, one))
			}
			assert.Equal(t, want, got, "%+v", p.Rows)
		})
	}
}
