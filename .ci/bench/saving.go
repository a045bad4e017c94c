package main

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver that storage uses

	"accord/storage"
	"accord/storage/register"
)

// saves is how many agreements are saved.
const saves = 200

// saving saves agreements into a copy of the large register and, by turns, a bare row into a table
// of nothing else, with the same driver on the same disk.
func (b *bench) saving() (err error) {
	path := filepath.Join(b.folder, "copy.accord")
	if err := copyFile(b.register, path); err != nil {
		return err
	}
	s, err := storage.Open(b.ctx, path, storage.Options{Author: "bench", Device: "bench"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(), os.Remove(path)) }()
	partners, err := s.PartnerIDs(b.ctx, storage.PartnerQuery{})
	if err != nil {
		return err
	}
	bare, err := openBare(filepath.Join(b.folder, "bare.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, bare.Close()) }()
	insert, err := bare.Prepare("INSERT INTO rows VALUES (?, ?)")
	if err != nil {
		return err
	}

	var inserted, fresh, changed, ruled samples
	for i := range saves {
		begun := time.Now()
		if _, err := insert.Exec(register.NewID(), "О торгово-экономическом сотрудничестве"); err != nil {
			return err
		}
		inserted.took(begun)

		a := agreement(i, partners)
		begun = time.Now()
		if _, err := s.Save(b.ctx, a); err != nil {
			return err
		}
		fresh.took(begun)

		a.Note = register.Ru(fmt.Sprintf("примечание %d", i))
		begun = time.Now()
		if _, err := s.Save(b.ctx, a); err != nil {
			return err
		}
		changed.took(begun)

		a = ruledAgreement(i, partners)
		begun = time.Now()
		if _, err := s.Save(b.ctx, a); err != nil {
			return err
		}
		ruled.took(begun)
	}
	b.table.tell("saving: a bare row", inserted, milliseconds)
	b.table.compare("saving: a new agreement", fresh, inserted, milliseconds, 8)
	b.table.compare("saving: a changed agreement", changed, inserted, milliseconds, 8)
	b.table.compare("saving: one with rules, actions and approvals", ruled, inserted, milliseconds, 8)
	b.table.compare("saving: the same against a plain new one", ruled, fresh, milliseconds, 1.5)
	return nil
}

// ruledAgreement makes one with all that its spans, renewals and answers follow from.
func ruledAgreement(n int, partners []register.ID) *register.Agreement {
	a := agreement(n, partners)
	a.Term, a.Until = register.TermFor, ""
	a.Rules = register.Rules{
		Force:  register.ForceRule{Basis: register.ForceOnNotifications},
		Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}, Channel: register.NoticeDiplomatic,
	}
	a.Actions = append(a.Actions,
		register.Action{Kind: register.ActionNotification, On: "2008-05-01", PartnerID: a.Parties[0].PartnerID},
		register.Action{Kind: register.ActionNotification, On: "2008-05-17", PartnerID: a.Parties[1].PartnerID},
		register.Action{Kind: register.ActionRegistration, On: "2008-06-10", Number: "012345"},
		register.Action{Kind: register.ActionSuspension, On: "2015-01-01", Until: "2015-12-31"},
	)
	a.Approvals = []register.Approval{
		{PartnerID: partners[(n+2)%len(partners)], AskedOn: "2001-10-01", Due: "2001-10-21", AnsweredOn: "2001-10-19", Answer: register.AnswerAgreed},
		{PartnerID: partners[(n+3)%len(partners)], AskedOn: "2001-10-01", Due: "2001-10-21"},
	}
	return a
}

// agreement makes an agreement of two parties as an officer would enter it.
func agreement(n int, partners []register.ID) *register.Agreement {
	place := register.Ru("Казань")
	party := func(side register.Side, at int) register.Party {
		return register.Party{Side: side, PartnerID: partners[at%len(partners)], SignedOn: "2002-01-25", SignedAt: place}
	}
	return &register.Agreement{
		Number: fmt.Sprintf("%d/2002", n), Title: register.Ru(fmt.Sprintf("О торгово-экономическом сотрудничестве %d", n)),
		Kind: register.AgreementAgreement, Level: register.LevelIntergovernmental,
		Parties: []register.Party{party(register.Ours, n), party(register.Theirs, n+1)},
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2008-05-17"}},
		Term:    register.TermUntil, Until: "2026-05-17",
		Summary: register.Ru("Стороны содействуют развитию производственной кооперации предприятий, поставкам оборудования и подготовке кадров."),
	}
}

// openBare makes a table of two columns; a row is on the disk when its insert returns.
func openBare(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file://"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE rows (id BLOB PRIMARY KEY, title TEXT NOT NULL)"); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// copyFile copies a file onto the disk itself, so that no saving waits for it later.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
