package plan

import (
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage"
	"accord/storage/register"
)

// What people write beside the value of a cell goes to a field of its own, or into the note: the place of a day, the day of a number,
// the post of a person, the person in charge of a body.

// atPlace reads a day and the place that stands beside it in one cell, where the column is called so or the cell says a town, and no other
// has the place.
func (w *rowReading) atPlace(f field.Field, i int, cell string) (day field.Value, is bool) {
	place, known := field.Find(w.kind, f.Place)
	if f.Sort != field.Day || !known || !field.NamesPlace(w.p.Columns[i].Head) && !field.SaysTown(cell) {
		return field.Value{}, false
	}
	one, last, where := w.days[i].AtPlace(cell)
	if one == "" || last != "" && f.Name != "days" {
		return field.Value{}, false
	}
	if at := slices.IndexFunc(w.fields, func(f field.Field) bool { return f.Name == place.Name }); at < 0 || w.text(at) == "" { // else the place has said it itself
		said := field.Value{}
		said.Text.Set(field.LanguageOf(where), where)
		merge(w.values, place.Name, said)
	}
	return field.Value{Day: one, Line: string(last)}, true
}

// withoutPlaces takes the towns beside a state out of a cell of partners, to the field for places, where the column is called after both.
func (w *rowReading) withoutPlaces(f field.Field, i int, cell string) string {
	place, known := field.Find(w.kind, f.Place)
	if !known || f.Kind != register.KindPartner || !field.NamesPlace(w.p.Columns[i].Head) || w.known(f.Kind, register.Line(cell)) {
		return cell
	}
	land, towns := field.LandAndTowns(cell)
	if land == "" {
		return cell
	}
	if at := w.columnOf(place.Name); at < 0 || w.text(at) == "" {
		said := field.Value{}
		said.Text.Set(field.LanguageOf(towns), towns)
		merge(w.values, place.Name, said)
		return land
	}
	return cell
}

// chooses reads a cell that makes the choice of another field instead of naming anybody or of telling anything, unless the column of that
// field has made it, and reports whether it says nothing else.
func (w *rowReading) chooses(f field.Field, i int, cell string) (alone bool) {
	other, there := field.Find(w.kind, f.Instead)
	if !there || !w.unsaid(f.Instead) || f.Kind != "" && w.known(f.Kind, register.Line(cell)) {
		return false
	}
	value, alone := other.Tells(cell)
	if value == "" || f.Kind != "" && !alone || f.Sort == field.Phrase && !field.Decided(value) {
		return false
	}
	w.spoke = true
	w.values[other.Name] = field.Value{Choice: value}
	return alone
}

// ends reads a cell in the column of a day that closes something, where it says what came of it and when: "исполнено 1.4.2022".
func (w *rowReading) ends(f field.Field, c mapping.Column, i int, cell string) bool {
	result, there := field.Find(w.kind, f.With)
	if value, _ := result.Remarked(cell); !there || value == "" && !result.Blank(cell) {
		return false
	}
	if value, known := result.Choose(cell); !w.hasColumn(result.Name) || !known || value != w.values[result.Name].Choice {
		w.take(result, c, i, cell)
	}
	return true
}

// movesDeadline notes a result that is none yet: "продлено до 01.09.2022".
func (w *rowReading) movesDeadline(f field.Field, c mapping.Column, i int, cell string) bool {
	moves := f.Sort == field.Choice && w.closes(f) && field.MovesDeadline(cell)
	if moves {
		w.noteDown(c, i, cell, cell)
	}
	return moves
}

// withoutHead takes the head of a delegation out of its members, where no column is for the head: "Минниханов Р.Н. (глава)".
func (w *rowReading) withoutHead(f field.Field, i int, names []string) (members []string) {
	head, there := field.Find(w.kind, "head")
	for _, name := range names {
		who, post := field.NameAndPost(name)
		if f.Name != "delegation" || !there || w.hasColumn(head.Name) || !field.LeadsDelegation(post) {
			members = append(members, name)
			continue
		}
		w.spoke = true
		w.nameBeside(head, i, who)
	}
	return members
}

// closeBy takes the day on which something was closed for its result, where nothing says that: it was fulfilled then.
func (w *rowReading) closeBy() {
	for i, f := range w.fields {
		result, there := field.Find(w.kind, f.With)
		if _, said := w.values[result.Name]; !there || said || w.values[f.Name].Day == "" {
			continue
		}
		if w.values[f.Name].Day.First() > w.today { // then it is to be closed
			w.noteDown(w.p.Columns[i], i, w.text(i), w.text(i))
			delete(w.values, f.Name)
			continue
		}
		w.values[result.Name] = field.Value{Choice: string(register.ResultFulfilled)}
		w.doubt(i, "sheet.doubt.fulfilled", w.text(i))
	}
}

