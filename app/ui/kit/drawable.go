package kit

import "strings"

// spacesAtArrows takes the space behind an arrow away.
var spacesAtArrows = strings.NewReplacer(
	"→ ", "→", "← ", "←", "↑ ", "↑", "↓ ", "↓",
	"→\u00a0", "→", "←\u00a0", "←", "↑\u00a0", "↑", "↓\u00a0", "↓",
)

// drawable gives the text as it can be drawn. The toolkit takes arrows from a font of signs that
// has no space, gives it the space behind the arrow as well, and draws a box there.
func drawable(text string) string {
	if !strings.Contains(text, "\u2190"[:2]) { // the first bytes of every arrow
		return text
	}
	return spacesAtArrows.Replace(text)
}
