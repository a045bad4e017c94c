package desk

import (
	"accord/app/ui/kit"
	"accord/storage/register"
)

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
