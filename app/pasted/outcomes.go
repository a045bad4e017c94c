package pasted

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
	"accord/storage/register"
)

// Outcome is one outcome of a visit or a meeting, as written in a list.
type Outcome struct {
	Text  string
	Other string // beside it in the other language
	Kind  register.OutcomeKind
}

// Outcomes reads a list of outcomes: one a line or a row, numbered or not. Headings say what kind those below them are,
// and the words of an outcome say it better.
func Outcomes(text string) []Outcome {
	rows := sentencesOf(rowsOf(text), func(sentence string) bool {
		_, said := saidKind(folded(sentence))
		return said
	})
	r := outcomeReader{paired: inPairs(rows)}
	for _, one := range rows {
		if isMarked(one) {
			r.left++
		}
	}
	eachRow(rows, r.read)
	return r.all
}

type outcomeReader struct {
	all     []Outcome
	heading []outcomeColumn
	kind    register.OutcomeKind // that a heading names
	marked  bool                 // the line before bears a number or a sign
	front   string               // that number or sign
	fresh   bool                 // the line before is an outcome
	paired  bool                 // each is said in two languages
	left    int                  // how many lines with a number or a sign are still to come
}

func isMarked(one row) bool {
	line := one.oneCell()
	return line != "" && withoutMark(line) != line
}

type outcomeColumn int

const (
	besideColumn outcomeColumn = iota
	saidColumn
	kindColumn
)

var outcomeHeads = []struct {
	begins string
	column outcomeColumn
}{
	{"итог", saidColumn}, {"договоренност", saidColumn}, {"результат", saidColumn}, {"содержание", saidColumn}, {"достигнут", saidColumn}, {"нәтиҗә", saidColumn}, {"килешү", saidColumn},
	{"outcome", saidColumn}, {"result", saidColumn}, {"agreement", saidColumn}, {"вид", kindColumn}, {"тип", kindColumn}, {"kind", kindColumn}, {"type", kindColumn}, {"төр", kindColumn},
	{"№", besideColumn}, {"п/п", besideColumn}, {"no", besideColumn}, {"т/с", besideColumn}, {"срок", besideColumn}, {"ответственн", besideColumn}, {"исполнител", besideColumn}, {"примечани", besideColumn}, {"due", besideColumn}, {"responsible", besideColumn}, {"notes", besideColumn},
}

// read takes in one row; next is the one below it.
func (r *outcomeReader) read(row, next row) {
	cells, afterOutcome := row.said(), r.fresh
	r.fresh = false
	if isMarked(row) {
		r.left--
	}
	if len(cells) == 0 {
		r.marked = false
		return
	}
	if columns, ok := outcomeColumns(row); ok {
		r.heading = columns
		return
	}
	if len(cells) == 1 {
		line := plainSpaces(strings.Join(row, " "))
		if !r.isNew(line, cells[0], next, afterOutcome) {
			return
		}
		r.fresh = true
	}
	if o := r.outcome(row); o.Text != "" {
		r.all = append(r.all, o)
	}
}

// isNew reports whether a line begins an outcome. Any other line is taken in: as the outcome before in another language,
// as its next line, or as a heading. Bare is the line without its number or sign.
func (r *outcomeReader) isNew(line, bare string, next row, afterOutcome bool) bool {
	marked, front := line != bare, strings.TrimSuffix(line, bare)
	if r.paired && afterOutcome && (!marked || front == r.front) && r.translation(bare, next.oneCell()) {
		return false
	}
	heading := r.isHeading(bare, marked) || !marked && r.leads(line, next)
	if !heading && !marked && r.goesOn(line) {
		last := &r.all[len(r.all)-1]
		last.Text = cleanOutcome(last.Text + " " + line)
		last.Kind = outcomeKind(last.Text, r.kind)
		return false
	}
	r.marked, r.front = marked, front
	return !heading
}

// goesOn reports whether a line without a mark belongs to the outcome before it.
func (r *outcomeReader) goesOn(line string) bool {
	if len(r.all) == 0 {
		return false
	}
	listEnded := r.left == 0 && strings.HasSuffix(r.all[len(r.all)-1].Text, ".")
	return r.marked && !listEnded || beginsSmall(line)
}

