package kinds

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/pdf"
	"accord/storage"
	"accord/storage/register"
)

// pagesOfNote are how many pages are read before a call.
const pagesOfNote = 3

// brief is the note on a partner: two or three pages that answer what a minister asks, each figure with its source. It tells as much as
// these pages hold.
func (m *making) brief() {
	p := record[register.Partner](m, m.Subject.ID)
	if p == nil {
		return
	}
	m.pages = pagesOfNote
	n := m.note(p.ID)
	measure := pdf.NewMeasure()
	pages := func(s scope) int { return measure.LeastPages(n.told(p, s).whole().InWords()) }
	widest := 0
	if pages(everything) > m.pages {
		narrowest := len(scopes) - 1
		m.pages = max(m.pages, pages(scopes[narrowest])) // a page that is begun in any case is filled
		widest = sort.Search(narrowest, func(i int) bool { return pages(scopes[i]) <= m.pages })
	}
	*m = *n.told(p, scopes[widest])
}

// told writes the note in a scope, beside the making that it belongs to.
func (n *note) told(p *register.Partner, s scope) *making {
	m, scoped := *n.making, *n
	n = &scoped
	n.making, n.scope = &m, s
	m.call(m.in.T("paper.brief.title", m.text(p.Name)), m.asOf())
	m.add(n.summary()...)
	if about := m.phrase(m.inner(p.Note)); len(about) > 0 {
		m.add(paper.Paragraph{Text: begun(about, s.letters)})
	}
	m.part(1, m.in.T("paper.brief.agreements"), n.agreements()...)
	m.part(1, m.in.T("paper.brief.commissions"), n.commissions()...)
	m.part(1, m.in.T("paper.brief.trade"), n.trade()...)
	m.part(1, m.in.T("paper.brief.spheres"), n.promising())
	m.part(1, m.in.T("paper.brief.links"), n.links()...)
	m.part(1, m.in.T("paper.brief.visits"), n.visited()...)
	m.part(1, m.in.T("paper.brief.talks"), n.inShort(n.talks())...)
	m.part(1, m.in.T("paper.brief.people"), n.people()...)
	m.part(1, m.in.T("paper.brief.commitments"), n.commitments()...)
	m.part(1, m.in.T("paper.brief.invitations"), n.invited()...)
	if !m.partnerEdition() {
		m.box(m.in.T("paper.brief.gaps"), n.gaps())
	}
	return &m
}

// note is what a briefing note on a partner stands on: its profile, as far as it was known on the day.
type note struct {
	*making
	partner  register.ID
	profile  *storage.Profile
	treaties []*register.Agreement
	visits   []*register.Visit
	meetings []*register.Meeting
	letters  []*register.Invitation
	duties   []storage.CommitmentRow
	chart    paper.Block
	scope    scope
}

// note reads everything about a partner and what is below it in the tree.
func (m *making) note(partner register.ID) *note {
	n := &note{making: m, partner: partner, profile: &storage.Profile{On: m.On, Partner: &register.Partner{}}}
	if p := read(m, func() (*storage.Profile, error) { return m.store.Profile(m.ctx, partner, m.On) }); p != nil {
		n.profile = p
		for id, line := range p.Names {
			m.known.lines[id] = line
		}
	}
	n.treaties = slices.Clone(n.profile.Agreements)
	n.treaties = slices.DeleteFunc(n.treaties, func(a *register.Agreement) bool { return a.StatusOn(m.On) == "" })
	pressing := map[register.ID]register.Date{}
	for _, a := range n.treaties {
		pressing[a.ID] = pressed(a, m.On)
	}
	slices.SortStableFunc(n.treaties, func(a, b *register.Agreement) int {
		return cmp.Or(cmp.Compare(rank(a.StatusOn(m.On)), rank(b.StatusOn(m.On))), cmp.Compare(pressing[a.ID], pressing[b.ID]), cmp.Compare(b.DoneOn(), a.DoneOn()))
	})
	n.visits = n.profile.Visits
	n.meetings = slices.DeleteFunc(slices.Clone(n.profile.Meetings), func(one *register.Meeting) bool { return one.Day.First() > m.On })
	n.letters = slices.DeleteFunc(slices.Clone(n.profile.Invitations), func(i *register.Invitation) bool { return i.SentOn.First() > m.On })
	slices.SortStableFunc(n.letters, func(a, b *register.Invitation) int { return cmp.Compare(answered(a, m.On), answered(b, m.On)) })
	n.duties = m.duties(storage.CommitmentQuery{Partner: partner})
	if groups := n.tradeGroups(); len(groups) > 0 {
		n.chart = n.tradeChart(groups[0])
	}
	n.scope = everything
	return n
}

