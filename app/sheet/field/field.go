// Package field defines what the columns of a table may mean for each kind of records: the names of such columns, the
// reading of their cells, and their place in a record.
package field

import (
	"slices"
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/storage/pattern"
	"accord/storage/register"
)

// Sort is the type of value read from a cell.
type Sort string

// The sorts.
const (
	Line   Sort = "line"   // a text without a language: a number, a code
	Phrase Sort = "phrase" // a text in a language
	Day    Sort = "day"
	Choice Sort = "choice" // one of the values of an enumeration
	Name   Sort = "name"   // of another record
	Names  Sort = "names"  // of several
	Truth  Sort = "truth"
	Number Sort = "number"
	Amount Sort = "amount"
	Period Sort = "period" // of trade
	Term   Sort = "term"   // how long an agreement is made for
	Due    Sort = "due"    // when something is due
	Remark Sort = "remark" // what goes into the note
)

// Field is what a column may mean.
type Field struct {
	// Name names it in a mapping; where there is one, it is the path in the JSON form.
	Name string
	Sort Sort
	// Kind is the kind of the records named.
	Kind register.Kind
	// Ours says that a new record of such a name belongs to our own side.
	Ours bool
	// Place is the field of the place that people write beside a day: "25.01.2002, Баку".
	Place string
	// Hours says that people write the hours beside the day: "25.01.2002 с 10:00 до 11:30".
	Hours bool
	// Dated is the field for the day that people write behind a number: "14 от 25.01.2002".
	Dated string
	// Body is the field for a body that stands where people are named; without one it goes into the note.
	Body string
	// Person is the field for a person in brackets behind a body; without one the person goes into the note.
	Person string
	// Group is the field for a delegation that stands where a person is named.
	Group string
	// PostOf is the field of the person who holds the post: one who is new holds it in the register.
	PostOf string
	// Otherwise is the field for what our own lists show in the column of a name that is none: what for, where there is no event.
	Otherwise string
	// Instead is the choice that a cell may make instead of naming anybody, or instead of its text: "обе стороны" as who carries
	// something out, "перенесён" as the results of a visit.
	Instead string
	// PartOfName says that the field is a person's name in a table of people, or a part of it.
	PartOfName bool
	// Noted says that what cannot be read goes into the note, unless the user says otherwise.
	Noted bool
	// With is the field beside which alone a value counts that holds for all rows.
	With string
	// Till is the field of the last day, which people write behind the first: "2018-2023".
	Till string
	// Ends says that a day is the last of something: of a period its last day is meant.
	Ends bool
	// Several says that several columns may mean the field: two telephones.
	Several bool
	// Length is the field for how long something is made for, which people write instead of its last day: "5 лет".
	Length string
	// Spare says that a column means the field only where it means no other.
	Spare bool
	// Again says that people leave the cell blank where it says the same as the one above.
	Again bool
	// Family is the family of a choice's words, Values are its values.
	Family string
	Values []string

	label string
	heads []string
}

// Label is what the column is called in the current language.
func (f Field) Label(k register.Kind) string {
	if f.label != "" {
		return lang.T(f.label)
	}
	return lang.Capital(lang.Field(k, f.Name))
}

// InSeveral reports whether several columns that are surely called so mean the field: a state in one, and who in it in another.
func (f Field) InSeveral() bool {
	return f.Several || f.Sort == Names && f.Kind == register.KindPartner
}

// Kinds are the kinds of records that are taken in from tables.
var Kinds = []register.Kind{
	register.KindAgreement, register.KindPartner, register.KindPerson, register.KindVisit, register.KindMeeting, register.KindCommission,
	register.KindSession, register.KindCommitment, register.KindEvent, register.KindInvitation, register.KindProductionLink,
	register.KindTradeRecord,
}

// Named reports whether a text, such as the name of a sheet, names the records of a kind in any language: "Партнёры 2022".
func Named(kind register.Kind, text string) bool {
	text = " " + Fold(text) + " "
	return slices.ContainsFunc(register.Languages, func(l register.Language) bool {
		return strings.Contains(text, " "+Fold(lang.In(l).T("kind."+string(kind)+".many"))+" ")
	})
}

// TitledKind returns the kind whose records a title names first, in any case: "Реестр международных соглашений". It is empty where there is
// none.
func TitledKind(title string) register.Kind {
	for _, word := range strings.Fields(Fold(title)) {
		for _, kind := range Kinds {
			for _, l := range register.Languages {
				many, _, several := strings.Cut(stem(lang.In(l).T("kind."+string(kind)+".many")), " ")
				if !several && strings.HasPrefix(word, many) {
					return kind
				}
			}
		}
	}
	return ""
}

// Of returns what columns may mean for a kind.
func Of(k register.Kind) []Field { return tables[k].fields }

// Find returns the field of a kind by its name.
func Find(k register.Kind, name string) (Field, bool) {
	if name == "" {
		return Field{}, false
	}
	fields := Of(k)
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return fields[i], true
}

// Key returns the sets of fields that identify an existing record, unless the user says otherwise. The first set a row
// has completely counts.
func Key(k register.Kind) [][]string { return tables[k].keys }

// Like returns the sets of fields that make a row without a key likely an existing record.
func Like(k register.Kind) [][]string { return tables[k].like }

