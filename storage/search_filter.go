package storage

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"accord/storage/register"
)

// SearchFilter lets some records pass, whatever their kind. Its zero value lets all pass.
type SearchFilter struct {
	// Kinds are those wanted; none means all.
	Kinds []register.Kind
	// Partners are words of names. A record must concern one that is called so, or what lies below it in the tree; of
	// several names each.
	Partners []string
	// PartnerIDs are partners; one of them, or what lies below it, must be concerned.
	PartnerIDs []register.ID
	// States are those wanted of each kind; nil means any. What has no state is let through by nil alone.
	States map[register.Kind][]string
	// Years are those of a record's day, see Hit.Day; none means any.
	Years []int
	// Files are words of attached files; each must be found. The documents pass, and the records they belong to.
	Files []string
}

// kindsIn returns the kinds that the filter does not rule out.
func (f SearchFilter) kindsIn(all []register.Kind) []register.Kind {
	return slices.DeleteFunc(slices.Clone(all), func(k register.Kind) bool {
		return len(f.Kinds) > 0 && !slices.Contains(f.Kinds, k) ||
			f.States != nil && (len(f.States[k]) == 0 || inStates[k] == nil) ||
			len(f.Years) > 0 && dayColumns[k] == ""
	})
}

// any reports whether the filter lets all pass.
func (f SearchFilter) any() bool {
	return len(f.Kinds)+len(f.Partners)+len(f.PartnerIDs)+len(f.Years)+len(f.Files) == 0 && f.States == nil
}

// set is a set of IDs.
type set map[register.ID]struct{}

func setOf(ids []register.ID) set {
	s := make(set, len(ids))
	for _, id := range ids {
		s[id] = struct{}{}
	}
	return s
}

func (s set) has(id register.ID) bool { _, is := s[id]; return is }

// sieve is a filter after its questions to all kinds: what passes is in all of its sets.
type sieve struct {
	filter SearchFilter
	on     register.Date
	sets   []set
}

// sieve asks what a filter wants to know about all kinds at once.
func (s *Store) sieve(ctx context.Context, f SearchFilter, on register.Date) (sieve, error) {
	made := sieve{filter: f, on: on.First()}
	for _, name := range f.Partners {
		named, err := s.PartnerIDs(ctx, PartnerQuery{Query: Query{Find: name}})
		if err != nil {
			return sieve{}, err
		}
		ids, err := s.concerningAny(ctx, named)
		if err != nil {
			return sieve{}, err
		}
		made.sets = append(made.sets, ids)
	}
	if len(f.PartnerIDs) > 0 {
		ids, err := s.concerningAny(ctx, f.PartnerIDs)
		if err != nil {
			return sieve{}, err
		}
		made.sets = append(made.sets, ids)
	}
	for _, words := range f.Files {
		ids, err := s.withFile(ctx, words)
		if err != nil {
			return sieve{}, err
		}
		made.sets = append(made.sets, ids)
	}
	return made, nil
}

// of returns the records of a kind that pass. Where all do, all is true.
func (v sieve) of(ctx context.Context, s *Store, k register.Kind) (passing set, all bool, err error) {
	if len(v.filter.kindsIn([]register.Kind{k})) == 0 {
		return nil, false, nil
	}
	sets := slices.Clone(v.sets)
	if states := v.filter.States[k]; len(states) > 0 {
		ids, err := inStates[k](ctx, s, states, v.on)
		if err != nil {
			return nil, false, err
		}
		sets = append(sets, setOf(ids))
	}
	if len(v.filter.Years) > 0 {
		in := set{}
		for _, year := range v.filter.Years {
			ids, err := s.inYear(ctx, k, year)
			if err != nil {
				return nil, false, err
			}
			maps.Copy(in, setOf(ids))
		}
		sets = append(sets, in)
	}
	if len(sets) == 0 {
		return nil, true, nil
	}
	passing = maps.Clone(sets[0])
	for _, other := range sets[1:] {
		maps.DeleteFunc(passing, func(id register.ID, _ struct{}) bool { return !other.has(id) })
	}
	return passing, false, nil
}

// namedAtMost is how many partners a search looks below.
const namedAtMost = 200