// pressed is the day of the year ahead by which something about an agreement must be decided, or after all days where there is none.
func pressed(a *register.Agreement, on register.Date) register.Date {
	first := register.Forever
	for _, one := range a.AheadOf(on) {
		if one.Day <= on.AddMonths(12) {
			first = min(first, one.Day)
		}
	}
	return first
}

// answered puts invitations that wait for an answer first.
func answered(i *register.Invitation, on register.Date) int {
	if i.StateOn(on).Answered() {
		return 1
	}
	return 0
}

// duties are the commitments that there were on the day: those overdue first, then by the day they are due.
func (m *making) duties(q storage.CommitmentQuery) []storage.CommitmentRow {
	rows := m.dutiesBy("due", q)
	slices.SortStableFunc(rows, func(a, b storage.CommitmentRow) int { return cmp.Compare(order(a), order(b)) })
	return rows
}

// dutiesBy are the commitments that there were on the day, in an order of their list.
func (m *making) dutiesBy(order string, q storage.CommitmentQuery) []storage.CommitmentRow {
	q.Query, q.On = m.query(order), m.On
	rows := read(m, func() ([]storage.CommitmentRow, error) {
		ids, err := m.store.CommitmentIDs(m.ctx, q)
		if err != nil {
			return nil, err
		}
		return m.store.CommitmentRows(m.ctx, ids, m.On)
	})
	return slices.DeleteFunc(rows, func(r storage.CommitmentRow) bool { return r.State == "" || r.Start.First() > m.On })
}

// order puts overdue commitments before open ones, and closed ones last.
func order(r storage.CommitmentRow) int {
	switch {
	case r.Overdue:
		return 0
	case r.State.Open():
		return 1
	}
	return 2
}

// rank puts agreements in force first, then those to come, and those over last.
func rank(s register.Status) int {
	switch {
	case s.Running():
		return 0
	case s.Over():
		return 2
	}
	return 1
}

// summary says in figures what there is.
func (n *note) summary() []paper.Block {
	in := n.in
	running, open, overdue := 0, 0, 0
	for _, a := range n.treaties {
		if a.StatusOn(n.On).Running() {
			running++
		}
	}
	for _, d := range n.duties {
		if d.State.Open() {
			open++
		}
		if d.Overdue {
			overdue++
		}
	}
	went := n.profile.Reciprocity()
	figure := func(n int) string { return lang.Number(int64(n)) }
	sheet := n.facts(
		"paper.brief.of_agreements", in.T("paper.brief.count_of", figure(running), figure(len(n.treaties))),
		"paper.brief.of_visits", in.T("paper.brief.both_ways", figure(went.VisitsOut), figure(went.VisitsIn)),
		"paper.brief.of_commitments", in.T("paper.brief.open_overdue", figure(open), figure(overdue)),
	)
	return []paper.Block{n.ofRegister(sheet)}
}

// ofRegister notes of facts that the register says so on the day of the paper.
func (m *making) ofRegister(facts paper.Facts) paper.Facts {
	for i := range facts {
		facts[i].Value = m.counted(facts[i].Value)
	}
	return facts
}

// counted notes of a phrase that the register says so on the day of the paper.
func (m *making) counted(p paper.Phrase) paper.Phrase {
	return p.Noted(m.in.T("paper.source.register", lang.Day(m.On)))
}

func first[T any](all []T, rows int) []T { return all[:min(len(all), rows)] }

// rows is how many of all the rows of a kind are listed: a last one stands where it would be said that there is one more.
func (n *note) rows(all int) int {
	if all <= n.scope.rows+1 {
		return all
	}
	return n.scope.rows
}

// rest says how many more there are of a kind than are listed, and to ourselves, where they are.
func (n *note) rest(all, listed int, of register.Kind) paper.Block {
	if all <= listed {
		return nil
	}
	said := n.in.N("paper.more", all-listed)
	if !n.partnerEdition() {
		said = n.in.T("paper.more.where", said, n.in.T("kind."+string(of)+".many"))
	}
	return paper.Paragraph{Style: paper.Small, Text: paper.Words(said)}
}

func (n *note) agreements() []paper.Block {
	t := paper.Table{Columns: n.columns("meeting.number", 1, "agreement.title", 9, "agreement.signed_on", 2, "agreement.status", 4)}
	for i, a := range first(n.treaties, n.rows(len(n.treaties))) {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{
			paper.Words(lang.Number(int64(i + 1))),
			append(n.phrase(a.Title), paper.Words(n.numbered(a.Number))...),
			paper.Words(cmp.Or(lang.Day(a.DoneOn()), lang.Unknown)),
			paper.Words(lang.Capital(n.in.AgreementState(a, n.On, n.name))).Noted(n.proof(a)),
		}})
	}
	return []paper.Block{t, n.rest(len(n.treaties), n.rows(len(n.treaties)), register.KindAgreement)}
}

