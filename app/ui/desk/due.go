package desk

import (
	"accord/app/pasted"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// Due makes a field of a date by which something is to be done, typed as a date or as protocols say it: "II квартал 2027",
// "до конца года", "через 3 мес.".
func Due(labelKey string, value *register.Date, today register.Date) *kit.Field {
	return kit.Due(labelKey, value, today, pasted.Term)
}
