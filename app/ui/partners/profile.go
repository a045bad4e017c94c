package partners

import (
	"context"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// ProfileID names the page of the profile.
const ProfileID = "profile"

// ProfileStore is what the page of the profile needs of the register.
type ProfileStore interface {
	Profile(ctx context.Context, partner register.ID, on register.Date) (*storage.Profile, error)
}

// Profile is the page for a minister's question about a partner: the whole cooperation, as of the desk's day.
type Profile struct {
	desk  desk.Desk
	store ProfileStore

	of     register.ID
	shown  *storage.Profile
	scroll float32 // where to scroll the card once it has come

	card    *kit.Card
	trouble *kit.Strip
	content fyne.CanvasObject

	reading kit.Slot
	stale   bool
}

var (
	_ desk.Page  = (*Profile)(nil)
	_ desk.Inner = (*Profile)(nil)
)

// NewProfile makes the page; nothing is made or read before it is shown.
func NewProfile(d desk.Desk, s ProfileStore) *Profile { return &Profile{desk: d, store: s} }

// profileMost keeps the lines from growing longer than one reads.
const profileMost float32 = 1180

func (p *Profile) build() {
	p.card = kit.NewCard().Most(profileMost)
	p.trouble = kit.NewStrip(kit.ToneRed)
	p.content = kit.Frame(p.trouble, nil, nil, nil, kit.Panel(p.card))
}

// ID names the page.
func (p *Profile) ID() string { return ProfileID }

// Within says from where it is reached.
func (p *Profile) Within() string { return string(register.KindPartner) }

// Word is its title.
func (p *Profile) Word() string { return lang.T("profile.title") }

// Content is what the page shows.
func (p *Profile) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Show goes to the profile of a partner.
func (p *Profile) Show(partner register.ID, scroll float32) {
	p.Content()
	if p.of != partner {
		p.of, p.scroll = partner, scroll
		p.Refresh()
	}
}

// Current is the partner whose profile is shown, and how far it is scrolled.
func (p *Profile) Current() (register.ID, float32) {
	if p.card == nil {
		return p.of, 0
	}
	return p.of, p.card.ScrollOffset()
}

// Shown reads the changes and puts the keyboard on the page.
func (p *Profile) Shown() {
	if p.stale {
		p.Refresh()
	}
	p.focus()
}

func (p *Profile) focus() {
	if p.shown != nil {
		p.card.Key(0)
	}
}

// Changed reads everything again, at once where the page is in front.
func (p *Profile) Changed([]storage.Change) {
	p.stale = true
	if p.content != nil && p.content.Visible() {
		p.Refresh()
	}
}

// Refresh reads everything again.
func (p *Profile) Refresh() {
	p.stale = false
	if p.of.IsZero() {
		return
	}
	of, on := p.of, p.desk.Day()
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (*storage.Profile, error) {
		return p.store.Profile(ctx, of, on)
	}, func(shown *storage.Profile, err error) {
		p.Content()
		if err != nil {
			p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.Refresh)
			return
		}
		p.trouble.Hide()
		scroll := p.scroll
		if p.shown != nil && p.shown.Partner.ID == of {
			scroll = p.card.ScrollOffset()
		}
		p.shown, p.scroll = shown, 0
		p.card.Clear()
		profileDrawing{p, shown}.draw()
		p.card.Refresh()
		p.card.SetScrollOffset(scroll)
		p.desk.Counted()
	})
}

// Count says how much is missing.
func (p *Profile) Count() string {
	if p.shown == nil {
		return ""
	}
	return lang.N("profile.gaps.count", len(p.shown.Gaps()))
}