// met puts commissions that have met before others.
func met(t register.Turn) int {
	if t.Last != nil {
		return 0
	}
	return 1
}

func (m *making) numbered(number string) string {
	if number == "" {
		return ""
	}
	return ", " + m.in.Numbered(number)
}

// proof is what the state of an agreement follows from: its sentence, as the card has it.
func (n *note) proof(a *register.Agreement) string { return n.in.AgreementSentence(a, n.On, n.name) }

func (n *note) commissions() (blocks []paper.Block) {
	slices.SortStableFunc(n.profile.Commissions, func(a, b storage.ProfileCommission) int { return cmp.Compare(met(a.Turn), met(b.Turn)) })
	for _, c := range first(n.profile.Commissions, n.rows(len(n.profile.Commissions))) {
		turn := c.Turn
		var chairs []string
		for _, one := range c.MembersOn(n.On) {
			if one.Role == register.RoleCoChair {
				chairs = append(chairs, join(": ", n.delegationOf(c.Commission, one.Side), n.person(one.PersonID, n.On)))
			}
		}
		next := ""
		if turn.Last != nil && turn.Next == nil && turn.Last.NextFrom.Last() >= n.On {
			next = n.nextTime(turn.Last)
		}
		label, kept := n.kept(c)
		blocks = append(blocks, under(paper.Words(n.text(c.Title)), n.facts(
			"paper.brief.met", n.counted(paper.Words(n.in.CommissionMet(turn, n.On))),
			"paper.brief.ahead", n.counted(paper.Words(n.in.CommissionAhead(c.Commission, turn, n.On))),
			"session.section.next", n.counted(paper.Words(next)),
			"session.co_chairs", join("\n", chairs...), label, n.counted(paper.Words(kept))))...)
	}
	return append(blocks, n.rest(len(n.profile.Commissions), n.rows(len(n.profile.Commissions)), register.KindCommission))
}

// kept says how many decisions are fulfilled of the last session that decided something, and which it is where others met since.
func (n *note) kept(c storage.ProfileCommission) (label, said string) {
	s, decisions := n.profile.LastDecisions(c)
	if s == nil {
		return "paper.brief.kept", ""
	}
	fulfilled := 0
	for _, one := range decisions {
		if one.StateOn(n.On) == register.CommitmentFulfilled {
			fulfilled++
		}
	}
	said = n.in.T("paper.brief.count_of", lang.Number(int64(fulfilled)), lang.Number(int64(len(decisions))))
	if s == c.Turn.Last {
		return "paper.brief.kept", said
	}
	return "paper.brief.kept_before", join(" — ", said, join(", ", n.text(s.Label()), n.span(s.DaysOn(n.On))))
}

// promising are the spheres that were called so with the partner, each with who said it where.
func (n *note) promising() paper.Block {
	var sources []string
	named := map[string][]string{} // by their source
	for _, s := range n.profile.Spheres {
		for _, p := range s.Promising {
			if p.PartnerID != n.partner || p.Since.First() > n.On {
				continue
			}
			source := n.reference(p.Source)
			if named[source] == nil {
				sources = append(sources, source)
			}
			named[source] = append(named[source], n.in.Within(n.text(s.Name)))
		}
	}
	var said paper.Phrase
	for i, source := range sources {
		list := strings.Join(named[source], ", ")
		if i > 0 {
			said = append(said, paper.Words("; ")...)
		} else {
			list = lang.Capital(list)
		}
		said = append(said, paper.Words(list).Noted(source)...)
	}
	return paper.Paragraph{Text: said}
}

func (n *note) links() []paper.Block {
	t := paper.Table{Columns: n.columns("production-link.ours", 3, "production-link.theirs", 4, "production-link.kind", 7, "production-link.state", 3)}
	for _, l := range first(n.profile.Links, n.rows(len(n.profile.Links))) {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(n.name(l.OursID)), paper.Words(n.name(l.TheirsID)),
			paper.Words(join(", ", n.linked(l), n.text(l.Place))),
			paper.Words(stateCell(n.making, "production-link.state.", l.StateOn(n.On))).Noted(n.reference(l.Source))}})
	}
	return []paper.Block{t, n.rest(len(n.profile.Links), n.rows(len(n.profile.Links)), register.KindProductionLink)}
}

// linked says what links enterprises: the kind of the link and its object, which often names the kind itself.
func (n *note) linked(l *register.ProductionLink) string {
	kind, object := word(n.making, "production-link.kind.", l.Kind), n.text(l.Object)
	if names(object, kind) {
		return object
	}
	return lang.Capital(join(": ", kind, object))
}

// names reports whether a text has the words of another, whatever their endings.
func names(text, words string) bool {
	const stem = 5
	text = strings.ToLower(text)
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		begin := []rune(w)
		if !strings.Contains(text, string(begin[:min(len(begin), stem)])) {
			return false
		}
	}
	return words != ""
}

