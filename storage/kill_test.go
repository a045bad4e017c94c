package storage_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// saverOf names, in a child process, the register in which it saves until it is killed.
const saverOf = "ACCORD_TEST_SAVER_OF"

func TestMain(m *testing.M) {
	if path := os.Getenv(saverOf); path != "" {
		if err := saveForEver(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if path := os.Getenv(adderTo); path != "" {
		if err := addForEver(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if path := os.Getenv(limited); path != "" {
		if err := saveUntilRefused(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if folder := os.Getenv(makerIn); folder != "" {
		if err := makeForEver(folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// makerIn names, in a child process, the folder in which it makes registers, copies and files until it is killed.
const makerIn = "ACCORD_TEST_MAKER_IN"

// makeForEver prints what it is about to make, and "made" when it is.
func makeForEver(folder string) error {
	fill := func(s *storage.Store) error {
		for range 20 {
			if _, err := s.Save(ctx, &register.Sphere{Name: register.Ru("Сфера")}); err != nil {
				return err
			}
		}
		return nil
	}
	for n := 0; ; n++ {
		path := filepath.Join(folder, fmt.Sprint(n, storage.Extension))
		fmt.Println("register", path)
		s, err := storage.CreateWith(ctx, path, storagetest.Options("child"), fill)
		if err != nil {
			return err
		}
		fmt.Println("copy", path)
		if err := s.CopyTo(ctx, filepath.Join(folder, fmt.Sprint(n, "-copy", storage.Extension))); err != nil {
			return err
		}
		fmt.Println("file", path)
		if err := storage.Write(filepath.Join(folder, "list.csv"), func(to io.Writer) error {
			for range 1000 {
				if _, err := io.WriteString(to, "a line of a list\n"); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
		if err := s.Close(); err != nil {
			return err
		}
	}
}

// Whatever is being made when the program is killed is there whole or not at all, and after the next start nothing else is.
func TestAKillLeavesNothingHalfMade(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills twelve programs, which the race detector does not see into: in the full pass")
	}
	for n := range 12 {
		folder := t.TempDir()
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), makerIn+"="+folder)
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, child.Start())
		lines := bufio.NewScanner(out)
		for range 1 + n%6 {
			require.True(t, lines.Scan())
		}
		// Anywhere in what comes now: the kill is on its way while the child goes on.
		for range rand.IntN(1 << 22) {
			runtime.Gosched()
		}
		require.NoError(t, child.Process.Kill())
		require.Error(t, child.Wait())

		s, err := storage.Create(ctx, filepath.Join(folder, "next.accord"), storagetest.Options("tester"))
		require.NoError(t, err)
		require.NoError(t, s.Close())
		for name := range files(t, folder) {
			path := filepath.Join(folder, name)
			switch {
			case strings.HasSuffix(name, storage.Extension):
				made, err := storage.Open(ctx, path, storagetest.Options("tester"))
				require.NoError(t, err, name)
				findings, err := made.Check(ctx)
				require.NoError(t, err)
				assert.Empty(t, findings, name)
				spheres, err := made.Counts(ctx)
				require.NoError(t, err)
				if name != "next.accord" {
					assert.Equal(t, 20, spheres[register.KindSphere], name)
				}
				require.NoError(t, made.Close())
			case name == "list.csv":
				content, err := os.ReadFile(path)
				require.NoError(t, err)
				assert.Len(t, content, 17000)
			default:
				assert.True(t, strings.HasSuffix(name, "-wal") || strings.HasSuffix(name, "-shm"), "%s is left", name)
			}
		}
	}
}

// saveForEver saves new and changed agreements and prints "ID revision" for each that the store said is saved.
func saveForEver(path string) error {
	if err := storage.Unlock(ctx, path, storagetest.Passphrase, clock.System); err != nil {
		return err
	}
	s, err := storage.Open(ctx, path, storagetest.Options("child"))
	if err != nil {
		return err
	}
	partner := &register.Partner{Name: register.Ru("Партнёр"), Kind: register.PartnerState}
	if _, err := s.Save(ctx, partner); err != nil {
		return err
	}
	for n := 0; ; n++ {
		a := &register.Agreement{
			Number: fmt.Sprint(n), Title: register.Ru("О сотрудничестве"), Kind: register.AgreementAgreement,
			Parties: []register.Party{{Side: register.Ours, PartnerID: partner.ID, SignedOn: "2002-01-25"}},
			Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2008-05-17"}},
		}
		for range 2 {
			if _, err := s.Save(ctx, a); err != nil {
				return err
			}
			fmt.Println(a.ID, a.Revision)
			a.Note.Ru = "изменено"
		}
	}
}

func TestNothingSavedIsLostToAKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills ten processes: in the full pass")
	}
	killSavers(t, emptied(t), 10)
}

// Under seal half of a block is none at all, and nothing is lost either.
func TestNothingSavedUnderSealIsLostToAKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills four processes: in the full pass")
	}
	path := emptied(t)
	require.NoError(t, storagetest.Sealed(path))
	killSavers(t, path, 4)
	assert.True(t, storage.UnderSeal(path))
}

// emptied makes an empty register.
func emptied(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "register.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	require.NoError(t, s.Close())
	return path
}

// killSavers lets processes save into a register, kills each, and looks for all that they said was saved.
func killSavers(t *testing.T, path string, times int) {
	saved := map[register.ID]int64{}
	for range times {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), saverOf+"="+path)
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, child.Start())
		lines := bufio.NewScanner(out)
		last := 2 + rand.IntN(60)
		for n := 0; lines.Scan(); n++ {
			words := strings.Fields(lines.Text())
			if len(words) != 2 {
				break // the kill cut the line
			}
			id, err := register.ParseID(words[0])
			if err != nil {
				break
			}
			var revision int64
			_, err = fmt.Sscan(words[1], &revision)
			require.NoError(t, err)
			saved[id] = revision
			if n == last {
				require.NoError(t, child.Process.Kill()) // SIGKILL: the child has no say
			}
		}
		require.Error(t, child.Wait())
		require.Equal(t, -1, child.ProcessState.ExitCode(), "it was killed, and did not fail")
	}
	require.NotEmpty(t, saved)

	s := open(t, path)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	found, err := s.Search(ctx, "сотрудничество", 1<<20, register.KindAgreement)
	require.NoError(t, err)
	searched := map[register.ID]bool{}
	for _, hit := range found {
		searched[hit.ID] = true
	}
	inForce, err := s.AgreementIDs(ctx, storage.AgreementQuery{On: storagetest.Today, Statuses: []register.Status{register.StatusInForce}})
	require.NoError(t, err)
	spans := map[register.ID]bool{}
	for _, id := range inForce {
		spans[id] = true
	}
	for id, revision := range saved {
		r, err := s.Record(ctx, register.Ref{Kind: register.KindAgreement, ID: id})
		require.NoError(t, err)
		assert.GreaterOrEqual(t, r.Meta().Revision, revision)
		history, err := s.History(ctx, id)
		require.NoError(t, err)
		assert.Len(t, history, int(r.Meta().Revision))
		assert.True(t, searched[id])
		assert.True(t, spans[id])
	}
}
