package torture_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/cli"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// editing adds its own word to the aliases of one partner and of one of its own, again and again, and reads lists between.
func editing(what string) error {
	words := strings.SplitN(what, "|", 4)
	who, rounds, id, path := words[0], words[1], words[2], words[3]
	n, err := strconv.Atoi(rounds)
	if err != nil {
		return err
	}
	s, err := opened(path)
	if err != nil {
		return err
	}
	shared, err := register.ParseID(id)
	if err != nil {
		return err
	}
	for i := range n {
		r, err := s.Record(ctx, register.Ref{Kind: register.KindPartner, ID: shared})
		if err != nil {
			return err
		}
		p := r.(*register.Partner)
		p.Aliases = append(p.Aliases, fmt.Sprint(who, " ", i))
		if _, err := s.Save(ctx, p); err != nil {
			return err
		}
		fmt.Println("saved", p.ID, p.Revision)
	}
	return s.Close()
}

// Two windows and a command work on one register at once: no change of either is lost, and nobody hears of a lock.
func TestTwoWindowsAndACommand(t *testing.T) {
	if testing.Short() {
		t.Skip("starts programs, which the race detector does not see into: in the full pass")
	}
	rounds := times(25, 3000)
	path := withSample(t, "a.accord")
	s := open(t, path)
	shared := city("Общий")
	_, err := s.Save(ctx, shared)
	require.NoError(t, err)
	var outs [2]bytes.Buffer
	var running [2]*exec.Cmd
	for i := range running {
		running[i] = child(t, "edit", fmt.Sprint("окно", i, "|", rounds, "|", shared.ID, "|", path))
		running[i].Stdout = &outs[i]
		require.NoError(t, running[i].Start())
	}
	over := make(chan struct{})
	var commands sync.WaitGroup
	ran := 0
	commands.Go(func() {
		for {
			select {
			case <-over:
				return
			default:
			}
			for _, args := range [][]string{{"list", "partner"}, {"search", "Общий"}, {"history", "partner", shared.ID.String()}, {"undo"}, {"redo"}} {
				var out, errs bytes.Buffer
				code := cli.Run(ctx, append([]string{"--lang=en", "--register", path}, args...), cli.Environment{
					Stdout: &out, Stderr: &errs, Author: "command", Device: "laptop", Clock: storagetest.Options("x").Clock,
				})
				ran++
				if code != 0 && args[0] != "undo" && args[0] != "redo" { // which may have nothing to take back
					assert.Zero(t, code, errs.String())
				}
				assert.NotContains(t, strings.ToLower(errs.String()), "locked")
				assert.NotContains(t, strings.ToLower(errs.String()), "in use by another")
			}
		}
	})
	for i, c := range running {
		assert.NoError(t, c.Wait(), outs[i].String())
	}
	close(over)
	commands.Wait()
	r, err := s.Record(ctx, shared.Ref())
	require.NoError(t, err)
	has := map[string]bool{}
	for _, a := range r.(*register.Partner).Aliases {
		has[a] = true
	}
	for i := range 2 {
		for n := range rounds {
			assert.True(t, has[fmt.Sprint("окно", i, " ", n)], "the change %d of window %d is lost", n, i)
		}
	}
	whole(t, s, "together")
	storagetest.Reached(t, "two windows and a command on one record", "%d saves of each window, %d commands, no lost update, no lock seen", rounds, ran)
}
