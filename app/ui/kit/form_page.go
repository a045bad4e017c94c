package kit

// Page scrolls by almost the visible height, down or up, or does what is done in place of that. The keyboard stays where it is.
func (f *Form) Page(down bool) {
	if f.OnPage != nil {
		f.OnPage(down)
		return
	}
	f.scroll.Page(down)
}
