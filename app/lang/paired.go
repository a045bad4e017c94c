package lang

// Paired returns for each row its place before, -1 for a new one. It compares the IDs, then the whole rows, then the
// names, then takes a remaining row with at least half of the fields alike.
func Paired(before, rows []Row) []int {
	was := make([]int, len(rows))
	free := map[int]bool{}
	for at := range before {
		free[at] = true
	}
	for i := range was {
		was[i] = -1
	}
	pair := func(fits func(i, at int) bool) {
		for i := range rows {
			for at := 0; at < len(before) && was[i] < 0; at++ {
				if free[at] && fits(i, at) {
					was[i], free[at] = at, false
				}
			}
		}
	}
	said, names := worded(rows, Row.String), worded(rows, Row.Name)
	oldSaid, oldNames := worded(before, Row.String), worded(before, Row.Name)
	sameID := func(i, at int) bool { return rows[i].ID == before[at].ID }
	pair(func(i, at int) bool { return !rows[i].ID.IsZero() && sameID(i, at) })
	pair(func(i, at int) bool { return said[i] == oldSaid[at] })
	pair(func(i, at int) bool { return sameID(i, at) && names[i] != "" && names[i] == oldNames[at] })
	pair(func(i, at int) bool {
		return sameID(i, at) && 2*inCommon(rows[i], before[at]) >= max(len(rows[i].Parts), len(before[at].Parts))
	})
	return was
}

func worded(rows []Row, words func(Row) string) []string {
	said := make([]string, len(rows))
	for i, row := range rows {
		said[i] = words(row)
	}
	return said
}

// inCommon counts the fields that hold the same in two rows.
func inCommon(row, old Row) (count int) {
	for _, part := range row.Parts {
		if part.Label != "" && old.Part(part.Label) == row.Part(part.Label) {
			count++
		}
	}
	return count
}
