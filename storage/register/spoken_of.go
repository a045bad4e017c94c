package register

// mentionSpokenOf adds the agreements and commissions that were spoken of at a visit or a meeting.
func mentionSpokenOf(m *mentions, agreements, commissions []ID) {
	for i, id := range agreements {
		m.addIn(KindAgreement, id, RoleSpokenOf, "agreements", i, "")
	}
	for i, id := range commissions {
		m.addIn(KindCommission, id, RoleSpokenOf, "commissions", i, "")
	}
}

// checkSpokenOf wants each of them once.
func checkSpokenOf(out *Problems, agreements, commissions []ID) {
	out.distinct(agreements, func(i int) string { return at("agreements", i, "") }, "problem.agreement_twice")
	out.distinct(commissions, func(i int) string { return at("commissions", i, "") }, "problem.commission_twice")
}
