package register

import (
	"strconv"

	"accord/storage/pattern"
)

// The decisions of a session are the commitments whose source it is, numbered as its protocol numbers them.

// Point is how a protocol calls a decision: by its number, else by what it says.
func (c *Commitment) Point(l Language) string {
	if c.Number != "" {
		return c.Number
	}
	return "«" + c.Title.Or(l) + "»"
}

// Lacks reports whether a living decision keeps its protocol from being signed: nobody executes it, or its term is not
// settled; "without a term" settles it.
func (c *Commitment) Lacks() bool {
	return c.Source.Kind == KindSession && !c.InTrash() && (c.Executor.IsZero() || !c.hasTerm())
}

// KeepsFromSigning reports whether the problem is a point for whose sake a protocol cannot be signed.
func (p Problem) KeepsFromSigning() bool {
	switch p.Key {
	case "problem.point_without_both", "problem.point_without_executor", "problem.point_without_due":
		return true
	}
	return false
}

// ProtocolFaults returns why a protocol with these decisions cannot be signed: one problem for each point without an
// executor or a term, at the field of the day of signing. An unsigned protocol has none.
func (s *Session) ProtocolFaults(decisions []*Commitment) Problems {
	var out Problems
	if s.SignedOn == "" {
		return nil
	}
	for _, c := range decisions {
		switch {
		case c.Executor.IsZero() && !c.hasTerm():
			out.fault("signed_on", "problem.point_without_both", c.Point(Russian))
		case c.Executor.IsZero():
			out.fault("signed_on", "problem.point_without_executor", c.Point(Russian))
		case !c.hasTerm():
			out.fault("signed_on", "problem.point_without_due", c.Point(Russian))
		}
	}
	return out
}

// SignedFaults returns what a decision of a signed protocol lacks, at its own fields.
func (c *Commitment) SignedFaults() Problems {
	var out Problems
	if c.Executor.IsZero() {
		out.fault("executor.body", "problem.signed_without_executor")
	}
	if !c.hasTerm() {
		out.fault("due_rule", "problem.signed_without_due")
	}
	return out
}

var lastNumber = pattern.Of(`^(.*?)(\d+)(\D*)$`)

// NextPoint returns the number of the point after the last one: "3" after "2", "2.4" after "2.3", "1" where there is none.
// After one that bears no number nothing is known.
func NextPoint(last string) string {
	if last == "" {
		return "1"
	}
	parts := lastNumber().FindStringSubmatch(last)
	if parts == nil {
		return ""
	}
	n, err := strconv.Atoi(parts[2])
	if err != nil {
		return ""
	}
	return parts[1] + strconv.Itoa(n+1) + parts[3]
}
