package register

import (
	"math"
	"math/big"
)

// Qualifier says how a figure was given: the release says "more than 70 million".
type Qualifier string

// The qualifiers: = ≈ > ≥ < ≤.
const (
	Exactly Qualifier = "exactly"
	About   Qualifier = "about"
	Over    Qualifier = "over"
	AtLeast Qualifier = "at_least"
	Under   Qualifier = "under"
	AtMost  Qualifier = "at_most"
)

// Qualifiers lists them.
var Qualifiers = []Qualifier{Exactly, About, Over, AtLeast, Under, AtMost}

// qualifierSigns are the signs that people type, and the qualifiers in files.
var qualifierSigns = map[Qualifier]string{Exactly: "=", About: "≈", Over: ">", AtLeast: "≥", Under: "<", AtMost: "≤"}

// Sign returns the mathematical sign, nothing for an unknown qualifier.
func (q Qualifier) Sign() string { return qualifierSigns[q] }

// Measured reports whether the figure is exact, neither a bound nor an approximation.
func (q Qualifier) Measured() bool { return q == Exactly || q == "" }

// bound is a qualifier taken apart: the true value lies above (+1), below (-1) or at the value, and the value itself
// may be approximate; a strict bound leaves the value itself out.
type bound struct {
	side   int
	strict bool
	rough  bool
}

func (q Qualifier) bound(rough bool) bound {
	switch q {
	case About:
		return bound{rough: true}
	case Over:
		return bound{1, true, rough}
	case AtLeast:
		return bound{1, false, rough}
	case Under:
		return bound{-1, true, rough}
	case AtMost:
		return bound{-1, false, rough}
	}
	return bound{rough: rough}
}

// turned is the bound of a number that grows smaller as this one grows.
func (b bound) turned() bound {
	b.side = -b.side
	return b
}

// with joins the bounds of two numbers into the bound of one that grows with both. Where they pull apart, nothing can
// be said of it.
func (b bound) with(other bound) (bound, bool) {
	if b.side*other.side < 0 {
		return bound{}, false
	}
	side := b.side
	if side == 0 {
		side = other.side
	}
	return bound{side, b.strict || other.strict, b.rough || other.rough}, true
}

// qualifier puts the bound together again; rough is left of it where it is one of an approximate value.
func (b bound) qualifier() (q Qualifier, rough bool) {
	switch {
	case b.side > 0 && b.strict:
		return Over, b.rough
	case b.side > 0:
		return AtLeast, b.rough
	case b.side < 0 && b.strict:
		return Under, b.rough
	case b.side < 0:
		return AtMost, b.rough
	case b.rough:
		return About, false
	}
	return Exactly, false
}

// FigureOrigin says where a figure comes from.
type FigureOrigin string

// The origins.
const (
	FigureSaid    FigureOrigin = "said"    // by a record
	FigureAdded   FigureOrigin = "added"   // export and import
	FigureParts   FigureOrigin = "parts"   // the parts of a period
	FigureImplied FigureOrigin = "implied" // by what was said of another period
)

// FigureOrigins lists them.
var FigureOrigins = []FigureOrigin{FigureSaid, FigureAdded, FigureParts, FigureImplied}

// Figure is a value with all that must be said with it.
type Figure struct {
	Value     Money
	Qualifier Qualifier
	// Rough marks a bound that follows from an approximate value: less than about 30 million.
	Rough  bool
	Origin FigureOrigin
	// From are the records that it is, or follows from.
	From []ID
	// source is the records' source. Only figures of one source are added.
	source figureSource
}

// figureSource is the source of a figure, for comparison.
type figureSource struct {
	Ref   Ref
	Words Text
}

func (f Figure) bound() bound { return f.Qualifier.bound(f.Rough) }

// Measured reports whether the figure was reported as exact, or follows from exact ones alone.
func (f Figure) Measured() bool {
	return f.Qualifier.Measured() && !f.Rough && f.Origin != FigureImplied
}

// plus adds two figures of one currency and source; other origins are as the caller says. There is no sum where the
// bounds pull apart or it is too great.
func (f Figure) plus(other Figure, origin FigureOrigin) (Figure, bool) {
	b, ok := f.bound().with(other.bound())
	if !ok || f.Value.Currency != other.Value.Currency || f.source != other.source {
		return Figure{}, false
	}
	sum := f.Value.Minor + other.Value.Minor
	if (sum > f.Value.Minor) != (other.Value.Minor > 0) && other.Value.Minor != 0 {
		return Figure{}, false
	}
	out := Figure{Value: Money{sum, f.Value.Currency}, Origin: origin, From: append(append([]ID{}, f.From...), other.From...), source: f.source}
	out.Qualifier, out.Rough = b.qualifier()
	return out, true
}

// scaled returns n*by/of, rounded so that a bound stays true: down for what lies above, up for what lies below, to the
// nearest otherwise. Nothing is divided by nought, and too great a result is none.
func scaled(n, by, of int64, side int) (int64, bool) {
	if of == 0 {
		return 0, false
	}
	product := new(big.Int).Mul(big.NewInt(n), big.NewInt(by))
	whole, rest := new(big.Int).DivMod(product, big.NewInt(of), new(big.Int))
	up := side < 0 && rest.Sign() > 0
	if side == 0 {
		up = rest.Lsh(rest, 1).CmpAbs(big.NewInt(of)) >= 0
	}
	if up {
		whole.Add(whole, big.NewInt(1))
	}
	if !whole.IsInt64() || whole.Int64() == math.MinInt64 {
		return 0, false
	}
	return whole.Int64(), true
}
