package register

// States returns the states of the records of a kind, in the order of their lists; nil for kinds without states.
func (k Kind) States() []string {
	switch k {
	case KindAgreement:
		return texts(Statuses)
	case KindCommission:
		return texts(CommissionStates)
	case KindSession:
		return texts(SessionStates)
	case KindVisit:
		return texts(VisitStates)
	case KindEvent:
		return texts(EventStates)
	case KindInvitation:
		return texts(InvitationStates)
	case KindProductionLink:
		return texts(ProductionStates)
	case KindCommitment:
		return texts(CommitmentStates)
	}
	return nil
}

func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}
