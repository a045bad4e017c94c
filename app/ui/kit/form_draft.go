package kit

import (
	"encoding/json"
	"slices"
	"sync"
	"time"

	"accord/app/lang"
	"accord/storage/register"
)

const draftDelay = 2 * time.Second

// keeping is how a form keeps its draft.
type keeping struct {
	drafts Drafts
	key    string
	stop   func() // calls off the next writing; nil when none is due
	fault  string // words for the last failure
	lane   *draftLane
}

// draftLane runs writings one after the other, and only the last request: they run on goroutines, which may overtake
// each other.
type draftLane struct {
	running sync.Mutex // held while the disk is busy
	mu      sync.Mutex
	next    func() error
}

func (l *draftLane) put(work func() error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next = work
}

func (l *draftLane) run() error {
	l.running.Lock()
	defer l.running.Unlock()
	l.mu.Lock()
	work := l.next
	l.next = nil
	l.mu.Unlock()
	if work == nil {
		return nil
	}
	return work()
}

// KeepDraft makes the form keep a draft under a key: two seconds after a change and whenever the
// keyboard leaves a field. The draft goes when the record is saved or given up.
func (f *Form) KeepDraft(d Drafts, key string) {
	f.keeping = keeping{drafts: d, key: key, lane: &draftLane{}}
}

// Draft returns what a draft of the form would hold now, and its key; nil where nothing was changed.
func (f *Form) Draft() (key string, data []byte) {
	data = f.snapshot()
	if f.keeping.drafts == nil || sameRecord(data, f.original) && !f.unsettled() {
		return "", nil
	}
	return f.keeping.key, f.drafted(data)
}

// Carry returns what the form holds, for another form of the same kind to go on with; nil where nothing was changed.
func (f *Form) Carry() []byte {
	if f.Dirty() {
		return f.drafted(f.snapshot())
	}
	return nil
}

// CarryOn goes on with what another form held.
func (f *Form) CarryOn(data []byte) {
	if err := f.restore(data); err != nil {
		ShowFault(canvasOf(f), lang.T("form.draft.unreadable"), err)
	}
}

// drafted is a snapshot with what a draft holds beside the fields: new records that it names, and typed text.
func (f *Form) drafted(snapshot []byte) []byte {
	beside := map[string]any{}
	if made := f.draftMade(); len(made) > 0 {
		beside[madeKey] = made
	}
	if typed := f.typedHere(); len(typed) > 0 {
		beside[typedKey] = typed
	}
	if len(beside) == 0 || len(snapshot) < 2 || snapshot[0] != '{' {
		return snapshot
	}
	said, err := json.Marshal(beside)
	if err != nil {
		return snapshot
	}
	return slices.Concat(said[:len(said)-1], []byte(","), snapshot[1:])
}

func (f *Form) scheduleDraft() {
	k := &f.keeping
	if k.drafts == nil || k.stop != nil {
		return
	}
	k.stop = func() {}
	stop := f.loader.After(draftDelay, func() {
		f.keeping.stop = nil
		f.writeDraft()
	})
	if k.stop != nil {
		k.stop = stop
	}
}

// keepDraft writes at once what would be written later.
func (f *Form) keepDraft() {
	k := &f.keeping
	if k.stop == nil {
		return
	}
	k.stop()
	k.stop = nil
	f.writeDraft()
}

func (f *Form) writeDraft() {
	k := f.keeping
	if !f.Dirty() {
		k.lane.put(func() error { return k.drafts.Drop(k.key) })
	} else {
		data := f.drafted(f.snapshot())
		k.lane.put(func() error { return k.drafts.Keep(k.key, data) })
	}
	f.runDraftLane()
}

func (f *Form) dropDraft() {
	k := f.keeping
	if k.drafts == nil {
		return
	}
	if k.stop != nil {
		k.stop()
		f.keeping.stop = nil
	}
	k.lane.put(func() error { return k.drafts.Drop(k.key) })
	f.runDraftLane()
}

func (f *Form) runDraftLane() {
	lane := f.keeping.lane
	f.loader.Background(func() {
		err := lane.run()
		f.loader.OnScreen(func() { f.draftDone(err) })
	})
}

func (f *Form) draftDone(err error) {
	fault := ""
	if err != nil {
		fault = lang.T("form.draft.failed", err)
	}
	if fault != f.keeping.fault {
		f.keeping.fault = fault
		f.recount()
	}
}

// OfferDraft asks whether to restore the draft of an earlier run, if there is one and it differs from the record. One that
// does not goes: the program was ended between the saving and that. Call it when the form is on the screen.
func (f *Form) OfferDraft() {
	c := canvasOf(f)
	data, found := f.draft()
	if !found || c == nil {
		return
	}
	if r, is := f.record.(register.Record); is && Saved(data, r) {
		f.dropDraft()
		return
	}
	Ask(c, Question{
		Title: lang.T("form.draft.title"),
		Text:  lang.T("form.draft.text"),
		Answers: []Answer{
			{Word: lang.T("form.draft.drop"), Kind: ButtonDanger, Do: f.dropDraft},
			{Word: lang.T("form.draft.restore"), Kind: ButtonPrimary, Default: true, Do: f.ResumeDraft},
		},
	})
}

// ResumeDraft restores the draft of a form open a moment ago, without a question.
func (f *Form) ResumeDraft() {
	data, found := f.draft()
	if !found {
		return
	}
	if err := f.restore(data); err != nil {
		ShowFault(canvasOf(f), lang.T("form.draft.unreadable"), err)
	}
}

// Saved reports whether a draft says nothing else than a record.
func Saved(draft []byte, r register.Record) bool {
	drafted := r.Ref().Kind.New()
	return json.Unmarshal(draft, drafted) == nil && len(typedIn(draft)) == 0 && register.SaysTheSame(drafted, r)
}

// draft returns the draft that is kept, if it is of the form's own record and says something else than it.
func (f *Form) draft() (data []byte, found bool) {
	if f.keeping.drafts == nil {
		return nil, false
	}
	data, found = f.keeping.drafts.Load(f.keeping.key)
	return data, found && json.Valid(data) && f.owns(data) && (!f.saysThat(data) || len(typedIn(data)) > 0)
}

// owns reports whether a draft may be of the form's record. A file that was damaged or put there may say another one, which a
// save would overwrite.
func (f *Form) owns(draft []byte) bool {
	r, is := f.record.(register.Record)
	if !is {
		return true
	}
	drafted := r.Ref().Kind.New()
	if json.Unmarshal(draft, drafted) != nil {
		return true // which is said when it is restored
	}
	head, now := drafted.Meta(), r.Meta()
	return head.Revision <= now.Revision && (now.Revision == 0 || head.ID == now.ID)
}
