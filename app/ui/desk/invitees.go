package desk

import (
	"context"

	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// InvitationStore is what the pages that invite need of the register.
type InvitationStore interface {
	Store
	InvitationIDs(ctx context.Context, q storage.InvitationQuery) ([]register.ID, error)
	InvitationRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.InvitationRow, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
}

// InvitationTones are the colours of the states of invitations.
var InvitationTones = map[register.InvitationState]kit.Tone{
	register.InvitationPrepared:       kit.ToneBlue,
	register.InvitationSent:           kit.ToneBlue,
	register.InvitationReminded:       kit.ToneAmber,
	register.InvitationNoReply:        kit.ToneRed,
	register.InvitationAccepted:       kit.ToneGreen,
	register.InvitationDeclined:       kit.ToneGrey,
	register.InvitationConditional:    kit.ToneAmber,
	register.InvitationRepresentative: kit.ToneGreen,
	register.InvitationTookPlace:      kit.ToneGrey,
}
