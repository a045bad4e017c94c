package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"accord/app/changes"
	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/pack"
	"accord/storage/register"
)

type unpackCommand struct {
	File         string `arg:"" name:"file"`
	Output       string `name:"output" short:"o" placeholder:"FILE" word:"unpack.output"`
	Trust        bool   `name:"trust" word:"takein.trust"`
	PassphraseFD int    `name:"passphrase-fd" placeholder:"N" default:"-1"`
}

// unpack makes a register of its own of a package.
func (c *command) unpack(how unpackCommand) error {
	to := how.Output
	if to == "" {
		to = strings.TrimSuffix(how.File, filepath.Ext(how.File)) + storage.Extension
	}
	if err := c.nonesuch(to); err != nil {
		return err
	}
	p, d, err := c.opened(how.File, how.PassphraseFD)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }() // was only read
	if p.Card != d.Card() && !how.Trust {
		return c.stranger(p, "takein.unknown")
	}
	s, err := storage.Unpack(c.ctx, to, c.options(), p.Luggage, p.Content)
	if err != nil {
		return trouble.At(to, err)
	}
	if p.Card != d.Card() {
		err = s.Trust(c.ctx, p.Card, p.Device, storage.TrustMet)
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return trouble.At(to, err)
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.unpack.made", to, lang.N("backup.records", len(p.Records)), lang.N("pack.files", len(p.Files))))
	return err
}

// opened opens a package with a passphrase, where it has one.
func (c *command) opened(path string, fd int) (*pack.Package, *pack.Device, error) {
	d, err := c.keys()
	if err != nil {
		return nil, nil, err
	}
	asks, err := pack.ByPassphrase(path)
	if err != nil {
		return nil, nil, trouble.At(path, err)
	}
	secret := ""
	if asks {
		if secret, err = c.passphrase(fd, lang.T("cli.passphrase.ask")); err != nil {
			return nil, nil, err
		}
	}
	p, err := pack.Open(c.ctx, path, secret, d)
	return p, d, trouble.At(path, err)
}

// stranger answers a package from a computer that is not trusted: its words must be compared first.
func (c *command) stranger(p *pack.Package, key string) error {
	return refusal{text: lang.T(key, p.Device, p.By), lines: []string{
		strings.Join(pack.Words(p.Card, string(lang.Current())), " "), lang.T("takein.compare"),
	}}
}

type takeinCommand struct {
	File         string `arg:"" name:"file"`
	DryRun       bool   `name:"dry-run"`
	Format       string `name:"format" placeholder:"table|json" default:"table"`
	Prefer       string `name:"prefer" placeholder:"ours|theirs|ask" default:"ask"`
	Trust        bool   `name:"trust" word:"takein.trust"`
	Join         bool   `name:"join"`
	PassphraseFD int    `name:"passphrase-fd" placeholder:"N" default:"-1"`
}

// takein takes in what another register sent, or shows what would become of it.
func (c *command) takein(how takeinCommand) error {
	if err := formatOf(how.Format, asTable, asJSON); err != nil {
		return err
	}
	side, known := map[string]storage.Resolution{"ours": storage.ResolutionOurs, "theirs": storage.ResolutionTheirs, "ask": storage.ResolutionOpen}[how.Prefer]
	if !known {
		return wrongValue("--prefer", how.Prefer, "ours, theirs, ask")
	}
	p, d, err := c.opened(how.File, how.PassphraseFD)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }() // was only read
	work := c.changing
	if how.DryRun {
		work = c.withRegister
	}
	return work(func(s *storage.Store) error {
		standing, err := s.DeviceOf(c.ctx, p.Card)
		if err != nil {
			return err
		}
		if p.Card != d.Card() && !how.Trust && !how.DryRun {
			switch standing {
			case storage.TrustWithdrawn:
				return c.stranger(p, "takein.withdrawn")
			case storage.TrustUnknown:
				return c.stranger(p, "takein.unknown")
			}
		}
		in, err := s.Intend(c.ctx, p.Luggage)
		if err != nil {
			return err
		}
		if in.Apart && !how.Join && !how.DryRun {
			return refusal{text: lang.T("takein.apart", p.Name), lines: []string{lang.T("takein.join")}}
		}
		in.Prefer(side)
		var batch register.ID
		if !how.DryRun {
			if batch, err = s.TakeParcel(c.ctx, in, filepath.Base(how.File), p.Content); err != nil {
				return err
			}
			if p.Card != d.Card() && standing == storage.TrustUnknown {
				if err := s.Trust(c.ctx, p.Card, p.Device, storage.TrustMet); err != nil {
					return err
				}
			}
		}
		if how.Format == asJSON {
			e := json.NewEncoder(c.out)
			e.SetIndent("", " ")
			e.SetEscapeHTML(false)
			return e.Encode(intendedJSON(in, batch))
		}
		return c.tellIntended(s, in, batch, how.DryRun)
	})
}

