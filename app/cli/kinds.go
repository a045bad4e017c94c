package cli

import (
	"accord/app/lang"
	"accord/storage/register"
)

// described is a kind as the commands know it: how its records are listed, and how the page of one is filled.
type described struct {
	list listable
	page func(p *page, r register.Record)
}

// kinds are all of them, each with a file of its own.
var kinds = map[register.Kind]described{
	register.KindAgreement:      {agreements(), pageOf((*page).agreement)},
	register.KindCommission:     {commissions(), pageOf((*page).commission)},
	register.KindCommitment:     {commitments(), pageOf((*page).commitment)},
	register.KindDocument:       {documents(), pageOf((*page).document)},
	register.KindEvent:          {events(), pageOf((*page).event)},
	register.KindInvitation:     {invitations(), pageOf((*page).invitation)},
	register.KindMeeting:        {meetings(), pageOf((*page).meeting)},
	register.KindPartner:        {partners(), pageOf((*page).partner)},
	register.KindPerson:         {persons(), pageOf((*page).person)},
	register.KindProductionLink: {productionLinks(), pageOf((*page).productionLink)},
	register.KindRule:           {rules(), pageOf((*page).rule)},
	register.KindSession:        {sessions(), pageOf((*page).session)},
	register.KindSphere:         {spheres(), pageOf((*page).sphere)},
	register.KindTradeRecord:    {tradeRecords(), pageOf((*page).tradeRecord)},
	register.KindVisit:          {visits(), pageOf((*page).visit)},
}

func pageOf[T any](fill func(*page, *T)) func(*page, register.Record) {
	return func(p *page, r register.Record) { fill(p, any(r).(*T)) }
}

// said is a word of an enumeration, nothing where the value is not known.
func said[V ~string](v V, word func(V) string) string {
	if v == "" {
		return ""
	}
	return word(v)
}

// Words that several kinds share.

func level(v register.Level) string { return lang.T("agreement.level." + string(v)) }

func side(v register.Side) string { return lang.T("side." + string(v)) }

func kindWord(v register.Kind) string { return lang.T("kind." + string(v)) }

// name returns the name of a record that this one mentions.
func (p *page) name(id register.ID) string { return p.names[id] }

func (p *page) people(ids []register.ID) []string {
	var people []string
	for _, id := range ids {
		people = append(people, p.names[id])
	}
	return people
}

// named returns the names of several records in one line.
func (p *page) named(ids ...register.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, p.names[id])
	}
	return join(", ", names...)
}

func languages(codes []string) string {
	var names []string
	for _, code := range codes {
		names = append(names, lang.LanguageName(code))
	}
	return join(", ", names...)
}
