package assets

import _ "embed"

// Icon is the program's sign, two rings that hold each other, as a PNG of 256 by 256.
//
//go:embed icon.png
var Icon []byte
