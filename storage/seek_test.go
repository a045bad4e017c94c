package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// papers is a register in which two of each thing are hard to tell apart.
func papers(t testing.TB) *storagetest.Factory {
	f := storagetest.New(t)
	azerbaijan := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	baku := f.Partner(register.Partner{Name: register.Ru("Баку"), ParentID: azerbaijan.ID})
	turkey := f.Partner(register.Partner{Name: register.Ru("Турция")})
	treaty := func(title, signed string, with register.ID) *register.Agreement {
		return f.Agreement(register.Agreement{Title: register.Ru(title), Parties: []register.Party{{PartnerID: with, Side: register.Theirs, SignedOn: register.Date(signed)}}})
	}
	trade := treaty("О торгово-экономическом сотрудничестве", "2002-01-25", azerbaijan.ID)
	treaty("О сотрудничестве в торгово-экономической области", "2015-05-01", turkey.ID)
	treaty("О побратимстве", "2015-06-01", baku.ID)
	f.Visit(register.Visit{Title: register.Ru("Визит по торговле"), PartnerIDs: []register.ID{baku.ID}, From: "2022-11-29", To: "2022-11-29"})
	f.Visit(register.Visit{Title: register.Ru("Визит в Анкару"), PartnerIDs: []register.ID{turkey.ID}, From: "2030-01-01", To: "2030-01-02"})
	f.Document(register.Document{Title: register.Ru("Протокол переговоров"), Subjects: []register.Ref{trade.Ref()}})
	return f
}

func TestSeeking(t *testing.T) {
	const (
		trade, area, twins = "О торгово-экономическом сотрудничестве", "О сотрудничестве в торгово-экономической области", "О побратимстве"
		baku, ankara       = "Визит по торговле", "Визит в Анкару"
		protocol           = "Протокол переговоров"
	)
	visits := []register.Kind{register.KindVisit}
	for name, want := range map[string]struct {
		query storage.SearchQuery
		found []string
	}{
		// A document is found by the name of what it belongs to.
		"nothing":                   {storage.SearchQuery{}, nil},
		"a minus alone":             {storage.SearchQuery{Words: "-торговля"}, nil},
		"words":                     {storage.SearchQuery{Words: "торгово сотрудничество"}, []string{trade, area, protocol}},
		"a phrase":                  {storage.SearchQuery{Words: `"экономическом сотрудничестве"`}, []string{trade, protocol}},
		"a phrase in other quotes":  {storage.SearchQuery{Words: "«О побратимстве»"}, []string{twins}},
		"a phrase in capitals":      {storage.SearchQuery{Words: `"ЭКОНОМИЧЕСКОМ  СОТРУДНИЧЕСТВЕ"`}, []string{trade, protocol}},
		"no phrase the other way":   {storage.SearchQuery{Words: `"сотрудничестве экономическом"`}, nil},
		"a phrase being typed":      {storage.SearchQuery{Words: `"экономическом сотрудн`}, []string{trade, area, protocol}},
		"not that word":             {storage.SearchQuery{Words: "торгово -области"}, []string{trade, baku, protocol}},
		"not that phrase":           {storage.SearchQuery{Words: `сотрудничестве -"экономической области"`}, []string{trade, protocol}},
		"a minus within a word":     {storage.SearchQuery{Words: "торгово-экономическом"}, []string{trade, area, protocol}},
		"a kind":                    {storage.SearchQuery{Filter: storage.SearchFilter{Kinds: visits}}, []string{baku, ankara}},
		"words of a kind":           {storage.SearchQuery{Words: "торгов", Filter: storage.SearchFilter{Kinds: visits}}, []string{baku}},
		"a partner and below":       {storage.SearchQuery{Filter: storage.SearchFilter{Partners: []string{"азербайджан"}}}, []string{"Азербайджан", "Баку", trade, twins, baku, protocol}},
		"a partner by its city":     {storage.SearchQuery{Filter: storage.SearchFilter{Partners: []string{"баку"}}}, []string{twins, baku, "Баку"}},
		"two partners":              {storage.SearchQuery{Filter: storage.SearchFilter{Partners: []string{"баку", "турция"}}}, nil},
		"a partner nobody is":       {storage.SearchQuery{Words: "торгово", Filter: storage.SearchFilter{Partners: []string{"бразилия"}}}, nil},
		"a year":                    {storage.SearchQuery{Filter: storage.SearchFilter{Years: []int{2015}}}, []string{area, twins}},
		"two years":                 {storage.SearchQuery{Words: "сотрудничестве", Filter: storage.SearchFilter{Years: []int{2002, 2015}}}, []string{trade, area}},
		"a state on a day":          {storage.SearchQuery{Filter: storage.SearchFilter{States: map[register.Kind][]string{register.KindVisit: {string(register.VisitPlanned)}}}, On: "2026-11-30"}, []string{ankara}},
		"a file":                    {storage.SearchQuery{Filter: storage.SearchFilter{Files: []string{"протокол"}}}, []string{trade, protocol}},
		"a file of a kind":          {storage.SearchQuery{Filter: storage.SearchFilter{Files: []string{"протокол"}, Kinds: []register.Kind{register.KindAgreement}}}, []string{trade}},
		"not of a partner":          {storage.SearchQuery{Words: "торгово", Without: []storage.SearchFilter{{Partners: []string{"азербайджан"}}}}, []string{area}},
		"not of a kind":             {storage.SearchQuery{Words: "торгово", Without: []storage.SearchFilter{{Kinds: visits}}}, []string{trade, area, protocol}},
		"nothing left out by name":  {storage.SearchQuery{Words: "побратимстве", Without: []storage.SearchFilter{{}}}, []string{twins}},
		"neither a year nor a kind": {storage.SearchQuery{Words: "о", Filter: storage.SearchFilter{Years: []int{2015}}, Without: []storage.SearchFilter{{Years: []int{2002}}, {Partners: []string{"турция"}}}}, []string{twins}},
	} {
		t.Run(name, func(t *testing.T) {
			f := papers(t)
			hits, err := f.Seek(ctx, want.query, 10)
			require.NoError(t, err)
			found := labels(hits)
			assert.ElementsMatch(t, want.found, found)

			counts, err := f.SeekCounts(ctx, want.query)
			require.NoError(t, err)
			total := 0
			for _, c := range counts {
				total += c.Records
			}
			assert.Equal(t, len(want.found), total, "the counts are those of what is found")
		})
	}
}

