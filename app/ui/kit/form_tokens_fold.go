package kit

import "fyne.io/fyne/v2"

// Of more tokens than tokensFolded only the first are shown, and those that came since.
const (
	tokensFolded = 12
	tokensShown  = 8
)

// fold folds many tokens away, unless all of them were asked for.
func (b *tokenBox) fold(all int) {
	b.folded = 0
	if !b.open && all > tokensFolded {
		b.folded = all
	}
}

// unfold shows all tokens.
func (b *tokenBox) unfold() {
	b.open, b.folded = true, 0
	b.refold()
}

// take takes a token away.
func (b *tokenBox) take(i int) {
	if i < b.folded {
		b.folded--
	}
	if b.folded <= tokensShown {
		b.folded = 0
	}
	b.drop(i)
}

// goesAmongFolded reports whether a key would move to tokens that are folded away, or take away one of them.
func (b *tokenBox) goesAmongFolded(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft:
		return b.folded > 0
	case fyne.KeyRight, fyne.KeyDelete:
		return b.folded > 0 && b.at >= 0
	case fyne.KeyBackspace:
		return b.folded > 0 && (b.at >= 0 || b.folded == b.all)
	}
	return false
}
