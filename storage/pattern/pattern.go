// Package pattern keeps regular expressions until they are asked for. Most windows are opened without a table being read or a
// list being pasted, and to compile all that these need took a tenth of the start.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern returns a regular expression, compiled when it is asked for the first time.
type Pattern func() *regexp.Regexp

// Of returns the pattern of an expression, which is part of the program: where it is none, asking for it panics.
func Of(expression string) Pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