// outcome reads a row by the columns of the table, or by what its cells hold; its Text is empty where there is none.
func (r *outcomeReader) outcome(row row) Outcome {
	var o Outcome
	kind := r.kind
	var beside []string
	table := len(r.heading) > 0 && row.isTable()
	for i, cell := range row {
		if !hasLetters(cell) {
			continue
		}
		cell = withoutMark(cell)
		column := r.column(i, table)
		said, known := kindWords[folded(cell)]
		switch {
		case column == kindColumn || !table && known && row.isTable():
			if known {
				kind = said
			}
		case column == besideColumn:
			if !dottedOnly().MatchString(cell) {
				beside = append(beside, cell)
			}
		case o.Text == "":
			o.Text = cell
		case hasCyrillic(o.Text) != hasCyrillic(cell) && o.Other == "":
			o.Other = cell
		default:
			beside = append(beside, cell)
		}
	}
	if cyrillic, latin, ok := bothScripts(o.Text); ok && o.Other == "" {
		o.Text, o.Other = cyrillic, latin
	}
	if o.Other != "" && hasCyrillic(o.Other) {
		o.Text, o.Other = o.Other, o.Text
	}
	if o.Text == "" {
		return o
	}
	o.Text, o.Other = cleanOutcome(o.Text), cleanOutcome(o.Other)
	o.Kind = outcomeKind(o.Text, kind)
	if len(beside) > 0 {
		o.Text += " (" + strings.Join(beside, ", ") + ")"
	}
	return o
}

// column returns what the i-th cell of a row holds; outside a table every cell is text.
func (r *outcomeReader) column(i int, table bool) outcomeColumn {
	switch {
	case !table:
		return saidColumn
	case i < len(r.heading):
		return r.heading[i]
	}
	return besideColumn
}

// translation takes over the outcome before in the other language.
func (r *outcomeReader) translation(text, next string) bool {
	if len(r.all) == 0 {
		return false
	}
	last := &r.all[len(r.all)-1]
	if last.Other != "" || strings.HasSuffix(text, ":") || !translates(last.Text, text, withoutMark(next)) {
		return false
	}
	last.Other = cleanOutcome(text)
	if hasCyrillic(text) {
		last.Text, last.Other = last.Other, last.Text
		last.Kind = outcomeKind(last.Text, r.kind)
	}
	return true
}

var dottedOnly = pattern.Of(`^[\d.\s]+$`)

func outcomeColumns(row row) ([]outcomeColumn, bool) {
	if !row.isTable() {
		return nil, false
	}
	columns := make([]outcomeColumn, len(row))
	for i, cell := range row {
		if cell == "" {
			continue
		}
		cell = folded(cell)
		at := -1
		for j, h := range outcomeHeads {
			if strings.HasPrefix(cell, h.begins) && utf8.RuneCountInString(cell) < 40 {
				at = j
				break
			}
		}
		if at < 0 && !mayHead(cell) {
			return nil, false
		}
		if at >= 0 {
			columns[i] = outcomeHeads[at].column
		}
	}
	return columns, slices.Contains(columns, saidColumn)
}

var outcomeTitle = pattern.Of(`^(?:итоги|основные итоги|результаты|по итогам|в ходе|протокол|перечень|список|outcomes?|results|summary|list|нәтиҗәләр|визит нәтиҗәләре)(?:\s|$|:)`)

// isHeading takes a line over that says what kind those below it are, and drops titles.
func (r *outcomeReader) isHeading(line string, marked bool) bool {
	colon := strings.HasSuffix(line, ":")
	short := utf8.RuneCountInString(line) < 90 && !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, ";")
	kind := outcomeKind(line, "")
	switch {
	case colon:
		r.kind = kind
		return true
	case marked:
		return false
	case isCapitals(line), short && outcomeTitle().MatchString(folded(line)):
		if kind != "" {
			r.kind = kind
		}
		return true
	case short && headingKind().MatchString(folded(line)):
		r.kind = kind
		return true
	}
	return false
}

// first is the number with which a list begins.
var first = pattern.Of(`^(?:\(?1[.)]|[aа]\))\s*\S`)

