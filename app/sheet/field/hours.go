package field

import (
	"strconv"
	"strings"

	"accord/storage/pattern"
)

var (
	hourSpan   = pattern.Of(`(?i)(?:^|[\s,;(])(?:с\s+|from\s+)?(\d{1,2})[:.](\d{2})\s*(?:[-–—]|до|по|to|till)\s*(\d{1,2})[:.](\d{2})(?:\s*(?:час\pL*|ч)\.?)?(?:$|[\s,;)])`)
	hourAlone  = pattern.Of(`(?i)(?:^|[\s,;(])(?:в\s+|с\s+|at\s+|from\s+|сәг\.?\s*)?(\d{1,2})(?::(\d{2})(?::00)?(?:\s*(?:час\pL*|ч)\.?)?|[.](\d{2})\s*(?:час\pL*|ч)\.?|\s*(?:час\pL*|ч)\.?(?:\s*(\d{2})\s*мин\.?)?)(?:$|[\s,;)])`)
	clockAlone = pattern.Of(`^(\d{1,2})(?:[.:-](\d{2}))?$`)
	loose      = pattern.Of(`\s*[,;](?:\s*[,;])*\s*`)
)

// Hours parts a day from the hours beside it: "11.01.2023, 10:00, каб. 305", "25.01.2023 с 15.00 до 16.30". Without hours the cell
// stays as it is.
func Hours(cell string) (rest, start, end string) {
	at, spans := hourSpan().FindStringSubmatchIndex(cell), true
	if at == nil {
		at, spans = hourAlone().FindStringSubmatchIndex(cell), false
	}
	if at == nil {
		return cell, "", ""
	}
	if spans {
		m := hourSpan().FindStringSubmatch(cell)
		start, end = clockOf(m[1], m[2]), clockOf(m[3], m[4])
	} else {
		m := hourAlone().FindStringSubmatch(cell)
		start = clockOf(m[1], m[2]+m[3]+m[4])
	}
	if start == "" || spans && end == "" || start == "00:00" && end == "" { // midnight is how spreadsheets show a day alone
		return cell, "", ""
	}
	rest = loose().ReplaceAllString(cell[:at[0]]+", "+cell[at[1]:], ", ")
	return strings.Trim(rest, " ,;"), start, end
}

// Clock reads an hour that stands alone, also as a spreadsheet counts it: "15.00", "9", 0.625. It is empty for anything else.
func Clock(cell string) string {
	if part, err := strconv.ParseFloat(cell, 64); err == nil && part > 0 && part < 1 {
		minutes := int(part*24*60 + 0.5)
		return clockOf(strconv.Itoa(minutes/60), strconv.Itoa(minutes%60))
	}
	if m := clockAlone().FindStringSubmatch(cell); m != nil {
		return clockOf(m[1], m[2])
	}
	return ""
}

// clockOf writes an hour and its minutes as a clock does; empty where no clock shows them.
func clockOf(hour, minute string) string {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	if h > 23 || m > 59 {
		return ""
	}
	return string([]byte{'0' + byte(h/10), '0' + byte(h%10), ':', '0' + byte(m/10), '0' + byte(m%10)})
}
