package ui

import (
	"context"
	"errors"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
)

// remaking is work on the file of a register that is closed meanwhile: it is restored, moved, put under seal.
type remaking[T any] struct {
	session *session
	path    string
	title   string // in words
	text    string
	work    func(ctx context.Context, options storage.Options) (T, error)
	done    func(T)
}

// run closes the register and does the work, which can be cancelled. Where that happens, or the work fails, the register is
// opened again as it was, and the window says so.
func (r remaking[T]) run() {
	s := r.session
	s.leave()
	f := &firstStart{session: s, again: r.path, opening: true, title: r.title, text: r.text, content: newFirstContent()}
	f.show()
	s.turning = true
	options := s.options()
	kit.Work(s.loader, s.Canvas(), r.title, func(ctx context.Context, tell func(done, all int)) (T, error) {
		return r.work(storage.Telling(ctx, tell), options)
	}, func(answer T, err error) {
		s.turning = false
		if err != nil {
			s.asBefore(r.path, err)
			return
		}
		r.done(answer)
	})
}

// asBefore opens a register again with which something was not done, and says why.
func (s *session) asBefore(path string, err error) {
	if !errors.Is(err, context.Canceled) {
		s.reopen(path, openOrLook)
		s.Fail(trouble.At(path, err))
		return
	}
	said := lang.T("work.cancelled")
	f := &firstStart{session: s, again: path, opening: true, said: said, content: newFirstContent()}
	s.say = func(w *Window) { w.Say(said) }
	f.show()
	f.run(path, openOrLook)
}