// concerningAny returns partners with all below them, what mentions one of these, and the sessions and files of that.
func (s *Store) concerningAny(ctx context.Context, partners []register.ID) (set, error) {
	found := set{}
	for _, id := range partners[:min(len(partners), namedAtMost)] {
		if _, known := found[id]; known {
			continue
		}
		for _, sql := range []string{"SELECT id FROM below", "SELECT m.id FROM below CROSS JOIN mentions m WHERE m.target = below.id"} {
			ids, err := scanIDs(s.read(ctx), filter{withBelow("partners") + sql, []any{id}})
			if err != nil {
				return nil, fmt.Errorf("search what concerns a partner: %w", translate(err))
			}
			maps.Copy(found, setOf(ids))
		}
	}
	belonging := []register.Role{register.RoleCommission, register.RoleSubject}
	for some := range slices.Chunk(slices.Collect(maps.Keys(found)), idsAtOnce) {
		ids, err := scanIDs(s.read(ctx), filter{"SELECT id FROM mentions WHERE target IN ? AND role IN ?", []any{some, belonging}})
		if err != nil {
			return nil, fmt.Errorf("search what concerns a partner: %w", translate(err))
		}
		maps.Copy(found, setOf(ids))
	}
	return found, nil
}

// withFile returns the documents whose files or names have the words, and the records they belong to.
func (s *Store) withFile(ctx context.Context, words string) (set, error) {
	documents, err := s.DocumentIDs(ctx, DocumentQuery{Query: Query{Find: words}})
	if err != nil {
		return nil, err
	}
	found := setOf(documents)
	for some := range slices.Chunk(documents, idsAtOnce) {
		subjects, err := scanIDs(s.read(ctx), filter{"SELECT target AS id FROM mentions WHERE id IN ? AND role = ?", []any{some, register.RoleSubject}})
		if err != nil {
			return nil, fmt.Errorf("search files: %w", translate(err))
		}
		maps.Copy(found, setOf(subjects))
	}
	return found, nil
}

// dayColumns are the days by which people know the records of a kind, as their tables have them.
var dayColumns = map[register.Kind]string{
	register.KindAgreement: "signed_on", register.KindSession: "first_day", register.KindVisit: "first_day", register.KindMeeting: "first_day",
	register.KindEvent: "first_day", register.KindInvitation: "sent_on", register.KindProductionLink: "since_day",
	register.KindTradeRecord: "last_day", register.KindCommitment: "due_on", register.KindDocument: "first_day",
}

// inYear returns the records of a kind that have their day in a year.
func (s *Store) inYear(ctx context.Context, k register.Kind, year int) ([]register.ID, error) {
	ids, err := scanIDs(s.read(ctx), filter{
		"SELECT id FROM " + shapes[k].table() + " WHERE deleted_at IS NULL AND " + dayColumns[k] + " >= ? AND " + dayColumns[k] + " < ?",
		[]any{fmt.Sprintf("%04d", year), fmt.Sprintf("%04d", year+1)},
	})
	if err != nil {
		return nil, fmt.Errorf("search in a year: %w", translate(err))
	}
	return ids, nil
}

// inStates find the records of a kind that are in one of the states on a day, as its list does.
var inStates = map[register.Kind]func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error){
	register.KindAgreement: func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error) {
		return s.AgreementIDs(ctx, AgreementQuery{On: on, Statuses: as[register.Status](states)})
	},
	register.KindCommission: func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error) {
		return s.CommissionIDs(ctx, CommissionQuery{On: on, States: as[register.CommissionState](states)})
	},
	register.KindSession: func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error) {
		return s.SessionIDs(ctx, SessionQuery{On: on, States: as[register.SessionState](states)})
	},
	register.KindVisit: func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error) {
		return s.VisitIDs(ctx, VisitQuery{On: on, States: as[register.VisitState](states)})
	},
	register.KindEvent: func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error) {
		return s.EventIDs(ctx, EventQuery{On: on, States: as[register.EventState](states)})
	},
	register.KindInvitation: func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error) {
		return s.InvitationIDs(ctx, InvitationQuery{On: on, States: as[register.InvitationState](states)})
	},
	register.KindProductionLink: func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error) {
		return s.ProductionLinkIDs(ctx, ProductionLinkQuery{On: on, States: as[register.ProductionState](states)})
	},
	register.KindCommitment: func(ctx context.Context, s *Store, states []string, on register.Date) ([]register.ID, error) {
		return s.CommitmentIDs(ctx, CommitmentQuery{On: on, States: as[register.CommitmentState](states)})
	},
}

func as[T ~string](states []string) []T {
	all := make([]T, len(states))
	for i, state := range states {
		all[i] = T(state)
	}
	return all
}