// Fixed are the values that hold for all rows of a kind where no column has them and nobody says otherwise.
func Fixed(k register.Kind) map[string]string { return tables[k].fixed }

// Stated returns the values common to all rows of a table, where its columns are those of a layout that fixes them.
func Stated(k register.Kind, heads []string) map[string]string {
	if stated := tables[k].stated; stated != nil {
		return stated(heads)
	}
	return nil
}

// Titled returns the values common to all rows of a table that the lines above it say: which way visits or goods go, and with whom
// there is trade.
func Titled(k register.Kind, above []string) map[string]string {
	switch k {
	case register.KindTradeRecord:
		said := flowOfTitle(above)
		if code := StateIn(strings.Join(above, " ")); code != "" {
			said["partner"] = lang.CountryName(code)
		}
		return said
	case register.KindVisit:
	default:
		return nil
	}
	text := Fold(strings.Join(above, " "))
	says := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(text, w) })
	}
	switch in, out := says(comesIn), says(goesOut); {
	case in && !out:
		return map[string]string{"direction": string(register.Incoming)}
	case out && !in:
		return map[string]string{"direction": string(register.Outgoing)}
	}
	return nil
}

// flowOfTitle is the flow of trade that the lines above a table name, where they name one alone.
func flowOfTitle(above []string) map[string]string {
	text, said := " "+Fold(strings.Join(above, " ")), ""
	for _, flow := range []register.Flow{register.FlowExport, register.FlowImport, register.FlowReExport, register.FlowTurnover} {
		if slices.ContainsFunc(flowTitles[flow], func(w string) bool { return strings.Contains(text, " "+w) }) {
			if said != "" {
				return map[string]string{}
			}
			said = string(flow)
		}
	}
	if said == "" {
		return map[string]string{}
	}
	return map[string]string{"flow": said}
}

// flowTitles are the beginnings of words for flows of trade.
var flowTitles = map[register.Flow][]string{
	register.FlowExport: words("экспорт|export|вывоз"), register.FlowImport: words("импорт|import|ввоз"), register.FlowReExport: words("реэкспорт|re export"),
	register.FlowTurnover: words("товарооборот|внешнеторгов|внешняя торговля|turnover|әйләнеш|тышкы сәүдә"),
}

// What titles of tables of visits say of their direction.
var (
	comesIn = words("в республику татарстан|в татарстан|to tatarstan|татарстанга|иностранных делегаций|зарубежных делегаций|приема делегаций|прием делегаций|приезд|въезд|входящ|incoming|foreign delegations|inbound|чит ил делегация")
	goesOut = words("зарубежных поездок|зарубежных командировок|загранкомандировок|выезд|исходящ|за рубеж|outgoing|outbound|trips abroad")
)

// YearOf returns the year for which a table is, by the lines above it: "План визитов на 2022 год". It is 0 where they name none or several.
func YearOf(above []string) (year int) {
	for _, m := range yearFor().FindAllStringSubmatch(strings.Join(above, "\n"), -1) {
		n, _ := strconv.Atoi(m[1])
		if year != 0 && n != year {
			return 0
		}
		year = n
	}
	for _, line := range above {
		if m := yearOfTitle().FindStringSubmatch(line); m != nil && year == 0 {
			year, _ = strconv.Atoi(m[1])
		}
	}
	return year
}

// yearOfTitle is the year that ends a title without other figures: "Мероприятия 2023".
var yearOfTitle = pattern.Of(`(?i)^[^\d]{3,}\s((?:19|20)\d\d)(?:\s*(?:г\.?|год|года|ел))?\s*$`)

var yearFor = pattern.Of(`(?i)(?:на|за|for|in)\s+((?:19|20)\d\d)(?:[^\d.]|$)`)

// Common returns the fields of a kind that are often said once of a whole table, above it or not at all.
func Common(k register.Kind) (fields []Field) {
	for _, name := range tables[k].common {
		f, _ := Find(k, name)
		fields = append(fields, f)
	}
	return fields
}

// Fill puts the values of a row into a record. Fields the row does not mention stay; lists get their missing items.
// Filling a record twice is the same as once.
func Fill(r register.Record, v Values) { tables[r.Ref().Kind].fill(r, v) }

// table holds the fields of a kind.
type table struct {
	fields []Field
	keys   [][]string
	like   [][]string
	fixed  map[string]string
	stated func(heads []string) map[string]string
	common []string
	fill   func(register.Record, Values)
}

// of makes a filling of one kind a filling of records.
func of[R register.Record](fill func(R, Values)) func(register.Record, Values) {
	return func(r register.Record, v Values) {
		if one, is := r.(R); is {
			fill(one, v)
		}
	}
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

var tables map[register.Kind]table

func init() {
	tables = map[register.Kind]table{
		register.KindAgreement: agreements, register.KindPartner: partners, register.KindPerson: persons, register.KindVisit: visits,
		register.KindMeeting: meetings, register.KindCommission: commissions, register.KindSession: sessions,
		register.KindCommitment: commitments, register.KindEvent: events, register.KindInvitation: invitations,
		register.KindProductionLink: links, register.KindTradeRecord: trades,
	}
	for kind, t := range tables {
		t.fields = slices.Concat(t.fields, spare)
		tables[kind] = t
	}
}
