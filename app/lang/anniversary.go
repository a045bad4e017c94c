package lang

// Anniversary says how many years ago an agreement was signed or, where no party signs it, adopted.
func Anniversary(years int, adopted bool) string {
	if adopted {
		return N("calendar.entry.adoption", years)
	}
	return N("calendar.entry.anniversary", years)
}
