package ui

import "accord/storage/register"

// route is a place in the window: a page and the record whose card it shows.
type route struct {
	page   string
	record register.ID
	scroll float32
}

// trail is the way back and forward, as in a browser.
type trail struct {
	routes []route
	at     int
}

// trailLength is how far back one can go.
const trailLength = 100

// here is where the window is now, with the card's scroll as it stands.
func (w *Window) here() route {
	if w.current == nil {
		return route{}
	}
	r := route{page: w.current.ID()}
	if page, ok := w.current.(shower); ok {
		r.record, r.scroll = page.Current()
	}
	return r
}

// note puts a new place at the end of the trail; what lay forward is forgotten.
func (w *Window) note(to route) route {
	if w.current != nil && len(w.trail.routes) > 0 {
		w.trail.routes[w.trail.at] = w.here()
		if now := w.trail.routes[w.trail.at]; now.page == to.page && (to.record.IsZero() || now.record == to.record) {
			return now
		}
	}
	t := &w.trail
	t.routes = append(t.routes[:min(t.at+1, len(t.routes))], to)
	if len(t.routes) > trailLength {
		t.routes = t.routes[1:]
	}
	t.at = len(t.routes) - 1
	return to
}

// Back goes to the place before.
func (w *Window) Back() { w.step(-1) }

// Forward goes to the place that Back left.
func (w *Window) Forward() { w.step(1) }

func (w *Window) step(by int) {
	to := w.trail.at + by
	if to < 0 || to >= len(w.trail.routes) {
		return
	}
	w.leaveForm(func() {
		w.trail.routes[w.trail.at] = w.here()
		w.trail.at = to
		w.visit(w.trail.routes[to])
	})
}

// arrows greys what leads nowhere.
func (w *Window) arrows() {
	enable := func(b interface {
		Enable()
		Disable()
	}, is bool) {
		if is {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	enable(w.back, w.trail.at > 0)
	enable(w.forward, w.trail.at < len(w.trail.routes)-1)
}
