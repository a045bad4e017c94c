package lang

// Anniversary says how many years ago an agreement was signed or, where no party signs it, adopted.
func (in In) Anniversary(years int, adopted bool) string {
	if adopted {
		return in.N("calendar.entry.adoption", years)
	}
	return in.N("calendar.entry.anniversary", years)
}
