package sheets

import (
	"context"

	"accord/app/ui/kit"
)

// listOf makes a list of what stands in a slice that is made again and again: rows, names, decisions. They are known by their places
// in it.
func listOf[R any](p *Page, columns []kit.Column[R], all func() []R, place func(R) int, show func()) *kit.ColumnList[int, R] {
	list := kit.NewColumnList(p.desk.Loader(), columns, place, func(_ context.Context, keys []int) ([]R, error) {
		now := all()
		some := make([]R, 0, len(keys))
		for _, i := range keys {
			if i < len(now) {
				some = append(some, now[i])
			}
		}
		return some, nil
	})
	list.OnSelect = func(int) { show() }
	return list
}

// list puts those at some places into a list beside the card; where none of them is current, one of them becomes it.
func list[R any](p *Page, in *kit.ColumnList[int, R], keys []int, first int) {
	p.place(in)
	in.Invalidate()
	in.SetKeys(keys)
	if _, _, is := in.Current(); !is && len(keys) > 0 {
		in.SelectAt(max(first, 0))
	}
}

// places are those of a whole slice.
func places(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
