package exchange_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/assets"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

func sample(t *testing.T) *storagetest.Factory {
	t.Helper()
	f := storagetest.New(t)
	_, counts, err := exchange.Import(ctx, f.Store, bytes.NewReader(assets.SampleRegister))
	require.NoError(t, err)
	assert.Equal(t, 32, counts.Total())
	return f
}

func TestEveryTextOfTheSampleIsInRussianAndEnglish(t *testing.T) {
	var all any
	require.NoError(t, json.Unmarshal(assets.SampleRegister, &all))
	texts := 0
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(path, one)
			}
		case map[string]any:
			_, ru := v["ru"]
			_, en := v["en"]
			if ru || en {
				texts++
				assert.True(t, ru && en, "%s: %v", path, v)
			}
			for k, one := range v {
				walk(path+"."+k, one)
			}
		case string:
			assert.NotContains(t, v, "\"", path)
			assert.NotContains(t, v, "...", path)
			assert.NotContains(t, v, " - ", path)
			assert.Equal(t, strings.TrimSpace(v), v, path)
		}
	}
	walk("", all)
	assert.Greater(t, texts, 40)
}

func TestThePlantIsFoundInAnySpelling(t *testing.T) {
	f := sample(t)
	for _, asked := range []string{"гянджа", "GYANJA", "ganja", "Гянджинский завод", "Gəncə", "auto plant"} {
		hits, err := f.Search(ctx, asked, 10, register.KindPartner)
		require.NoError(t, err)
		var names []string
		for _, h := range hits {
			names = append(names, h.Label.En)
		}
		assert.Contains(t, names, "Ganja Auto Plant", asked)
	}
}

func TestTheSampleTellsWhatTheReleaseTells(t *testing.T) {
	f := sample(t)
	var out bytes.Buffer
	_, err := exchange.Export(ctx, f.Store, nil, &out)
	require.NoError(t, err)
	text := out.String()
	for _, fact := range []string{
		"2022-11-29", "Asia/Baku", "Рабочий визит",
		"Минниханов Рустам Нургалиевич", "Rustam Minnikhanov", "Алиев Ильхам Гейдар оглы", "Ilham Aliyev", "İlham Əliyev",
		"Президент Республики Татарстан", "President of the Republic of Azerbaijan",
		"более 70 миллионов долларов", "over 70 million dollars for 2021",
		"60 миллионов, рост более чем вдвое", "60 million, more than double, for the first half of 2022",
		"торгово-экономическом, научно-техническом и культурном сотрудничестве",
		"trade-economic, scientific-technical and cultural cooperation",
		"Межправительственная комиссия", "Intergovernmental Commission",
		"Гянджинский автомобильный завод", "Gyanja Auto Plant", "официальный дистрибьютор", "official distributor",
		"Два аккредитованных сервисных центра, третий строится", "Two accredited service centres, a third under construction",
		"Волжско-Каспийского бассейна", "Volga-Caspian basin",
		"Энергетика", "Промышленность", "Автомобилестроение", "Нефтехимия", "Газомоторное топливо",
		"«Россия — Исламский мир»", "по поручению Президента России", "“Russia – Islamic World” Strategic Vision Group",
		"Приглашение участвовать в работе Группы", "Приглашение делегации на саммит", "An invitation of a delegation to the summit",
		"Третий сервисный центр", "under_construction", "in_person", "КАМАЗ йөк автомобильләрен җыю",
		"Бизнес-форум", "Гейдара Алиева и Зарифы Алиевой", "Вечному огню", "Eternal Flame",
	} {
		assert.Contains(t, text, fact)
	}
}

func TestTheSampleInventsNoDates(t *testing.T) {
	f := sample(t)
	undated := 0
	require.NoError(t, f.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		switch r := r.(type) {
		case *register.Visit:
			if r.From == "" {
				undated++
				assert.Equal(t, register.Incoming, r.Direction)
			}
		case *register.Agreement:
			assert.Empty(t, r.SignedOn())
			assert.Empty(t, r.Number)
			assert.Equal(t, register.StatusInForce, r.StatusOn(storagetest.Today))
		case *register.Person:
			for _, a := range r.Appointments {
				assert.Empty(t, a.From+a.To)
			}
			assert.True(t, strings.HasPrefix(r.Hint().En, "President of the Republic"), "the chief post comes last: %s", r.Hint().En)
		case *register.Invitation:
			assert.Empty(t, string(r.ReplyDue)+string(r.Reply)+r.Number, "the release says nothing of replies")
		case *register.ProductionLink:
			assert.Empty(t, r.Since+r.Until+r.Steps[0].On)
		}
		return nil
	}))
	assert.Equal(t, 2, undated)
	hits, err := f.Search(ctx, "минниханов", 10)
	require.NoError(t, err)
	assert.NotEmpty(t, hits)
	ids, err := f.VisitIDs(ctx, storage.VisitQuery{On: storagetest.Today, States: []register.VisitState{register.VisitEnded}})
	require.NoError(t, err)
	assert.Len(t, ids, 1)
}
