package desk

import (
	"accord/app/ui/kit"
	"accord/storage/register"
)

// agreementTones are the colours of the statuses.
var agreementTones = map[register.Status]kit.Tone{
	register.StatusNotYet:       kit.ToneGrey,
	register.StatusDraft:        kit.ToneBlue,
	register.StatusAdopted:      kit.ToneAmber,
	register.StatusSigned:       kit.ToneAmber,
	register.StatusProvisional:  kit.ToneGreen,
	register.StatusInForce:      kit.ToneGreen,
	register.StatusNoticeGiven:  kit.ToneAmber,
	register.StatusSuspended:    kit.ToneAmber,
	register.StatusUnclear:      kit.ToneAmber,
	register.StatusExpired:      kit.ToneGrey,
	register.StatusTerminated:   kit.ToneRed,
	register.StatusNotConcluded: kit.ToneGrey,
}

// AgreementTone is the colour of a standing by its urgency, else by its status.
func AgreementTone(s register.Standing) kit.Tone {
	if tone := UrgencyTone(s.Urgency()); tone != kit.ToneNone {
		return tone
	}
	if left, leaving := s.Departures(); len(left)+len(leaving)+len(s.Suspended()) > 0 && s.Status.InForce() {
		return kit.ToneAmber
	}
	return agreementTones[s.Status]
}

// UrgencyTone is the colour in which a last day is shown wherever it is; none where it is not near.
func UrgencyTone(u register.Urgency) kit.Tone {
	switch u {
	case register.UrgencyNow, register.UrgencySoon:
		return kit.ToneRed
	case register.UrgencyNear:
		return kit.ToneAmber
	}
	return kit.ToneNone
}
