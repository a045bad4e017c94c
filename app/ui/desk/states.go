package desk

import (
	"context"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// states are the members of the United Nations and its two observers that are states, by their ISO 3166-1 codes.
var states = strings.Fields(`AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA
CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN
HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN
ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI
SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW VA PS`)

// statesOffered is how many states that are not in the register a picker offers.
const statesOffered = 4

// partnerKinds are the kinds of partners that can be made in passing, those most met first; a state is none of ours.
func partnerKinds(ours bool) []register.PartnerKind {
	kinds := []register.PartnerKind{register.PartnerAuthority, register.PartnerEnterprise, register.PartnerTerritory, register.PartnerState}
	for _, k := range register.PartnerKinds {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	if ours {
		kinds = slices.DeleteFunc(kinds, func(k register.PartnerKind) bool {
			return k == register.PartnerState || k == register.PartnerFormerState
		})
	}
	return kinds
}

// withStates offers states of that name not in the register yet: behind the partners that are called so, and before those
// found by what else is known of them.
func withStates(find func(context.Context, string) ([]kit.Picked, error)) func(context.Context, string) ([]kit.Picked, error) {
	return func(ctx context.Context, text string) ([]kit.Picked, error) {
		found, err := find(ctx, text)
		if err != nil {
			return nil, err
		}
		called := slices.DeleteFunc(slices.Clone(found), func(o kit.Picked) bool { return !begins(o.Label, text) })
		others := slices.DeleteFunc(slices.Clone(found), func(o kit.Picked) bool { return begins(o.Label, text) })
		n := 0
		for _, state := range statesNamed(text) {
			there := func(o kit.Picked) bool {
				return o.Note == state.Code && o.Note != "" || slices.Contains(state.Name.All(), o.Label)
			}
			if n == statesOffered || slices.ContainsFunc(found, there) {
				continue
			}
			n++
			one := fresh(state)
			one.Note = strings.TrimPrefix(state.Code+" · "+lang.T("pick.state"), " · ")
			if state.Kind == register.PartnerFormerState {
				one.Note = lang.T("partner.kind.former_state")
			}
			called = append(called, one)
		}
		return append(called, others...), nil
	}
}

// begins reports whether a word of a phrase begins with a text.
func begins(phrase, text string) bool {
	phrase, text = strings.ToLower(phrase), strings.ToLower(strings.TrimSpace(text))
	return strings.HasPrefix(phrase, text) || strings.Contains(phrase, " "+text) || strings.Contains(phrase, "«"+text)
}

// statesNamed are the states with a word that begins so in any of the three languages, or with this code, and those that have or had
// another name that begins so: Burma is Myanmar. States that are no more are among them.
func statesNamed(text string) []*register.Partner {
	text = strings.ToLower(strings.TrimSpace(text))
	if len([]rune(text)) < 2 {
		return nil
	}
	so := func(phrase string) bool { return begins(phrase, text) }
	var found, others []*register.Partner
	for _, code := range slices.Concat(states, field.FormerStates()) {
		one := &register.Partner{Name: field.CountryNames(code), Kind: register.PartnerState, Code: code}
		if len(code) == 4 {
			one.Kind, one.Code = register.PartnerFormerState, ""
		}
		switch names := register.StateNames(code); {
		case strings.ToLower(code) == text || slices.ContainsFunc(one.Name.All(), so):
			found = append(found, one)
		case slices.ContainsFunc(names, so):
			one.Aliases = slices.DeleteFunc(names, func(n string) bool { return slices.Contains(one.Name.All(), n) })
			others = append(others, one)
		}
	}
	return append(found, others...)
}
