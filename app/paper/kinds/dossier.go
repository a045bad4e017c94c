package kinds

import (
	"accord/app/paper"
	"accord/storage"
	"accord/storage/register"
)

// dossier is the paper for a head of a delegation: programme, delegation, the state of cooperation, aims and talking
// points, how earlier promises are kept, and the documents to sign.
func (m *making) dossier() {
	v := record[register.Visit](m, m.Subject.ID)
	if v == nil {
		return
	}
	m.call(m.in.T("paper.dossier.title"), m.visitLine(v))
	m.add(m.facts("visit.state", stateCell(m, "visit.state.", v.StateOn(m.On)), "visit.ground", v.Ground,
		"visit.host", m.name(v.HostID), "visit.arrival", v.Arrival, "visit.hotel", v.Hotel, "visit.transport", v.Transport))
	m.fixed(1, m.in.T("visit.programme"), m.programmePoints(v))
	m.fixed(1, m.in.T("visit.delegation"), m.memberPoints(v))
	m.fixed(1, m.in.T("paper.dossier.aims"), paper.Paragraph{Text: m.phrase(v.Purpose)})
	if !m.partnerEdition() {
		m.fixed(1, m.in.T("paper.dossier.points"), m.talkingPoints(v)...)
	}
	m.fixed(1, m.in.T("paper.dossier.drafts"), m.drafts(v))
	for _, partner := range v.PartnerIDs {
		n := m.note(partner)
		m.end()
		m.add(paper.Heading{Level: 1, Text: paper.Words(m.in.T("paper.brief.title", m.name(partner)))})
		m.add(n.summary()...)
		m.part(2, m.in.T("paper.brief.agreements"), n.agreements()...)
		m.part(2, m.in.T("paper.brief.commissions"), n.commissions()...)
		m.part(2, m.in.T("paper.brief.trade"), n.trade()...)
		m.part(2, m.in.T("paper.brief.spheres"), n.promising())
		m.part(2, m.in.T("paper.brief.links"), n.links()...)
		m.fixed(2, m.in.T("paper.dossier.kept"), n.commitments()...)
		m.part(2, m.in.T("paper.brief.invitations"), n.invited()...)
	}
}

// talkingPoints are those prepared for the meetings of the visit. They are internal.
func (m *making) talkingPoints(v *register.Visit) (blocks []paper.Block) {
	for _, one := range m.meetingsOf(v) {
		if points := m.phrase(m.inner(one.Points)); len(points) > 0 {
			blocks = append(blocks, paper.Heading{Level: 3, Text: m.phrase(one.Title)}, paper.Paragraph{Text: points})
		}
	}
	return blocks
}

// meetingsOf are those of a visit.
func (m *making) meetingsOf(v *register.Visit) []*register.Meeting {
	return records[register.Meeting](m, read(m, func() ([]register.ID, error) {
		return m.store.MeetingIDs(m.ctx, storage.MeetingQuery{Query: m.query(""), Visit: v.ID})
	}))
}

// drafts are the agreements spoken of that are not signed yet.
func (m *making) drafts(v *register.Visit) paper.Block {
	var lines []paper.Phrase
	for _, a := range records[register.Agreement](m, v.AgreementIDs) {
		if s := a.StatusOn(m.On); s == register.StatusNotYet || s == register.StatusDraft || s == register.StatusAdopted {
			lines = append(lines, append(m.phrase(a.Title), paper.Words(" — "+m.in.AgreementState(a, m.On, m.name))...))
		}
	}
	return bullets(lines...)
}
