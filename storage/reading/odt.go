package reading

import (
	"context"
	"encoding/xml"
	"errors"
	"strconv"
	"strings"
)

// odtWords returns the text of an OpenDocument (OASIS ODF 1.3): the body with its notes and remarks, then the page
// headers and footers from the styles.
func odtWords(ctx context.Context, p *packed, out *words) error {
	err := p.odtPart(ctx, "content.xml", "body", out)
	if errors.Is(err, errEnough) || ctx.Err() != nil {
		return err
	}
	return errors.Join(err, p.odtPart(ctx, "styles.xml", "master-styles", out))
}

// odtSilent lists the elements not read: deleted text, pictures, authors and days of remarks.
const odtSilent = " tracked-changes binary-data creator date "

// odtPart returns the text within an element of a part.
func (p *packed) odtPart(ctx context.Context, part, within string, out *words) error {
	inside, silent := 0, 0
	return p.each(ctx, part, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == within:
				inside++
			case strings.Contains(odtSilent, " "+t.Name.Local+" "):
				silent++
			}
			if inside == 0 || silent > 0 {
				return nil
			}
			switch t.Name.Local {
			case "s":
				return out.add(strings.Repeat(" ", spaces(t)))
			case "tab":
				return out.add("\t")
			case "line-break", "note", "annotation":
				return out.add("\n")
			}
		case xml.EndElement:
			switch {
			case t.Name.Local == within:
				inside--
			case strings.Contains(odtSilent, " "+t.Name.Local+" "):
				silent--
			case t.Name.Local == "p" || t.Name.Local == "h":
				return out.add("\n")
			}
		case xml.CharData:
			if inside > 0 && silent == 0 {
				return out.add(string(t))
			}
		}
		return nil
	})
}

// spaces is how many spaces an element stands for.
func spaces(t xml.StartElement) int {
	for _, a := range t.Attr {
		if n, err := strconv.Atoi(a.Value); err == nil && a.Name.Local == "c" {
			return max(1, min(n, 100))
		}
	}
	return 1
}
