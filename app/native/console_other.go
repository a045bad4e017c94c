//go:build !windows

package native

// Console does nothing here: every program has its console.
func Console() (leave func()) { return func() {} }
