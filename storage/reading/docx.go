package reading

import (
	"context"
	"encoding/xml"
	"errors"
	"path"
	"strings"
)

// What a DOCX consists of (ECMA-376): the relationships of the package name its document, those of the document its notes,
// heads and remarks, by what their types end in.
const docxMain = "officeDocument"

var docxParts = []string{"footnotes", "endnotes", "comments", "header", "footer"}

// docxWords returns the text of a DOCX: its body with the text boxes in it, then notes, remarks, page headers and footers.
func docxWords(ctx context.Context, p *packed, out *words) error {
	main := "word/document.xml"
	related, err := p.related(ctx, "")
	if err != nil {
		return err
	}
	if first := related[docxMain]; len(first) > 0 {
		main = first[0]
	}
	if !p.has(main) {
		return nil // another kind of archive
	}
	parts, named := []string{}, map[string]bool{}
	name := func(some ...string) {
		for _, part := range some {
			if !named[part] {
				named[part] = true
				parts = append(parts, part)
			}
		}
	}
	name(main)
	related, err = p.related(ctx, main)
	broken := err
	for _, kind := range docxParts {
		name(related[kind]...)
		for _, f := range p.zip.File { // some programs forget to relate them
			if path.Dir(f.Name) == path.Dir(main) && strings.HasPrefix(path.Base(f.Name), kind) && path.Ext(f.Name) == ".xml" {
				name(f.Name)
			}
		}
	}
	for _, part := range parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := p.docxPart(ctx, part, out)
		if errors.Is(err, errEnough) || ctx.Err() != nil {
			return err
		}
		if err != nil {
			broken = err // what else there is can be read all the same
		}
		if err := out.add("\n"); err != nil {
			return err
		}
	}
	return broken
}

// related returns what a part is related to, by the last word of the relationship's type; "" is the package itself.
func (p *packed) related(ctx context.Context, part string) (map[string][]string, error) {
	dir, base := path.Split(part)
	related := map[string][]string{}
	err := p.each(ctx, dir+"_rels/"+base+".rels", func(token xml.Token) error {
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "Relationship" {
			return nil
		}
		var kind, target, mode string
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "Type":
				kind = path.Base(a.Value)
			case "Target":
				target = a.Value
			case "TargetMode":
				mode = a.Value
			}
		}
		if mode == "External" {
			return nil
		}
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		related[kind] = append(related[kind], strings.TrimPrefix(path.Clean(target), "/"))
		return nil
	})
	return related, err
}

// docxPart returns the text of one part: runs of w:t, a line for each w:p. What stands in mc:Fallback is said before
// already, for programs that know more.
func (p *packed) docxPart(ctx context.Context, part string, out *words) error {
	inText, passed := 0, 0
	return p.each(ctx, part, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "Fallback":
				passed++
			case "t":
				inText++
			case "tab", "ptab":
				return out.add("\t")
			case "noBreakHyphen":
				return out.add("-")
			case "br", "cr":
				return out.add("\n")
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "Fallback":
				passed--
			case "t":
				inText--
			case "p":
				return out.add("\n")
			}
		case xml.CharData:
			if inText > 0 && passed == 0 {
				return out.add(string(t))
			}
		}
		return nil
	})
}
