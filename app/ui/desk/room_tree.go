package desk

import (
	"context"

	"accord/storage/register"
)

// TreeStore is what a list of records that belong to one another needs of the register to be shown as a tree.
type TreeStore interface {
	Tree(ctx context.Context, k register.Kind, ids []register.ID) (ordered []register.ID, depth map[register.ID]int, err error)
}

// asTree is the value of GroupBy that shows a list as a tree.
const asTree = "tree"

// treeFilter is the chip by which a list is shown as a tree.
func treeFilter() Filter {
	return Filter{ID: GroupBy, Word: "list.tree", Options: Fixed("list.tree.", []string{asTree})}
}

// showTree shows the list as a tree. Folded branches are remembered; a narrowed list shows every found record.
func (r *Room[R]) showTree(depth map[register.ID]int) {
	if r.plan.Tree == nil {
		return
	}
	var folded []register.ID
	if depth != nil && !r.view.narrowed() {
		r.desk.Kept(r.key("folded"), &folded)
	}
	r.list.SetTree(depth, folded)
}

// keepFolded remembers the folded branches.
func (r *Room[R]) keepFolded() {
	if !r.view.narrowed() {
		r.desk.Keep(r.key("folded"), r.list.Folded())
	}
}
