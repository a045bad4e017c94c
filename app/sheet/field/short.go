package field

import (
	"slices"
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

var shortBehind = pattern.Of(`^(\S+\s.*?)\s*\((?:далее\s*[–—-]?\s*)?(\p{Lu}[\p{Lu}\d-]{2,11})\)$`) // not shown

// regionsShort are abbreviations of regions and groups of them, which say where a body lies.
var regionsShort = words("кбр|кчр|рсо|днр|лнр|хмао|янао|еао|пфо|дфо|цфо|сфо|уфо|юфо|скфо|сзфо")

// NameAndShort parts the name of a body from its abbreviation in brackets: "Корейское агентство содействия торговле (KOTRA)". There is none
// where they say what the body belongs to, or its legal form: "Фонд науки (США)", "Завод шин (ПАО)".
func NameAndShort(name string) (whole, short string) {
	m := shortBehind().FindStringSubmatch(strings.TrimSpace(name))
	if m == nil || Country(m[2]) != "" || slices.Contains(regionsShort, Fold(m[2])) || slices.Contains(forms, Fold(m[2])) {
		return name, ""
	}
	if world := string(register.PartnerInternationalBody); PartnerKind(m[2]) == world && PartnerKind(m[1]) != world {
		return name, ""
	}
	return m[1], m[2]
}

// PartnerNamed gives a partner a name in a language, and its abbreviation behind that for another name.
func PartnerNamed(p *register.Partner, l register.Language, name string) {
	whole, short := NameAndShort(name)
	p.Name.Set(l, whole)
	if short != "" && !slices.Contains(p.Aliases, short) {
		p.Aliases = append(p.Aliases, short)
	}
}
