package cli

import (
	"fmt"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/pack"
)

type deviceCommand struct {
	Name     string `name:"name" placeholder:"NAME" word:"device.name"`
	Trust    string `name:"trust" placeholder:"KEY" word:"device.trust"`
	Withdraw string `name:"withdraw" placeholder:"KEY"`
}

// keys are those of this computer.
func (c *command) keys() (*pack.Device, error) {
	if c.env.Keys == nil {
		return nil, pack.ErrDevice
	}
	return c.env.Keys()
}

// device says how this computer is known to others, and which others the register knows.
func (c *command) device(how deviceCommand) error {
	if how.Trust != "" || how.Withdraw != "" {
		standing, card := storage.TrustChecked, how.Trust
		if how.Withdraw != "" {
			standing, card = storage.TrustWithdrawn, how.Withdraw
		}
		if !pack.IsCard(card) {
			return pack.ErrCard
		}
		return c.changing(func(s *storage.Store) error {
			if err := s.Trust(c.ctx, strings.TrimSpace(card), how.Name, standing); err != nil {
				return err
			}
			return c.devices(s)
		})
	}
	d, err := c.keys()
	if err != nil {
		return err
	}
	if how.Name != "" {
		if err := d.Rename(how.Name); err != nil {
			return err
		}
	}
	t := table{}
	t.add(lang.T("device.name"), d.Name)
	t.add(lang.T("device.words"), strings.Join(pack.Words(d.Card(), string(lang.Current())), " "))
	t.add(lang.T("device.card"), d.Card())
	if err := t.write(c.out); err != nil || c.address == "" {
		return err
	}
	if _, err := fmt.Fprintln(c.out); err != nil {
		return err
	}
	return c.withRegister(c.devices)
}

// devices lists those that the register knows.
func (c *command) devices(s *storage.Store) error {
	all, err := s.Devices(c.ctx)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(c.out, lang.T("device.none"))
		return err
	}
	t := table{}
	for _, d := range all {
		t.add(d.Name, lang.T("device.standing."+string(d.Standing)), strings.Join(pack.Words(d.Card, string(lang.Current())), " "), d.Card)
	}
	return t.write(c.out)
}
