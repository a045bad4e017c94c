package cli

import (
	"context"
	"strconv"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// The kinds as lists show them. Names of columns are a promise to scripts: they may be added to, not
// changed.
var listables = map[register.Kind]listable{
	register.KindAgreement:  agreements(),
	register.KindVisit:      visits(),
	register.KindMeeting:    meetings(),
	register.KindCommission: commissions(),
	register.KindSession:    sessions(),
	register.KindPartner:    partners(),
	register.KindPerson:     persons(),
	register.KindSphere:     spheres(),
	register.KindRule:       rules(),
	register.KindDocument:   documents(),
	register.KindCommitment: commitments(),
	register.KindEvent:      events(),
	register.KindInvitation: invitations(),

	register.KindProductionLink: productionLinks(),
}

func agreements() listable {
	type row = storage.AgreementRow
	return listed(listable{
		sorts:    []string{"number", "title", "partner", "signed", "until", "status"},
		statuses: texts(register.Statuses), waitings: texts(storage.Waitings), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.AgreementIDs(ctx, storage.AgreementQuery{
				Query: q.Query, On: q.on, Statuses: some[register.Status](q.status), Partner: q.partner, Waits: some[storage.Waiting](q.waits),
			})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		plain("number", "agreement.number", func(r row) string { return r.Number }),
		day("signed_on", "agreement.signed", func(r row) register.Date { return r.SignedOn }),
		choice("term", "", func(r row) register.Term { return r.Term }, func(v register.Term) string { return string(v) }),
		lastDay("until", "agreement.until", func(r row) register.Date { return r.Until }),
		choice("status", "agreement.status", func(r row) register.Status { return r.Status }, agreementStatus),
		choice("kind", "", func(r row) register.AgreementKind { return r.Kind }, agreementKind),
		choice("level", "", func(r row) register.Level { return r.Level }, level),
		phrases("partner", "agreement.partner", func(r row) register.Text { return r.Partner }),
		phrases("title", "agreement.title", func(r row) register.Text { return r.Title }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([]row, error) {
		return s.AgreementRows(ctx, ids, on)
	})
}

func visits() listable {
	// A row with the day it is shown on, since the state depends on it.
	type row struct {
		storage.VisitRow
		on register.Date
	}
	return listed(listable{
		sorts:    []string{"day", "title", "partner"},
		statuses: texts(register.VisitStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.VisitIDs(ctx, storage.VisitQuery{Query: q.Query, On: q.on, States: some[register.VisitState](q.status), Partner: q.partner})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		day("from", "visit.from", func(r row) register.Date { return r.FromDay }),
		day("to", "visit.to", func(r row) register.Date { return r.ToDay }),
		choice("status", "visit.state", func(r row) register.VisitState { return r.StateOn(r.on) }, visitState),
		choice("direction", "visit.direction", func(r row) register.Direction { return r.Direction }, direction),
		choice("type", "", func(r row) register.VisitType { return r.Type }, visitType),
		choice("level", "", func(r row) register.VisitLevel { return r.Level }, visitLevel),
		phrases("partner", "visit.partner", func(r row) register.Text { return r.Partner }),
		phrases("leader", "visit.leader", func(r row) register.Text { return r.Leader }),
		phrases("title", "visit.title", func(r row) register.Text { return r.Title }),
		day("report_on", "", func(r row) register.Date { return r.ReportOn }),
		number("open_outcomes", "", func(r row) int { return r.OpenOutcomes }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([]row, error) {
		read, err := s.VisitRows(ctx, ids)
		rows := make([]row, len(read))
		for i, r := range read {
			rows[i] = row{r, on}
		}
		return rows, err
	})
}

// meetings is the journal: its columns in their order.
func meetings() listable {
	type row = storage.MeetingRow
	return listed(listable{
		sorts:    []string{"day", "number", "title", "partner"},
		statuses: texts(storage.Reportings), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.MeetingIDs(ctx, storage.MeetingQuery{Query: q.Query, Reports: some[storage.Reporting](q.status), Partner: q.partner})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		plain("number", "meeting.number", func(r row) string { return r.Number }),
		day("day", "meeting.day", func(r row) register.Date { return r.Day }),
		plain("start", "", func(r row) string { return r.StartTime }),
		phrases("place", "meeting.place", func(r row) register.Text { return r.Place }),
		phrases("theirs", "meeting.theirs", func(r row) register.Text { return r.TheirNames }),
		phrases("partner", "meeting.partner", func(r row) register.Text { return r.Partner }),
		phrases("ground", "", func(r row) register.Text { return r.Ground }),
		phrases("aim", "", func(r row) register.Text { return r.Aim }),
		phrases("content", "", func(r row) register.Text { return r.Content }),
		phrases("ours", "meeting.ours", func(r row) register.Text { return r.OurNames }),
		phrases("permitter", "", func(r row) register.Text { return r.Permitter }),
		phrases("permit", "", func(r row) register.Text { return r.Permit }),
		day("reported_on", "meeting.reported_on", func(r row) register.Date { return r.ReportedOn }),
		phrases("reported_to", "", func(r row) register.Text { return r.ReportedTo }),
		plain("visit", "", func(r row) string { return r.VisitID.String() }),
		number("open_outcomes", "", func(r row) int { return r.OpenOutcomes }),
		phrases("title", "meeting.title", func(r row) register.Text { return r.Title }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, _ register.Date) ([]row, error) {
		return s.MeetingRows(ctx, ids)
	})
}

func commissions() listable {
	type row = storage.CommissionRow
	return listed(listable{
		sorts:    []string{"title", "partner"},
		statuses: texts(register.CommissionStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.CommissionIDs(ctx, storage.CommissionQuery{Query: q.Query, Partner: q.partner, On: q.on, States: some[register.CommissionState](q.status)})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		choice("kind", "", func(r row) register.CommissionKind { return r.Kind }, commissionKind),
		number("held", "commission.held", func(r row) int { return r.Turn.Held }),
		day("last", "commission.last", func(r row) register.Date { return dayOf(r.Turn.Last) }),
		day("next", "commission.next", func(r row) register.Date { return dayOf(r.Turn.Next) }),
		day("due", "commission.column.due", func(r row) register.Date { return r.Turn.Due }),
		choice("status", "commission.state", func(r row) register.CommissionState { return r.State }, commissionState),
		choice("host", "", func(r row) register.Side { return r.Turn.Host }, side),
		phrases("partner", "commission.partner", func(r row) register.Text { return r.Partner }),
		phrases("title", "commission.title", func(r row) register.Text { return r.Title }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([]row, error) {
		return s.CommissionRows(ctx, ids, on)
	})
}

// dayOf gives the first day of a session, nothing where there is none.
func dayOf(s *register.Session) register.Date {
	if s == nil {
		return ""
	}
	return s.From
}

func sessions() listable {
	type row = storage.SessionRow
	return listed(listable{
		sorts:    []string{"day", "commission", "number"},
		statuses: texts(register.SessionStates),
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.SessionIDs(ctx, storage.SessionQuery{Query: q.Query, On: q.on, States: some[register.SessionState](q.status)})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		number("number", "session.number", func(r row) int { return r.Number }),
		day("from", "session.from", func(r row) register.Date { return r.FromDay }),
		day("to", "session.to", func(r row) register.Date { return r.ToDay }),
		day("signed_on", "", func(r row) register.Date { return r.SignedOn }),
		choice("status", "session.state", func(r row) register.SessionState { return r.State }, sessionState),
		choice("host", "", func(r row) register.Side { return r.Host }, side),
		phrases("place", "session.place", func(r row) register.Text { return r.Place }),
		phrases("commission", "session.commission", func(r row) register.Text { return r.Commission }),
		phrases("title", "", func(r row) register.Text { return r.Title }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([]row, error) {
		return s.SessionRows(ctx, ids, on)
	})
}

func partners() listable {
	type row = storage.PartnerRow
	return listed(listable{
		sorts: []string{"name", "parent"}, byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.PartnerIDs(ctx, storage.PartnerQuery{Query: q.Query, Under: q.partner})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		plain("code", "partner.code", func(r row) string { return r.Code }),
		choice("kind", "partner.kind", func(r row) register.PartnerKind { return r.Kind }, partnerKind),
		{"ours", "", false, func(r row) any { return r.Ours }, func(row) string { return "" }},
		phrases("parent", "partner.parent", func(r row) register.Text { return r.Parent }),
		phrases("name", "partner.name", func(r row) register.Text { return r.Name }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, _ register.Date) ([]row, error) {
		return s.PartnerRows(ctx, ids)
	})
}

func persons() listable {
	type row = storage.PersonRow
	return listed(listable{
		sorts: []string{"name"}, byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.PersonIDs(ctx, storage.PersonQuery{Query: q.Query, Partner: q.partner})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		phrases("name", "person.name", func(r row) register.Text { return r.Name }),
		phrases("post", "person.post", func(r row) register.Text { return r.Post }),
		phrases("body", "person.body", func(r row) register.Text { return r.Body }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([]row, error) {
		return s.PersonRows(ctx, ids, on)
	})
}

func spheres() listable {
	type row = storage.SphereRow
	return listed(listable{
		sorts: []string{"name"},
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.SphereIDs(ctx, storage.SphereQuery{Query: q.Query})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		phrases("parent", "sphere.parent", func(r row) register.Text { return r.Parent }),
		phrases("name", "sphere.name", func(r row) register.Text { return r.Name }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, _ register.Date) ([]row, error) {
		return s.SphereRows(ctx, ids)
	})
}

func rules() listable {
	type row = storage.RuleRow
	return listed(listable{
		sorts: []string{"order", "step"},
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.RuleIDs(ctx, storage.RuleQuery{Query: q.Query})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		{"verified", "rule.status", false, func(r row) any { return r.Verified }, func(r row) string { return lang.RuleStatus(r.Verified, r.Off) }},
		{"off", "", false, func(r row) any { return r.Off }, func(row) string { return "" }},
		{"levels", "rule.levels", false, func(r row) any { return commas(r.Levels) }, func(r row) string { return lang.RuleLevels(r.Proof, r.Levels) }},
		{"deadline", "rule.deadline", false, func(r row) any { return deadline(r.Deadline) }, func(r row) string { return lang.RuleDeadline(r.Deadline) }},
		phrases("source", "", func(r row) register.Text { return r.Source }),
		phrases("step", "rule.step", func(r row) register.Text { return r.Step }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, _ register.Date) ([]row, error) {
		return s.RuleRows(ctx, ids)
	})
}

// deadline gives the time of a rule for scripts: "after 15 days signature", "before 1 months asked foreign_ministry".
func deadline(d register.Deadline) string {
	length := ""
	if d.Length.Given() {
		unit := d.Length.Unit
		if unit == "" {
			unit = register.Months
		}
		length = strconv.Itoa(d.Length.Count) + " " + string(unit)
	}
	return join(" ", string(d.Relation), length, string(d.From.Kind), string(d.From.Body), string(d.From.Action))
}

func documents() listable {
	type row = storage.DocumentRow
	current := func(r row) register.Version { v, _ := r.Current(); return v }
	return listed(listable{
		sorts: []string{"title", "subject", "day", "size"},
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.DocumentIDs(ctx, storage.DocumentQuery{Query: q.Query})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		day("day", "document.day", func(r row) register.Date { return r.Day }),
		choice("kind", "document.kind", func(r row) register.DocumentKind { return r.Kind }, documentKind),
		choice("language", "document.language", func(r row) string { return r.Language }, lang.LanguageName),
		{"size", "document.size", true, func(r row) any { return current(r).Size }, func(r row) string { return fileSize(current(r)) }},
		number("versions", "", func(r row) int { return len(r.Versions) }),
		plain("sha256", "", func(r row) string { return current(r).Hash }),
		plain("file", "document.file", func(r row) string { return current(r).Name }),
		phrases("subject", "document.subjects", func(r row) register.Text { return r.Subject }),
		phrases("title", "document.title", func(r row) register.Text { return r.Title }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, _ register.Date) ([]row, error) {
		return s.DocumentRows(ctx, ids)
	})
}

// fileSize is the size of a file, nothing where there is none.
func fileSize(v register.Version) string {
	if v.Hash == "" {
		return ""
	}
	return lang.Size(v.Size)
}
