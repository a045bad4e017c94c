package desk

import (
	"context"
	"strings"

	"accord/app/ui/kit"
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

// treeStep is what stands before a name for each record above it.
const treeStep = "      "

// inTree returns the columns of a list that can be a tree: the one that grows is set in by how deep its record lies.
func (r *Room[R]) inTree(columns []kit.Column[R]) []kit.Column[R] {
	for i, c := range columns {
		if c.Grow {
			columns[i].Text = func(row R) string { return strings.Repeat(treeStep, r.depth[r.plan.Key(row)]) + c.Text(row) }
		}
	}
	return columns
}
