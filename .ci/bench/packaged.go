package main

// packaged compares the starts of the program, taken out of its package, with those of one built
// from the sources here, by turns. It measures nothing unless such a one is named.
func (b *bench) packaged() error {
	if b.built == "" {
		return nil
	}
	s, err := openScreen()
	if err != nil {
		return err
	}
	defer s.close()
	if _, err := xdotool("mousemove", "0", "0"); err != nil {
		return err
	}
	var built, packaged opening
	for run := range b.runs + 1 {
		for _, o := range []struct {
			into    *opening
			program string
		}{{&built, b.built}, {&packaged, b.program}} {
			start := func() (*running, error) { return b.startOn(o.program, "overview") }
			if err := o.into.measure(s, start, run > 0); err != nil {
				return err
			}
		}
	}
	b.table.tell("start: the overview, as built here", built.drawn, milliseconds)
	// A tenth is what two runs of one program differ by.
	b.table.compare("start: the overview, out of the package", packaged.drawn, built.drawn, milliseconds, 1.1)
	return nil
}
