package storagetest

import "testing"

// InTheFullPass leaves a test out of the short one, which runs under the race detector: nothing in the test works side by side,
// and the detector makes minutes of it.
func InTheFullPass(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("nothing in it works side by side: in the full pass")
	}
}
