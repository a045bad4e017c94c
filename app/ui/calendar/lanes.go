package calendar

import "accord/storage/register"

// run is an entry in one week: one bar over all its days there.
type run struct {
	entry
	first, last int // the days of the week it covers, 0 for Monday
	lane        int // how far down it stands
}

// from reports whether the entry goes on from the week before, to whether it goes on in the next one.
func (r run) from(monday register.Date) bool { return r.From < monday }
func (r run) to(monday register.Date) bool   { return r.To > monday.AddDays(6) }

// runs lays the entries of the week from a Monday side by side: entries from the week before on top, each of the others
// as high as its days are free.
func runs(entries []entry, monday register.Date) []run {
	sunday := monday.AddDays(6)
	var laid []run
	var taken [][7]bool // by lane
	for _, e := range entries {
		if e.To < monday || e.From > sunday {
			continue
		}
		r := run{entry: e}
		r.first, _ = monday.DaysUntil(max(e.From, monday))
		r.last, _ = monday.DaysUntil(min(e.To, sunday))
		for r.lane < len(taken) && !r.free(taken[r.lane]) {
			r.lane++
		}
		if r.lane == len(taken) {
			taken = append(taken, [7]bool{})
		}
		for day := r.first; day <= r.last; day++ {
			taken[r.lane][day] = true
		}
		laid = append(laid, r)
	}
	return laid
}

func (r run) free(days [7]bool) bool {
	for day := r.first; day <= r.last; day++ {
		if days[day] {
			return false
		}
	}
	return true
}