// tellIntended prints what becomes, or became, of a package.
func (c *command) tellIntended(s *storage.Store, in *storage.Intended, batch register.ID, dry bool) error {
	l := lang.Current()
	say := func(line string) { _, _ = fmt.Fprintln(c.out, line) } // the flush reports the error
	say(lang.T("takein.of", in.Name, in.By, in.Device, lang.Moment(in.Made.Local())))
	if in.Apart {
		say(lang.T("takein.apart.short"))
	}
	counts, of := table{right: map[int]bool{1: true}}, in.Counts()
	for _, v := range storage.Verdicts {
		if of[v] > 0 {
			counts.add("  "+lang.T("takein.verdict."+string(v)), lang.Number(int64(of[v])))
		}
	}
	if in.Known > 0 {
		counts.add("  "+lang.T("takein.known"), lang.Number(int64(in.Known)))
	}
	if len(in.Files) > 0 {
		counts.add("  "+lang.T("takein.files"), lang.Number(int64(len(in.Files))))
	}
	if err := counts.write(c.out); err != nil {
		return err
	}
	brought := changes.Brought(in)
	for _, a := range in.Arrivals {
		if a.Verdict == storage.VerdictAlike {
			continue
		}
		say("")
		say(lang.T("takein.verdict."+string(a.Verdict)) + ": " + kindWord(a.Ref().Kind) + " · " + oneLine(a.Label().Or(l)) + " · " + a.Ref().ID.String())
		names, err := changes.Names(c.ctx, s, a.Theirs, a.Ours)
		if err != nil {
			return err
		}
		names = changes.Or(names, brought)
		for i, clash := range a.Clashes {
			say("  " + lang.Place(placeOf(a, clash), clash.Path, names))
			said := lang.AtEach(clash.Path, names, a.Ours, a.Theirs)
			say("    " + lang.T("takein.ours") + ": " + valueOf(a.Ours, clash, said[0]))
			say("    " + lang.T("takein.theirs", a.Theirs.Meta().UpdatedBy, lang.Moment(a.Theirs.Meta().UpdatedAt.Local()), in.Device) + ": " + valueOf(a.Theirs, clash, said[1]))
			say("    " + lang.T(map[storage.Resolution]string{
				storage.ResolutionOpen: "takein.open", storage.ResolutionOurs: "takein.taken.ours", storage.ResolutionTheirs: "takein.taken.theirs",
			}[a.Resolutions[i]]))
		}
		for _, like := range a.Likes {
			say("  " + lang.T("takein.like", oneLine(like.Label.Or(l))))
		}
		for _, p := range a.Problems {
			say("  " + exchange.Fault{Path: p.Field, Key: p.Key, Args: p.Args}.Text())
		}
	}
	say("")
	switch {
	case in.Empty():
		say(lang.T("takein.nothing"))
	case in.OnlyFiles() && !dry:
		say(lang.T("takein.files_done"))
	case dry:
		say(lang.T("takein.dry"))
	default:
		say(lang.T("takein.done", batch))
	}
	return nil
}

// placeOf returns the version that holds the place of a clash.
func placeOf(a *storage.Arrival, clash register.Clash) register.Record {
	if clash.Theirs == nil {
		return a.Ours
	}
	return a.Theirs
}

// valueOf is what a version says at the place of a clash, in a line; said is that in words.
func valueOf(r register.Record, clash register.Clash, said string) string {
	if clash.Path == register.ClashDeleted {
		if r.Meta().InTrash() {
			return lang.T("conflict.in_trash")
		}
		return lang.T("conflict.not_in_trash")
	}
	return orDash(oneLine(said))
}

// arrivalJSON is a record of a package and what becomes of it, for programs.
type arrivalJSON struct {
	Verdict  storage.Verdict      `json:"verdict"`
	Kind     register.Kind        `json:"kind"`
	ID       register.ID          `json:"id"`
	Label    register.Text        `json:"label"`
	By       string               `json:"by"`
	At       register.Instant     `json:"at"`
	Clashes  []register.Clash     `json:"clashes,omitempty"`
	Taken    []storage.Resolution `json:"taken,omitempty"`
	LikelyID []register.ID        `json:"likely,omitempty"`
}

func intendedJSON(in *storage.Intended, batch register.ID) any {
	all := make([]arrivalJSON, len(in.Arrivals))
	for i, a := range in.Arrivals {
		head := a.Theirs.Meta()
		all[i] = arrivalJSON{Verdict: a.Verdict, Kind: a.Ref().Kind, ID: a.Ref().ID, Label: a.Label(), By: head.UpdatedBy, At: head.UpdatedAt, Clashes: a.Clashes, Taken: a.Resolutions}
		for _, like := range a.Likes {
			all[i].LikelyID = append(all[i].LikelyID, like.ID)
		}
	}
	return struct {
		Package storage.Parcel          `json:"package"`
		Apart   bool                    `json:"apart"`
		Counts  map[storage.Verdict]int `json:"counts"`
		Known   int                     `json:"known"`
		Files   int                     `json:"files"`
		Batch   register.ID             `json:"batch,omitzero"`
		Records []arrivalJSON           `json:"records"`
	}{in.Parcel, in.Apart, in.Counts(), in.Known, len(in.Files), batch, all}
}
