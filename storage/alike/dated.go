package alike

import (
	"slices"
	"strings"

	"accord/storage/register"
)

// likeDay scores two days: equal, one less exact than the other, or different.
func likeDay(a, b register.Date) (same float64, reason Reason) {
	switch {
	case a == b:
		return 1, SameDay
	case strings.HasPrefix(string(a), string(b)) || strings.HasPrefix(string(b), string(a)):
		return 0.6, DaysMayBeOne
	}
	return 0, ""
}

// span is the days of a visit or an event.
type span struct{ from, to register.Date }

func (s span) known() bool { return s.from != "" || s.to != "" }

// spanOf takes the first day for the last where that is not known.
func spanOf(from, to register.Date) span {
	if to == "" {
		to = from
	}
	if from == "" {
		from = to
	}
	return span{from, to}
}

// likeDays scores two spans.
func likeDays(a, b span) (same float64, reason Reason) {
	switch {
	case a == b:
		return 1, SameDays
	case a.from == b.from:
		return 0.9, SameDays
	case a.from.First() > b.to.Last() || b.from.First() > a.to.Last():
		return 0, ""
	case len(a.from) < len("2006-01-02") || len(b.from) < len("2006-01-02"):
		return 0.6, DaysMayBeOne
	}
	return 0.7, DaysOverlap
}

// weighDays puts the days of two records on the scale.
func (s *scale) weighDays(weight float64, a, b span) {
	same, reason := 0.0, Reason("")
	if a.known() && b.known() {
		if same, reason = likeDays(a, b); same == 0 {
			s.against(60, OtherDays)
		}
	}
	s.part(weight, saying(a.known(), b.known()), same, reason)
}

// weighIDs puts on the scale whom two records name; none in common takes some points.
func (s *scale) weighIDs(weight float64, a, b []register.ID, reason Reason, points int, against Reason) {
	same := 0.0
	if len(a) > 0 && len(b) > 0 {
		shared := 0
		for _, id := range a {
			if slices.Contains(b, id) {
				shared++
			}
		}
		switch most := max(len(a), len(b)); {
		case shared == 0 && points > 0:
			s.against(points, against)
		case shared == most:
			same = 1
		case shared > 0:
			same = 0.5 + 0.5*float64(shared)/float64(most)
		}
	}
	s.part(weight, saying(len(a) > 0, len(b) > 0), same, reason)
}

// pointsOfTitle are what it takes that each title says something of its own.
const pointsOfTitle = 15

// weighTitles puts the titles on the scale. Where that does not matter, titles may say what they like.
func (s *scale) weighTitles(weight float64, a, b *Sketch, freely bool) {
	same, reason, apart := likeTitles(a.names, b.names)
	if apart && !freely {
		s.against(pointsOfTitle, OtherTitle)
	}
	s.part(weight, saying(len(a.names) > 0, len(b.names) > 0), same, reason)
}

// titleKeys are the keys of a title beside something else that two records must have in common.
func titleKeys(s *Sketch, with string, add func(parts ...string)) {
	for _, n := range s.names {
		nameKeys(n.words, func(parts ...string) { add(append([]string{"title", with}, parts...)...) })
	}
}

// wholeTitleKeys are those of the whole title alone.
func wholeTitleKeys(s *Sketch, with string, add func(parts ...string)) {
	for _, n := range s.names {
		add(append([]string{"title", with, "name"}, plainInOrder(n.words)...)...)
	}
}

// noNumber are ways to say that there is no number.
var noNumber = []string{"б н", "бн", "без номера", "номерсыз", "s n", "no number", "n a"}

// bareNumber is a number without signs: "№ 14/2002" and "14-2002" are one. "б/н" is none.
func bareNumber(number string) string {
	number = strings.ToLower(number)
	var b strings.Builder
	for _, r := range number {
		switch {
		case '0' <= r && r <= '9', 'a' <= r && r <= 'z', 'а' <= r && r <= 'я', r == 'ё':
			b.WriteRune(r)
		default:
			if said := b.String(); said != "" && !strings.HasSuffix(said, " ") {
				b.WriteByte(' ')
			}
		}
	}
	if said := strings.TrimSpace(b.String()); !slices.Contains(noNumber, said) {
		return said
	}
	return ""
}
