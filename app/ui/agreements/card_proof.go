package agreements

import (
	"fmt"
	"slices"

	"accord/storage"
	"accord/storage/register"
)

// papers are the kinds of documents that prove steps, where there is no doubt.
var papers = map[register.ActionKind]register.DocumentKind{
	register.ActionTalksNotice:     register.DocumentLetter,
	register.ActionPowers:          register.DocumentPowers,
	register.ActionRatification:    register.DocumentPowers,
	register.ActionAcceptance:      register.DocumentPowers,
	register.ActionApproval:        register.DocumentPowers,
	register.ActionNotification:    register.DocumentNote,
	register.ActionNotice:          register.DocumentNote,
	register.ActionNoticeWithdrawn: register.DocumentNote,
	register.ActionSuccession:      register.DocumentNote,
	register.ActionNotConcluded:    register.DocumentLetter,
}

// kindOfPaper says as what kind of document the file of a step is kept.
func kindOfPaper(k register.ActionKind) register.DocumentKind {
	if kind, has := papers[k]; has {
		return kind
	}
	return register.DocumentOther
}

// linked wraps link so that it also reports whether the agreement has changed meanwhile.
func linked(link func(a *register.Agreement, document register.ID) bool) func(register.Record, register.ID) error {
	return func(r register.Record, document register.ID) error {
		if a, is := r.(*register.Agreement); !is || !link(a, document) {
			return fmt.Errorf("link a file with %v: %w", r.Ref(), storage.ErrNotFound)
		}
		return nil
	}
}

// proves returns what links a file with one of the actions.
func proves(act register.Action) func(a *register.Agreement, document register.ID) bool {
	return func(a *register.Agreement, document register.ID) bool {
		i := slices.Index(a.Actions, act)
		if i >= 0 {
			a.Actions[i].FileID = document
		}
		return i >= 0
	}
}

// answers returns what links a file with one of the approvals.
func answers(one register.Approval) func(a *register.Agreement, document register.ID) bool {
	return func(a *register.Agreement, document register.ID) bool {
		i := slices.Index(a.Approvals, one)
		if i >= 0 {
			a.Approvals[i].FileID = document
		}
		return i >= 0
	}
}
