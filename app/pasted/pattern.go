package pasted

import (
	"regexp"
	"sync"
)

// pattern returns a regular expression, compiled when it is asked for the first time. Most windows are opened without a list
// being pasted, and compiling all of these took a tenth of the start.
type pattern func() *regexp.Regexp

func compiled(expression string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