// spare reads a cell of which a record has no field of its own: it goes into the note under the name of its column. A link that leads to a
// file is attached, and one behind the words of a cell is noted with its marks.
func (w *rowReading) spare(f field.Field, c mapping.Column, i int, cell string) {
	if w.nothing(cell) {
		return
	}
	w.spoke = true
	var left []string
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return f.Name == field.Link && strings.ContainsRune(";\n", r) }) {
		part = register.Line(part)
		if day, counted := w.p.Table.Counted(w.kind, c, part); counted {
			part = day.Dotted()
		}
		file := ""
		if f.Name == field.Link {
			file = w.p.Table.beside(part)
		}
		switch {
		case part == "" || f.Name == field.Link && w.leads(i):
		case file == "":
			left = append(left, part)
		case !w.reread:
			w.linked[w.source.Number] = append(w.linked[w.source.Number], file)
		}
	}
	if len(left) > 0 {
		w.notes = append(w.notes, register.Line(c.Head)+": "+strings.Join(left, "; "))
	}
}

// leads reports whether a link hangs on a cell that does not say it itself.
func (w *rowReading) leads(column int) bool {
	return slices.ContainsFunc(w.p.Table.Marks[w.source.Number], func(m read.Mark) bool {
		return m.Column == column && m.Link != "" && !strings.Contains(w.text(column), m.Link)
	})
}

// rhythm reads how often a commission meets before what else is said of that: "два раза в год, поочерёдно".
func (w *rowReading) rhythm(f field.Field, c mapping.Column, i int, cell string) (months field.Value, is bool) {
	often, more, two := strings.Cut(cell, ",")
	if f.Name != "periodicity" || !two {
		return field.Value{}, false
	}
	months.Number, is = field.Months(often)
	if is {
		w.noteDown(c, i, cell, strings.TrimSpace(more))
	}
	return months, is
}

// withoutHours takes the hours of a meeting out of the cell of its day.
func (w *rowReading) withoutHours(f field.Field, cell string) string {
	if !f.Hours {
		return cell
	}
	day, start, end := field.Hours(cell)
	if start != "" {
		merge(w.values, field.Start, field.Value{Line: start})
	}
	if end != "" {
		merge(w.values, field.End, field.Value{Line: end})
	}
	return day
}

// postBehind takes the post behind the name of a person; in a table that has a column for it into the note, unless that says it too.
func (w *rowReading) postBehind(c mapping.Column, i int, cell string) string {
	name, post := field.NameAndPost(cell)
	if at := w.columnOf("post"); post != "" && at >= 0 {
		if !strings.Contains(field.Fold(w.text(at)), field.Fold(post)) {
			w.noteDown(c, i, cell, post)
		}
		return name
	}
	if post != "" {
		said := field.Value{}
		said.Text.Set(field.LanguageOf(post), post)
		merge(w.values, "post", said)
	}
	return name
}

// withoutBodies takes the bodies out of the names of people, to the field for them or into the note: "Посольство Ирана".
func (w *rowReading) withoutBodies(f field.Field, c mapping.Column, i int, names []string) (people []string) {
	if f.Kind != register.KindPerson {
		return names
	}
	body, place := field.Find(w.kind, f.Body)
	for _, name := range names {
		group, there := field.Find(w.kind, f.Group)
		many := field.IsDelegation(name) || there && field.IsPostAlone(name)
		if many && !there && !w.known(f.Kind, name) {
			w.spoke = true
			w.noteDown(c, i, name, name)
			continue
		}
		if many && !w.hasColumn(group.Name) && !w.known(f.Kind, name) {
			said := field.Value{}
			said.Text.Set(field.LanguageOf(name), name)
			merge(w.values, group.Name, said)
			w.spoke = true
			continue
		}
		if field.IsPostAlone(name) && !w.known(f.Kind, name) {
			w.spoke = true
			w.noteDown(c, i, name, name)
			continue
		}
		person, from := field.NameAndBody(name)
		if w.known(f.Kind, name) || from == "" {
			people = append(people, name)
			continue
		}
		if body, who := field.BodyAndPerson(from); person == "" && who != "" {
			person, from = who, body
		}
		if person != "" {
			people = append(people, person)
		}
		w.spoke = true
		if !place {
			w.noteDown(c, i, name, from)
			continue
		}
		w.nameBeside(body, i, from)
	}
	return people
}