// The words at the head of a list are asked as the search of everything asks them.
func TestListsKnowPhrasesAndMinuses(t *testing.T) {
	f := papers(t)
	for find, want := range map[string]int{`"экономическом сотрудничестве"`: 1, "сотрудничестве -области": 1, "-сотрудничестве": 1, `-"такого нет"`: 3} {
		ids, err := f.AgreementIDs(ctx, storage.AgreementQuery{Query: storage.Query{Find: find}})
		require.NoError(t, err)
		assert.Len(t, ids, want, find)
	}
}

// The hits of a filter are the first of all hits that pass it, however many do not.
func TestAFilterLooksBehindTheFirstHits(t *testing.T) {
	f := storagetest.New(t)
	rare := f.Partner(register.Partner{Name: register.Ru("Редкий")})
	often := f.Partner(register.Partner{Name: register.Ru("Частый")})
	for i := range 300 {
		with := often.ID
		if i == 7 {
			with = rare.ID
		}
		f.Agreement(register.Agreement{Title: register.Ru("Соглашение"), Parties: []register.Party{{PartnerID: with, Side: register.Theirs}}})
	}
	hits, err := f.Seek(ctx, storage.SearchQuery{Words: "соглашение", Filter: storage.SearchFilter{Partners: []string{"редкий"}}}, 5)
	require.NoError(t, err)
	require.Len(t, hits, 1)
	assert.Equal(t, rare.ID, hits[0].Record.(*register.Agreement).Parties[0].PartnerID)
}

func TestTheWordsOfAPhraseAreMarked(t *testing.T) {
	marks := storage.Marks("сотрудничество и экономическое сотрудничество", `"экономическое сотрудничество" -и`)
	require.Len(t, marks, 2)
	assert.Equal(t, "экономическое", "сотрудничество и экономическое сотрудничество"[marks[0].From:marks[0].To])
}

func TestWhatIsThrownAwayIsFoundInTheTrash(t *testing.T) {
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Title: register.Ru("Поездка в Баку"), Hotel: register.Ru("Гостиница у моря")})
	f.Visit(register.Visit{Title: register.Ru("Поездка в Анкару")})
	_, err := f.Delete(ctx, v.Ref())
	require.NoError(t, err)
	for words, want := range map[string]int{"гостиница баку": 1, "поездка": 1, "поездка -баку": 0, "анкара": 0, "\"у моря\"": 1, "": 0} {
		found, err := f.SeekTrash(ctx, storage.SearchQuery{Words: words}, 10)
		require.NoError(t, err)
		assert.Len(t, found, want, words)
	}
	found, err := f.SeekTrash(ctx, storage.SearchQuery{Words: "баку", Filter: storage.SearchFilter{Kinds: []register.Kind{register.KindPartner}}}, 10)
	require.NoError(t, err)
	assert.Empty(t, found)
}

func TestAHitInAFileNamesItsPage(t *testing.T) {
	storagetest.NeedsPDF(t)
	f := storagetest.New(t)
	f.Document(register.Document{Title: register.Ru("Text"), Versions: []register.Version{f.File("a.pdf", storagetest.PDF("", "ratification of the treaty", "", "termination by notice"))}})
	f.Document(register.Document{Title: register.Ru("Text"), Versions: []register.Version{f.File("b.pdf", storagetest.PDF("denunciation"))}})
	for words, page := range map[string]int{"ratification": 2, "termination notice": 4, "denunciation": 0} {
		hits, err := f.Seek(ctx, storage.SearchQuery{Words: words}, 5)
		require.NoError(t, err)
		require.Len(t, hits, 1, words)
		assert.Equal(t, page, hits[0].Page, "%s: %q", words, hits[0].Fragment)
	}
}

// What an earlier program has read has no pages; where the file is added once more, it gets them.
func TestAPDFThatWasReadWithoutItsPagesGetsThem(t *testing.T) {
	storagetest.NeedsPDF(t)
	f := storagetest.New(t)
	file := storagetest.PDF("", "ratification of the treaty")
	f.Document(register.Document{Title: register.Ru("Text"), Versions: []register.Version{f.File("a.pdf", file)}})
	raw(t, f.Path(), `UPDATE blobs SET text = 'ratification of the treaty'`)
	page := func() int {
		hits, err := f.Seek(ctx, storage.SearchQuery{Words: "ratification"}, 5)
		require.NoError(t, err)
		require.Len(t, hits, 1)
		return hits[0].Page
	}
	require.Zero(t, page())
	f.File("again.pdf", file)
	assert.Equal(t, 2, page())
}
