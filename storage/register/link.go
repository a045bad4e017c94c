package register

// LinkKind says what one agreement does to another; the other shows the inverse.
type LinkKind string

// The links.
const (
	LinkAmends      LinkKind = "amends"
	LinkSupplements LinkKind = "supplements"
	LinkImplements  LinkKind = "implements"
	LinkSupersedes  LinkKind = "supersedes"
	LinkTerminates  LinkKind = "terminates"
	LinkUnder       LinkKind = "under" // the frame of the other
	LinkRelated     LinkKind = "related"
)

// LinkKinds lists them.
var LinkKinds = []LinkKind{
	LinkAmends, LinkSupplements, LinkImplements, LinkSupersedes, LinkTerminates, LinkUnder, LinkRelated,
}

// Link leads from an agreement to another one.
type Link struct {
	Kind        LinkKind `json:"kind"`
	AgreementID ID       `json:"agreement"`
}

// Role is the one in which the link mentions the other agreement; of a link without a kind it is the weakest.
func (l Link) Role() Role {
	if l.Kind == "" {
		return Role(LinkRelated)
	}
	return Role(l.Kind)
}

// checkLinks wants links that lead somewhere, not to the agreement itself and not twice the same way.
func (a *Agreement) checkLinks(out *Problems) {
	type way struct {
		kind LinkKind
		to   ID
	}
	seen := map[way]bool{}
	for i, l := range a.Links {
		oneOf(out, at("links", i, "kind"), l.Kind, LinkKinds, true)
		out.needID(at("links", i, "agreement"), l.AgreementID)
		switch w := (way{l.Kind, l.AgreementID}); {
		case l.AgreementID.IsZero():
		case l.AgreementID == a.ID:
			out.fault(at("links", i, "agreement"), "problem.link_to_itself")
		case seen[w]:
			out.fault(at("links", i, "agreement"), "problem.link_twice")
		default:
			seen[w] = true
		}
	}
}