// withoutTowns takes the towns beside states out of the names of partners, into the note: "Казахстан (г. Алматы)". Which of them is the
// partner the state's name says; a town alone is one itself.
func (w *rowReading) withoutTowns(f field.Field, c mapping.Column, i int, names []string) (partners []string) {
	if f.Kind != register.KindPartner {
		return names
	}
	state := slices.ContainsFunc(names, func(name string) bool { return w.country(name) != "" })
	if len(names) == 2 && w.country(names[0]) != "" && field.NamesTerritory(names[1]) { // "Китай, провинция Хунань"
		w.lands[storage.Fold(names[1])] = names[0]
	}
	for _, name := range names {
		if w.known(f.Kind, name) {
			partners = append(partners, name)
			continue
		}
		if land, places, behind := field.LandAndPlaces(name); land != "" {
			w.spoke = true
			partners = append(partners, w.inLand(f, i, land, places, behind || f.Sort == field.Name)...)
			continue
		}
		land, town := field.StateAndTown(name)
		if town == "" || land == "" && !state {
			partners = append(partners, name)
			continue
		}
		if land != "" {
			partners = append(partners, land)
		}
		w.noteDown(c, i, name, town)
	}
	return partners
}

// withoutLand takes a state out of the names of partners where another column of them names who in it, as "Страна" does beside
// "Партнёр": it only says where that is.
func (w *rowReading) withoutLand(f field.Field, i int, names []string) []string {
	if f.Kind != register.KindPartner || len(names) != 1 || w.country(names[0]) == "" {
		return names
	}
	var within []string
	for column, other := range w.fields {
		if column != i && other.Name == f.Name && !w.nothing(w.text(column)) {
			within = append(within, w.parts(other, w.p.Columns[column], w.text(column))...)
		}
	}
	within = slices.DeleteFunc(within, func(name string) bool { return w.country(name) != "" })
	if len(within) > 0 {
		w.inLand(f, i, names[0], within, true)
		return nil
	}
	return names
}

// inLand returns the partners that a cell names by a state and what lies in it: the places alone where the state only says where they are.
// A place that is new is put under its state.
func (w *rowReading) inLand(f field.Field, i int, land string, places []string, alone bool) []string {
	for _, place := range places {
		w.lands[storage.Fold(place)] = land
	}
	if !alone || len(places) == 0 {
		return append([]string{land}, places...)
	}
	if _, open := w.named(f, []string{land}, i, w.source.Number); open != "" {
		w.fault(i, "sheet.fault.undecided", open)
	}
	return places
}

// nameBeside gives another field of the row what a cell names for it.
func (w *rowReading) nameBeside(f field.Field, i int, name string) {
	one, open := w.named(f, []string{name}, i, w.source.Number)
	if open != "" {
		w.fault(i, "sheet.fault.undecided", open)
		return
	}
	merge(w.values, f.Name, one)
}

// withoutPeople takes people in brackets out of the names of bodies, to the field for them or into the note.
func (w *rowReading) withoutPeople(f field.Field, c mapping.Column, i int, names []string) (bodies []string) {
	if f.Kind != register.KindPartner {
		return names
	}
	in, place := field.Find(w.kind, f.Person)
	for _, name := range names {
		if bare, role := field.BodyAndRole(name); role != "" && !w.known(f.Kind, name) {
			w.noteDown(c, i, name, role)
			name = bare
		}
		body, person := field.BodyAndPerson(name)
		if who, post := field.NameAndPost(name); post != "" && field.IsPerson(who) && !w.known(f.Kind, name) {
			body, person = "", name // the post is read with the name
		}
		if person == "" && place && !w.known(f.Kind, name) && (field.IsPerson(name) || len(w.names.find(register.KindPerson, name)) == 1) {
			body, person = "", name // who is no body at all
		}
		if person == "" || w.known(f.Kind, name) {
			bodies = append(bodies, name)
			continue
		}
		if body != "" {
			bodies = append(bodies, body)
		}
		if !place || w.hasColumn(in.Name) || len(names) > 1 && len(w.values[in.Name].IDs) > 0 {
			w.noteDown(c, i, name, person)
			continue
		}
		w.nameBeside(in, i, person)
	}
	return bodies
}

// undated is a number without the day behind it, which goes to its own field unless another column says another day; there is none
// where the cell has only the day.
func (w *rowReading) undated(f field.Field, i int, line string) (number string, there bool) {
	if f.Dated == "" {
		return line, true
	}
	number, day := w.days[i].NumberAndDay(line)
	if day == "" {
		return line, true
	}
	if at := w.columnOf(f.Dated); at >= 0 && w.text(at) != "" {
		if said, _, _, _ := w.days[at].Read(w.text(at)); said != day {
			return line, true
		}
	} else {
		merge(w.values, f.Dated, field.Value{Day: day})
	}
	return number, number != ""
}

// dayOfNumber reads the day of a document behind its number, in the column of days.
func (w *rowReading) dayOfNumber(f field.Field, i int, cell string) (day field.Value, is bool) {
	for _, other := range field.Of(w.kind) {
		if other.Dated != f.Name || w.hasColumn(other.Name) {
			continue
		}
		number, on := w.days[i].NumberAndDay(cell)
		if on == "" {
			break
		}
		if number != "" {
			merge(w.values, other.Name, field.Value{Line: number})
		}
		return field.Value{Day: on}, true
	}
	return field.Value{}, false
}