func (n *note) visited() []paper.Block {
	t := paper.Table{Columns: n.columns("visit.days", 4, "visit.title", 9, "visit.leader", 6, "visit.state", 3)}
	for _, v := range first(n.visits, n.rows(len(n.visits))) {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(cmp.Or(lang.Days(v.From, v.To), lang.Unknown)), n.phrase(v.Title),
			paper.Words(n.person(v.Leader(), v.From)), paper.Words(stateCell(n.making, "visit.state.", v.StateOn(n.On)))}})
	}
	return []paper.Block{filled(t), n.rest(len(n.visits), n.rows(len(n.visits)), register.KindVisit)}
}

// filled leaves out the columns of a table that no row says anything in.
func filled(t paper.Table) paper.Table {
	for i := len(t.Columns) - 1; i >= 0; i-- {
		if slices.ContainsFunc(t.Rows, func(r paper.Row) bool { return !r.Band && len(r.Cells[i]) > 0 }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, i, i+1)
		for n := range t.Rows {
			if t.Rows[n].Band {
				continue
			}
			t.Rows[n].Cells = slices.Delete(t.Rows[n].Cells, i, i+1)
		}
	}
	return t
}

// under puts what is known of something under its name, which stands in bold where nothing is.
func under(name paper.Phrase, blocks ...paper.Block) []paper.Block {
	blocks = slices.DeleteFunc(blocks, empty)
	if len(blocks) == 0 {
		return []paper.Block{paper.Paragraph{Text: bold(name)}}
	}
	return append([]paper.Block{paper.Heading{Level: 3, Text: name}}, blocks...)
}

func bold(p paper.Phrase) paper.Phrase {
	p = slices.Clone(p)
	for i := range p {
		p[i].Bold = true
	}
	return p
}

// outcomes are what came of a talk, each with how it was taken further.
func (m *making) outcomes(all []register.Outcome) paper.Block {
	var lines []paper.Phrase
	for _, o := range all {
		line := m.phrase(o.Text)
		if kind := word(m, "outcome.kind.", o.Kind); !names(line.String(), kind) {
			line = append(paper.Words(lang.Capital(kind)+": "), line...)
		}
		if by := m.reference(o.By); by != "" && !m.partnerEdition() {
			line = line.Noted(m.in.T("paper.outcome.by", join(" — ", by, m.state(o.By))))
		}
		lines = append(lines, line)
	}
	return bullets(lines...)
}

func (n *note) people() []paper.Block {
	var lines []paper.Phrase
	for _, p := range n.profile.People {
		held, _ := p.AppointmentOn(n.On)
		post := n.text(held.Post)
		if held.PartnerID != n.partner {
			post = join(", ", post, n.name(held.PartnerID))
		}
		lines = append(lines, append(paper.Strong(n.text(p.Name)), paper.Words(" — "+post)...))
	}
	return []paper.Block{bullets(first(lines, n.rows(len(lines)))...), n.rest(len(lines), n.rows(len(lines)), register.KindPerson)}
}

func (n *note) invited() []paper.Block {
	t := paper.Table{Columns: n.columns("invitation.sent", 3, "invitation.from", 5, "invitation.invitee", 10, "invitation.occasion", 6, "invitation.state", 4)}
	for _, i := range first(n.letters, n.rows(len(n.letters))) {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(lang.Day(i.SentOn)),
			paper.Words(cmp.Or(n.name(i.FromPersonID), n.name(i.FromPartnerID))),
			paper.Words(cmp.Or(n.person(i.ToPersonID, i.SentOn), n.text(i.ToDelegation), n.name(i.ToPartnerID))),
			paper.Words(cmp.Or(n.name(i.EventID), n.name(i.VisitID), n.text(i.Purpose))),
			paper.Words(stateCell(n.making, "invitation.state.", i.StateOn(n.On))).Noted(n.reference(i.Source)),
		}})
	}
	return []paper.Block{t, n.rest(len(n.letters), n.rows(len(n.letters)), register.KindInvitation)}
}

// gaps are what the register should say and does not.
func (n *note) gaps() []string {
	gaps := n.in.Gaps(n.profile.Gaps())
	if rows := n.rows(len(gaps)); rows < len(gaps) {
		gaps = append(gaps[:rows], n.in.N("paper.more", len(gaps)-rows))
	}
	return gaps
}

// box adds a frame of lines under a title, nothing where there are none.
func (m *making) box(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	m.add(paper.Heading{Level: 1, Text: paper.Words(title)})
	for _, l := range lines {
		text := paper.Words(l)
		if strings.ContainsAny(l, "0123456789") {
			text = m.counted(text)
		}
		m.add(paper.Paragraph{Style: paper.Boxed, Mark: paper.Dash, Text: text})
	}
}