// leads takes a line without a mark over as a heading, where a list begins below it: "Кого пригласили" before "1. …".
func (r *outcomeReader) leads(line string, next row) bool {
	if !first().MatchString(plainSpaces(strings.Join(next, " "))) || strings.HasSuffix(line, ";") || utf8.RuneCountInString(line) > 90 {
		return false
	}
	r.kind = outcomeKind(line, "")
	return true
}

var headingKind = pattern.Of(`^(?:подписанные документы|подписаны документы|достигнутые договоренности|договоренности|приглашения|предложения|отказы|signed documents|agreements reached|invitations|proposals|имзаланган документлар|килешүләр|чакырулар|тәкъдимнәр)$`)

var kindWords = map[string]register.OutcomeKind{
	"договоренность": register.OutcomeAgreed, "agreement": register.OutcomeAgreed, "agreed": register.OutcomeAgreed, "килешү": register.OutcomeAgreed,
	"подписанный документ": register.OutcomeSigned, "документ": register.OutcomeSigned, "подписано": register.OutcomeSigned, "signed": register.OutcomeSigned, "signed document": register.OutcomeSigned,
	"приглашение": register.OutcomeInvitation, "invitation": register.OutcomeInvitation, "чакыру": register.OutcomeInvitation,
	"предложение": register.OutcomeProposal, "proposal": register.OutcomeProposal, "тәкъдим": register.OutcomeProposal,
	"сообщение": register.OutcomeStatement, "заявление": register.OutcomeStatement, "statement": register.OutcomeStatement, "хәбәр": register.OutcomeStatement,
	"отказ": register.OutcomeRefusal, "refusal": register.OutcomeRefusal, "баш тарту": register.OutcomeRefusal,
}

// outcomeWords tell the kind of an outcome; the first that fits counts.
var outcomeWords = []struct {
	kind  register.OutcomeKind
	words pattern.Pattern
}{
	{register.OutcomeRefusal, pattern.Of(`отказ(?:ал|ано|ы|$|\s)|отклон(?:ил|ен)|не поддержа|declined|refus|reject|баш тарт|imtina et|reddet`)},
	{register.OutcomeSigned, pattern.Of(`подписан(?:ы|о|а\s|а$|$|\s|ные)|подписали|парафирован|signed|initialled|имзаланды|имзаланган|imzaland|paraflan`)},
	{register.OutcomeInvitation, pattern.Of(`приглаш|пригласи|invit|чакыр|d[əa]vet|dəvət`)},
	{register.OutcomeProposal, pattern.Of(`предлож|предлага|рассмотреть возможность|проработать вопрос|инициатив|propos|suggest|тәкъдим|təklif|teklif|öneri|önerdi`)},
	{register.OutcomeStatement, pattern.Of(`^(?:\S+\s+){0,4}?(?:высказан\S*|высказал\S*|выразил\S*|выражен\S*|отметил\S*|отмечен\S*|сообщил\S*|проинформировал\S*|заявил\S*|подчеркнул\S*|stated|expressed|noted|informed|белдерде|билгеләп үтте)(?:\s|$|,)`)},
	{register.OutcomeAgreed, pattern.Of(`договор(?:ил|ен)|достигнут|согласова|условились|решено\s|решили\s|решил\s|подтвердил|agreed|reached|confirmed|килеш|razılı|razılaş|mutabık|anlaştı|kararlaştır`)},
}

// outcomeKind returns the kind by the words, else that of the heading, else OutcomeAgreed. Heading is empty where none
// names a kind.
func outcomeKind(text string, heading register.OutcomeKind) register.OutcomeKind {
	kind, said := saidKind(folded(text))
	switch {
	case heading == "" && !said:
		return register.OutcomeAgreed
	case said && (heading == "" || kind != register.OutcomeAgreed):
		return kind
	}
	return heading
}

// saidKind is the kind that the words of an outcome say; false where they say none.
func saidKind(text string) (register.OutcomeKind, bool) {
	for _, w := range outcomeWords {
		if w.words().MatchString(text) {
			return w.kind, true
		}
	}
	return "", false
}

func cleanOutcome(s string) string { return strings.TrimRight(plainSpaces(s), " ;,–—-") }
