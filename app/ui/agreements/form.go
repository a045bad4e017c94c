package agreements

import (
	"context"
	"errors"
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// lasting are the actions that may have a last day.
var lasting = []register.ActionKind{register.ActionProvisional, register.ActionExtension, register.ActionSuspension}

// rowDate is the least width of a day in a row: actions have three of them beside each other.
const rowDate = 116

// form declares the fields of an agreement.
func (p *page) form(f *kit.Form, a *register.Agreement) {
	today := p.desk.Today()
	spheres, persons, files := p.spheres(), desk.Persons(p.store), desk.Documents(p.store, a.ID)
	f.Section("agreement.section.main",
		kit.Line(
			kit.Text("agreement.number", &a.Number).Width(1),
			kit.Phrase("agreement.title", &a.Title).Width(4).Required(),
		),
		kit.Line(
			kit.Choice("agreement.kind", &a.Kind, desk.Options("agreement.kind.", register.AgreementKinds)).Required(),
			kit.Choice("agreement.level", &a.Level, desk.Optional("agreement.level.", register.Levels)),
			kit.Date("agreement.signing_on", &a.Signing.On, today).At("signing.on").Least(rowDate),
			kit.Phrase("agreement.signing_at", &a.Signing.At).At("signing.at"),
		),
		kit.Line(
			kit.PickMany("agreement.spheres", &a.SphereIDs, spheres).Width(2),
			kit.ChooseMany("agreement.languages", &a.Languages, desk.LanguageOptions()).Width(1),
		),
	)
	f.Section("",
		p.partyRows(a, persons, today),
	)
	p.rules(f, a)
	p.amendedRows(f, a)
	f.Section("",
		kit.Rows("agreement.actions", &a.Actions, func(i int, act *register.Action) []kit.Block {
			return []kit.Block{kit.Line(
				kit.Choice("agreement.action", &act.Kind, desk.Options("agreement.action.", register.ActionKinds)).At("kind").Width(1.6).Least(226).Required(),
				kit.Date("agreement.on", &act.On, today).Least(rowDate),
				kit.Date("agreement.effective", &act.Effective, today).Least(rowDate),
				desk.Due("agreement.action_until", &act.Until, today).At("until").Least(rowDate).
					When(func() bool { return act.Until != "" || slices.Contains(lasting, act.Kind) }),
				kit.Pick("agreement.actor", &act.PartnerID, p.partners(false)).At("partner").Width(1.6).Least(124),
				kit.Text("agreement.action_number", &act.Number).At("number").Width(0.6).Least(66),
				kit.Pick("agreement.file", &act.FileID, files).Width(0.8).Least(80),
				kit.Phrase("agreement.action_note", &act.Note).At("note").Width(2.4).Least(180),
			)}
		}).Adds("agreement.add_action", nil),
	)
	p.approvalRows(f, a)
	p.linkRows(f, a)
	f.Section("agreement.section.more",
		kit.Line(kit.LongPhrase("agreement.summary", &a.Summary), kit.LongPhrase("agreement.note", &a.Note)),
		kit.Line(kit.Phrase("agreement.original", &a.Original)),
	)
}

// sideFollows sets a missing side of a party by the chosen partner.
func (p *page) sideFollows(party *register.Party, side *kit.Field) func() {
	var reading kit.Slot
	return func() {
		chosen := party.PartnerID
		if party.Side != "" || chosen.IsZero() {
			return
		}
		kit.Load(p.desk.Loader(), &reading, func(ctx context.Context) (register.Record, error) {
			return p.store.Record(ctx, register.Ref{Kind: register.KindPartner, ID: chosen})
		}, func(r register.Record, err error) {
			if errors.Is(err, storage.ErrNotFound) { // it was made in this form, and not on our side
				r, err = &register.Partner{}, nil
			}
			if err != nil || party.Side != "" || party.PartnerID != chosen {
				return // the side can be chosen by hand
			}
			party.Side = register.Theirs
			if r.(*register.Partner).Ours {
				party.Side = register.Ours
			}
			side.Reload()
		})
	}
}

// partyRows are the parties, each with who signed for it. Among many one is found by its name.
func (p *page) partyRows(a *register.Agreement, persons kit.Source, today register.Date) *kit.RowList[register.Party] {
	rows := kit.Rows("agreement.parties", &a.Parties, func(i int, party *register.Party) []kit.Block {
		side := kit.Choice("agreement.side", &party.Side, desk.Sides(register.Sides)).Width(0.8).Required()
		partner := kit.Pick("agreement.party", &party.PartnerID, p.partners(party.Side == register.Ours)).At("partner").Width(2.2).Least(170).Required()
		partner.Then(p.sideFollows(party, side))
		signed := false // once it is, the column stays: it must not come and go while the day is being typed
		return []kit.Block{kit.Line(
			side, partner,
			kit.Pick("agreement.signatory", &party.SignatoryID, persons).Width(1.8).Least(150),
			kit.Date("agreement.signed_on", &party.SignedOn, today).Least(rowDate),
			kit.Phrase("agreement.signed_at", &party.SignedAt).Width(1.2).Least(150),
			kit.Check("agreement.ad_referendum", &party.AdReferendum).Width(0.6).Least(110).
				When(func() bool {
					signed = signed || party.SignedOn != "" || party.AdReferendum
					return signed
				}),
		)}
	}).Adds("agreement.add_party", nil)
	if len(a.Parties) > partiesFolded {
		rows.Action("agreement.find_party", func() { p.findParty(rows, a) })
	}
	return rows
}

// findParty asks for one of the parties and puts the keyboard into its row.
func (p *page) findParty(rows *kit.RowList[register.Party], a *register.Agreement) {
	at := map[register.ID]int{}
	for i, party := range a.Parties {
		at[party.PartnerID] = i
	}
	all := p.partners(false)
	among := kit.Source{Label: all.Label, Labels: all.Labels, Find: func(ctx context.Context, text string) ([]kit.Picked, error) {
		found, err := all.Find(ctx, text)
		return slices.DeleteFunc(found, func(one kit.Picked) bool { _, is := at[one.ID]; return !is }), err
	}}
	var asked struct {
		PartnerID register.ID `json:"partner"`
	}
	f := kit.NewForm(p.desk.Loader(), &asked)
	f.Section("", kit.Line(kit.Pick("agreement.party", &asked.PartnerID, among).At("partner").Required()))
	kit.AskForm(p.desk.Canvas(), lang.T("agreement.find_party.title"), "", lang.T("agreement.find_party.do"), f, func() {
		rows.FocusRow(at[asked.PartnerID])
	})
}
