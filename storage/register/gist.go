package register

// Gist tells one record from others of the same name at a glance.
type Gist struct {
	// PartnerIDs are those on the other side, as far as the record itself names them.
	PartnerIDs []ID
	// Day is the one by which people know the record.
	Day Date
}

// GistOf returns the gist of a record of any kind.
func GistOf(r Record) Gist {
	switch r := r.(type) {
	case *Agreement:
		g := Gist{Day: r.SignedOn()}
		for _, p := range r.Parties {
			if p.Side != Ours {
				g.PartnerIDs = append(g.PartnerIDs, p.PartnerID)
			}
			if r.SignedOn() == "" {
				g.Day = max(g.Day, p.SignedOn)
			}
		}
		return g
	case *Commission:
		return Gist{PartnerIDs: []ID{r.TheirsID}}
	case *Session:
		return Gist{Day: r.From}
	case *Visit:
		return Gist{r.PartnerIDs, r.From}
	case *Meeting:
		return Gist{r.PartnerIDs, r.Day}
	case *Event:
		return Gist{r.OrganiserIDs, r.From}
	case *Invitation:
		return Gist{[]ID{r.FromPartnerID, r.ToPartnerID}, r.SentOn}
	case *ProductionLink:
		return Gist{[]ID{r.TheirsID}, r.Since}
	case *TradeRecord:
		return Gist{[]ID{r.PartnerID}, r.Period.Date()}
	case *Commitment:
		return Gist{[]ID{r.PartnerID}, r.DueOn}
	case *Person:
		last, _ := r.AppointmentOn(Forever)
		return Gist{PartnerIDs: []ID{last.PartnerID}}
	case *Partner:
		return Gist{PartnerIDs: []ID{r.ParentID}}
	case *Document:
		return Gist{Day: r.Day}
	}
	return Gist{}
}
