// Package pasting asks for pasted lists of people, shows who of them is in the register, lets every line be mended, and
// makes the others where the user says so.
package pasting

import (
	"context"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// Delegates asks for a pasted list of a delegation, shows line by line who is in the register, lets the user mend the
// lines and decide about the others, and hands over the delegates in the list's order. Present delegates are left out.
// Only the user's word creates a person.
func Delegates(d desk.Desk, s desk.Store, there []register.ID, add func([]register.Delegate)) {
	paste(d, s, &review{read: pasted.People, there: there, roles: delegateRoles()}, func(r *review) {
		people, fresh := r.people()
		r.make(fresh, func() {
			var delegates []register.Delegate
			for _, p := range people {
				delegates = append(delegates, register.Delegate{PersonID: p.id, Role: register.DelegateRole(p.line.Role)})
			}
			add(delegates)
		})
	})
}

// Members is Delegates for the members of a commission; its partners decide which side a heading means.
func Members(d desk.Desk, s desk.Store, c *register.Commission, add func([]register.Member)) {
	r := &review{read: pasted.Members, roles: memberRoles(), sided: true, ours: c.OursID, theirs: c.TheirsID}
	for _, m := range c.Members {
		r.there = append(r.there, m.PersonID)
	}
	paste(d, s, r, func(r *review) {
		people, fresh := r.people()
		r.make(fresh, func() {
			var members []register.Member
			for _, p := range people {
				members = append(members, register.Member{PersonID: p.id, Role: register.MemberRole(p.line.Role), Side: p.line.Side})
			}
			add(members)
		})
	})
}

func delegateRoles() []kit.Option { return desk.Optional("visit.role.", register.DelegateRoles) }

func memberRoles() []kit.Option { return desk.Optional("commission.role.", register.MemberRoles) }

// paste asks for the text, looks its people up and shows them; decided is called once everything is.
func paste(d desk.Desk, s desk.Store, r *review, decided func(*review)) {
	r.desk, r.store, r.decided = d, s, decided
	kit.PasteDialog(d.Canvas(), lang.T("people.title"), lang.T("people.hint"), func(text string) {
		if !pasted.Fits(text) {
			d.Say(lang.T("people.too_long"))
			return
		}
		people := r.read(text)
		if len(people) == 0 {
			d.Say(lang.T("people.nobody"))
			return
		}
		kit.Load(d.Loader(), &r.slot, func(ctx context.Context) ([]line, error) {
			return r.recognise(ctx, people)
		}, func(lines []line, err error) {
			if err != nil {
				d.Fail(err)
				return
			}
			r.Lines = lines
			r.show()
		})
	})
}
