// Package storagetest makes real registers and records for tests: the factory fills in whatever a test does not
// say.
package storagetest

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
)

// Noon is the time that the clock of a test's register shows: the day of the visit's follow-up.
var Noon = time.Date(2022, 12, 5, 12, 0, 0, 0, time.UTC)

// Today is the day of Noon.
const Today register.Date = "2022-12-05"

// Factory is a real register, in a file or on a server, that lives as long as the test.
type Factory struct {
	*storage.Store
	// Clock is the register's own: what it does from time to time, it does when the test lets time pass.
	Clock *clock.Manual

	t testing.TB
	n int
}

// New makes an empty register.
func New(t testing.TB) *Factory {
	t.Helper()
	path := filepath.Join(t.TempDir(), "реестр №1.accord")
	standing := clock.At(Noon)
	options := Options("tester")
	options.Clock = standing
	var s *storage.Store
	var err error
	if OnServer() {
		s, err = storage.Open(context.Background(), Address(t), options)
	} else {
		s, err = openEmpty(path, options)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &Factory{Store: s, Clock: standing, t: t}
}

// Of fills a register that a test has opened itself, and closes.
func Of(t testing.TB, s *storage.Store) *Factory { return &Factory{Store: s, t: t} }

// Options are those of a test's register, written by the author. Its clock stands.
func Options(author string) storage.Options {
	return storage.Options{Author: author, Device: "laptop", Clock: clock.At(Noon)}
}

func (f *Factory) save(r register.Record) {
	f.t.Helper()
	if _, err := f.Save(context.Background(), r); err != nil {
		f.t.Fatal(err)
	}
}

func (f *Factory) name(what string) register.Text {
	f.n++
	return register.Text{Ru: fmt.Sprintf("%s %d", what, f.n)}
}

// Partner saves a partner; without a kind it is a state.
func (f *Factory) Partner(p register.Partner) *register.Partner {
	f.t.Helper()
	if p.Name.IsZero() {
		p.Name = f.name("Партнёр")
	}
	if p.Kind == "" {
		p.Kind = register.PartnerState
	}
	f.save(&p)
	return &p
}

// Person saves a person.
func (f *Factory) Person(p register.Person) *register.Person {
	f.t.Helper()
	if p.Name.IsZero() {
		p.Name = f.name("Лицо")
	}
	f.save(&p)
	return &p
}

// Sphere saves a sphere.
func (f *Factory) Sphere(s register.Sphere) *register.Sphere {
	f.t.Helper()
	if s.Name.IsZero() {
		s.Name = f.name("Сфера")
	}
	f.save(&s)
	return &s
}

// Rule saves a rule of procedure; without a proof it is papers sent to the Ministry of Justice.
func (f *Factory) Rule(r register.ProcedureRule) *register.ProcedureRule {
	f.t.Helper()
	if r.Step.IsZero() {
		r.Step = f.name("Шаг")
	}
	if r.Proof.Kind == "" {
		r.Proof = register.Milestone{Kind: register.MilestoneAsked, Body: register.BodyJustice}
	}
	f.save(&r)
	return &r
}

// Agreement saves an agreement; without parties it gets ours and a foreign one.
func (f *Factory) Agreement(a register.Agreement) *register.Agreement {
	f.t.Helper()
	if a.Title.IsZero() {
		a.Title = f.name("Соглашение")
	}
	if a.Kind == "" {
		a.Kind = register.AgreementAgreement
	}
	if a.Parties == nil {
		a.Parties = []register.Party{
			{Side: register.Ours, PartnerID: f.Partner(register.Partner{Ours: true}).ID},
			{Side: register.Theirs, PartnerID: f.Partner(register.Partner{}).ID},
		}
	}
	f.save(&a)
	return &a
}

// Signed returns an agreement of two new parties signed on a day and in force from another.
func (f *Factory) Signed(signed, force register.Date) register.Agreement {
	f.t.Helper()
	place := register.Ru("Казань")
	a := register.Agreement{Parties: []register.Party{
		{Side: register.Ours, PartnerID: f.Partner(register.Partner{Ours: true}).ID, SignedOn: signed, SignedAt: place},
		{Side: register.Theirs, PartnerID: f.Partner(register.Partner{}).ID, SignedOn: signed, SignedAt: place},
	}}
	if force != "" {
		a.Actions = []register.Action{{Kind: register.ActionEntryIntoForce, On: force}}
	}
	return a
}

// Commission saves a commission; without a foreign side it gets one.
func (f *Factory) Commission(c register.Commission) *register.Commission {
	f.t.Helper()
	if c.Title.IsZero() {
		c.Title = f.name("Комиссия")
	}
	if c.Kind == "" {
		c.Kind = register.CommissionIntergovernmental
	}
	if c.TheirsID.IsZero() {
		c.TheirsID = f.Partner(register.Partner{}).ID
	}
	f.save(&c)
	return &c
}

// Session saves a session; without a commission it gets one.
func (f *Factory) Session(s register.Session) *register.Session {
	f.t.Helper()
	if s.CommissionID.IsZero() {
		s.CommissionID = f.Commission(register.Commission{}).ID
	}
	f.save(&s)
	return &s
}

// Meeting saves a meeting.
func (f *Factory) Meeting(m register.Meeting) *register.Meeting {
	f.t.Helper()
	if m.Title.IsZero() {
		m.Title = f.name("Встреча")
	}
	f.save(&m)
	return &m
}

// Commitment saves a commitment; without a side it is ours.
func (f *Factory) Commitment(c register.Commitment) *register.Commitment {
	f.t.Helper()
	if c.Title.IsZero() {
		c.Title = f.name("Поручение")
	}
	if c.Side == "" {
		c.Side = register.DutyOurs
	}
	f.save(&c)
	return &c
}

// Visit saves a visit; without a partner it gets one.
func (f *Factory) Visit(v register.Visit) *register.Visit {
	f.t.Helper()
	if v.Title.IsZero() {
		v.Title = f.name("Визит")
	}
	if v.Direction == "" {
		v.Direction = register.Outgoing
	}
	if v.PartnerIDs == nil {
		v.PartnerIDs = []register.ID{f.Partner(register.Partner{}).ID}
	}
	f.save(&v)
	return &v
}

// Document saves a document; without a subject it belongs to a new partner.
func (f *Factory) Document(d register.Document) *register.Document {
	f.t.Helper()
	if d.Title.IsZero() {
		d.Title = f.name("Файл")
	}
	if d.Kind == "" {
		d.Kind = register.DocumentOther
	}
	if d.Subjects == nil {
		d.Subjects = []register.Ref{f.Partner(register.Partner{}).Ref()}
	}
	f.save(&d)
	return &d
}

// File keeps a content and returns the version that names it.
func (f *Factory) File(name string, content []byte) register.Version {
	f.t.Helper()
	v, err := f.AddFile(context.Background(), name, bytes.NewReader(content), nil)
	if err != nil {
		f.t.Fatal(err)
	}
	return v
}

// Event saves an event; without a kind it is a forum.
func (f *Factory) Event(e register.Event) *register.Event {
	f.t.Helper()
	if e.Title.IsZero() {
		e.Title = f.name("Мероприятие")
	}
	if e.Kind == "" {
		e.Kind = register.EventForum
	}
	f.save(&e)
	return &e
}

// Invitation saves an invitation; it goes out, to a new person and a new event where nothing is said.
func (f *Factory) Invitation(i register.Invitation) *register.Invitation {
	f.t.Helper()
	if i.Direction == "" {
		i.Direction = register.Outgoing
	}
	if i.FromPartnerID.IsZero() && i.FromPersonID.IsZero() {
		i.FromPartnerID = f.Partner(register.Partner{Ours: i.Direction == register.Outgoing}).ID
	}
	if i.ToPersonID.IsZero() && i.ToPartnerID.IsZero() && i.ToDelegation.IsZero() {
		i.ToPersonID = f.Person(register.Person{}).ID
	}
	if i.EventID.IsZero() && i.VisitID.IsZero() && i.Purpose.IsZero() {
		i.EventID = f.Event(register.Event{}).ID
	}
	f.save(&i)
	return &i
}

// TradeRecord saves a figure of trade; by default a measured turnover of 2021 in dollars by the customs, published by
// nobody.
func (f *Factory) TradeRecord(r register.TradeRecord) *register.TradeRecord {
	f.t.Helper()
	if r.PartnerID.IsZero() {
		r.PartnerID = f.Partner(register.Partner{}).ID
	}
	if r.Period.IsZero() {
		r.Period = register.TradePeriod{Kind: register.PeriodYear, Year: 2021}
	}
	r.Flow, r.Qualifier, r.Basis = cmp.Or(r.Flow, register.FlowTurnover), cmp.Or(r.Qualifier, register.Exactly), cmp.Or(r.Basis, register.BasisCustoms)
	r.Value.Currency = cmp.Or(r.Value.Currency, "USD")
	f.save(&r)
	return &r
}

// ProductionLink saves a production link; without enterprises it gets ours and a foreign one.
func (f *Factory) ProductionLink(p register.ProductionLink) *register.ProductionLink {
	f.t.Helper()
	if p.OursID.IsZero() {
		p.OursID = f.Partner(register.Partner{Kind: register.PartnerEnterprise, Ours: true}).ID
	}
	if p.TheirsID.IsZero() {
		p.TheirsID = f.Partner(register.Partner{Kind: register.PartnerEnterprise}).ID
	}
	if p.Kind == "" {
		p.Kind = register.ProductionAssembly
	}
	f.save(&p)
	return &p
}
