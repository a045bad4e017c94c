package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/desk"
	"accord/storage"
	"accord/storage/register"
)

const (
	// pressing is the number of days ahead that notices on the desktop cover.
	pressing = 7
	// apart is the greatest number of single notices; more become one.
	apart = 3
)

// notices send what presses to the desktop: each thing once a day, and only if the user wants it.
type notices struct {
	settings *settings.File
	send     func(*fyne.Notification)
	hidden   bool // the desktop hears how many there are, and not which
}

// sentToday are the notices of a day that were sent.
type sentToday struct {
	Day    register.Date `json:"day"`
	Things []string      `json:"things"`
}

// wanted reports whether the settings ask for notices. At first they do not.
func (n notices) wanted() bool {
	var wanted bool
	n.settings.Get(settings.Notices, &wanted)
	return wanted
}

// tell sends the notices of today that were not sent yet.
func (n notices) tell(today register.Date, due []storage.Deadline) {
	if !n.wanted() {
		return
	}
	var before sentToday
	n.settings.Get(keptSent, &before)
	if before.Day != today {
		before = sentToday{Day: today}
	}
	var fresh []storage.Deadline
	for _, d := range due {
		if thing := string(d.Kind) + " " + d.ID.String() + " " + string(d.Day) + " " + d.Of.ID.String(); !slices.Contains(before.Things, thing) {
			before.Things = append(before.Things, thing)
			fresh = append(fresh, d)
		}
	}
	if len(fresh) == 0 {
		return
	}
	if err := n.settings.Set(keptSent, before); err != nil {
		return // rather nothing than the same again and again
	}
	if n.hidden {
		n.send(fyne.NewNotification(lang.T("app.name"), lang.N("notice.hidden", len(fresh))))
		return
	}
	for i, d := range fresh {
		if i == apart-1 && len(fresh) > apart {
			n.send(fyne.NewNotification(lang.T("app.name"), lang.N("notice.more", len(fresh)-i)))
			return
		}
		n.send(fyne.NewNotification(noticeTitle(today, d), desk.Name(d.Line)))
	}
}

// keptSent is the setting with the notices sent today.
const keptSent = "notices.told" // not shown

// noticeTitle says what presses, and how much.
func noticeTitle(today register.Date, d storage.Deadline) string {
	return lang.T("notice."+string(d.Kind), lang.Due(today, d.Day))
}
