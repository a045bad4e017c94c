package desk

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// New opens the form of a new record.
func (r *Room[R]) New() { r.desk.Edit(r.plan.Blank()) }

// Edit reads a record and opens its form.
func (r *Room[R]) Edit(id register.ID) {
	if id.IsZero() {
		return
	}
	r.desk.EditRef(r.ref(id))
}

// EditCurrent opens the form of the record whose card is shown.
func (r *Room[R]) EditCurrent() { r.Edit(r.shown) }

// DeleteCurrent puts the selected records into the trash.
func (r *Room[R]) DeleteCurrent() { r.delete(r.list.Selected()) }

func (r *Room[R]) delete(ids []register.ID) {
	var refs []register.Ref
	for _, id := range ids {
		refs = append(refs, r.ref(id))
	}
	if len(refs) > 0 {
		r.desk.Delete(refs...)
	}
}

func (r *Room[R]) menu(id register.ID, at fyne.Position) {
	menu := kit.Menu{
		{Word: lang.T("menu.open"), Do: func() { r.desk.Open(r.ref(id)) }},
	}
	menu = append(menu, ChangingItems(r.desk, &kit.MenuItem{Word: lang.T("menu.edit"), Do: func() { r.Edit(id) }})...)
	menu = append(menu,
		&kit.MenuItem{Word: lang.T("menu.copy_rows"), Do: r.list.Copy},
		&kit.MenuItem{Word: lang.T("menu.export_sheet"), Do: r.ExportSheet},
		&kit.MenuItem{Word: lang.T("menu.export"), Do: r.Export})
	menu = append(menu, r.takeIn()...)
	if chosen := r.chosen(r.Meant(id)); len(chosen) > 0 {
		menu = append(append(append(menu, nil), chosen...), nil)
	}
	kit.ShowMenu(append(menu, r.actions(id, true)...), r.list, at)
}

// takeIn leads to the page on which tables are taken in, where records of the kind may come from one.
func (r *Room[R]) takeIn() kit.Menu {
	if !slices.Contains(field.Kinds, r.plan.Kind) {
		return nil
	}
	return ChangingItems(r.desk, &kit.MenuItem{Word: lang.T("menu.import_sheet"), Do: func() { r.desk.TakeTable(r.plan.Kind) }})
}

// Meant returns the records that an act on one is about: the selected ones where it is among them, else it alone. So an
// act means the same in the line under the list, in a menu and on the card.
func (r *Room[R]) Meant(id register.ID) []register.ID {
	if selected := r.list.Selected(); slices.Contains(selected, id) {
		return selected
	}
	return []register.ID{id}
}

// chosen returns what can be done to some records in particular.
func (r *Room[R]) chosen(ids []register.ID) (menu kit.Menu) {
	if r.plan.BulkMenu != nil && !r.desk.Looking() {
		menu = r.plan.BulkMenu(ids)
	}
	if len(ids) > 1 && len(ids) <= uniteAtMost && slices.Contains(register.UniteKinds, r.plan.Kind) {
		refs := make([]register.Ref, len(ids))
		for i, id := range ids {
			refs[i] = r.ref(id)
		}
		menu = append(menu, ChangingItems(r.desk, &kit.MenuItem{Word: lang.T("unite.menu"), Do: func() { r.desk.Unite(refs...) }})...)
	}
	return menu
}

// uniteAtMost is how many records are shown side by side.
const uniteAtMost = 12

// actions are what can be done with a record beside its buttons; the menu of a list leads to its lineage too.
func (r *Room[R]) actions(id register.ID, lineage bool) kit.Menu {
	menu := kit.Menu{{Word: lang.T("menu.paper"), Do: func() { r.desk.Papers(r.ref(id)) }}}
	if r.plan.Kind != register.KindRule { // those go along anyway
		menu = append(menu, &kit.MenuItem{Word: lang.T("menu.take_along"), Do: func() { r.takeAlong(r.Meant(id)) }})
	}
	menu = append(menu, ChangingItems(r.desk, &kit.MenuItem{Word: lang.T("menu.new"), Do: r.New})...)
	if lineage && slices.Contains(register.Lineal, r.plan.Kind) {
		menu = append(menu, &kit.MenuItem{Word: lang.T("menu.lineage"), Do: func() { r.desk.Trace(id) }})
	}
	menu = append(menu, &kit.MenuItem{Word: lang.T("history.of_record"), Do: func() { r.desk.Recall(r.ref(id), 0) }})
	menu = append(menu, ChangingItems(r.desk, &kit.MenuItem{Word: lang.T("menu.undo_last"), Do: func() { r.undoLast(r.ref(id)) }})...)
	if r.plan.Copy != nil && !r.desk.Looking() {
		menu = append(menu, &kit.MenuItem{Word: lang.T("menu.copy"), Do: func() { r.Copy(id) }})
	}
	return append(menu, ChangingItems(r.desk, &kit.MenuItem{Word: lang.T("menu.delete"), Do: func() { r.delete(r.Meant(id)) }})...)
}

// takeAlong shows what goes along with some records.
func (r *Room[R]) takeAlong(ids []register.ID) {
	refs := make([]register.Ref, len(ids))
	for i, id := range ids {
		refs[i] = r.ref(id)
	}
	r.desk.TakeAlong(refs...)
}

// undoLast takes back the last change of a record, with what was changed together with it: it asks first where that is more.
func (r *Room[R]) undoLast(of register.Ref) {
	kit.Load(r.desk.Loader(), &r.copying, func(ctx context.Context) (storage.Batch, error) {
		latest, err := r.plan.Store.Changes(ctx, storage.HistoryQuery{Record: of.ID}, 0, 1)
		if err != nil || len(latest) == 0 {
			return storage.Batch{}, err
		}
		return r.plan.Store.Step(ctx, latest[0].Batch)
	}, func(step storage.Batch, err error) {
		switch {
		case err != nil:
			r.fail(err)
		case len(step.Refs) == 0:
			r.desk.Say(lang.T("undo.nothing"))
		case len(step.Refs) == 1 || step.Act == storage.ActUndo:
			AskUndo(r.desk, r.plan.Store, step)
		default:
			askUndo(r.desk, r.plan.Store, step)
		}
	})
}

// Copy opens the form of a new record like another.
func (r *Room[R]) Copy(id register.ID) {
	kit.Load(r.desk.Loader(), &r.copying, func(ctx context.Context) (register.Record, error) {
		return r.plan.Copy(ctx, id)
	}, func(copied register.Record, err error) {
		if err != nil {
			r.fail(err)
			return
		}
		r.desk.Edit(copied)
	})
}
