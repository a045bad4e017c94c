package storagetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"accord/storage"
)

// engineVariable names what registers of tests are kept by: "server", "sealed" for a file under seal or, as without it, "file".
const engineVariable = "ACCORD_ENGINE"

// OnServer reports whether tests are to keep their registers on a server.
func OnServer() bool { return os.Getenv(engineVariable) == "server" }

// UnderSeal reports whether tests are to keep their registers under seal.
func UnderSeal() bool { return os.Getenv(engineVariable) == "sealed" }

// OfFile skips a test of what a register in a file alone has, where registers are kept on a server.
func OfFile(t testing.TB) {
	t.Helper()
	if OnServer() {
		t.Skip("only a register in a file has this")
	}
}

// server is a PostgreSQL of this test program alone, on a socket in a folder of its own, that ends with the program however
// it ends.
type server struct {
	folder    string
	input     io.WriteCloser // closed when the program ends
	master    *sql.DB        // where databases are made
	databases atomic.Int64
}

var theServer = sync.OnceValues(startServer)

// ErrNoServer: PostgreSQL is not installed here.
var ErrNoServer = errors.New("PostgreSQL is not installed")

// serverScript makes a cluster that never waits for the disk, runs it until its input ends, and leaves nothing behind. Nothing
// cleans up behind the tests' hundreds of small databases: that took as long as they did.
// PostgreSQL refuses to be run by root.
const serverScript = `
folder=$1 bin=$2
export PGCTLTIMEOUT=3600 # no machine is as slow as that
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown 65534:65534 "$folder"
cd "$folder"
trap 'as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
as "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -s -w -o "-c listen_addresses= -k $folder -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c jit=off -c max_connections=200" start </dev/null >/dev/null 2>&1 || { cat "$folder/server.log"; exit 1; }
echo ready
cat >/dev/null
`

func startServer() (*server, error) {
	bin, err := serverPrograms()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "accord-pg-")
	if err != nil {
		return nil, err
	}
	command := exec.Command("sh", "-c", serverScript, "sh", folder, bin)
	s := &server{folder: folder}
	if s.input, err = command.StdinPipe(); err != nil {
		return nil, err
	}
	said, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	word := make([]byte, 4096)
	n, err := io.ReadAtLeast(said, word, len("ready"))
	if err != nil || string(word[:n]) != "ready\n" {
		return nil, fmt.Errorf("start PostgreSQL: %s %w", word[:n], errors.Join(err, command.Wait()))
	}
	if s.master, err = sql.Open("pgx", s.address("postgres")); err != nil {
		return nil, err
	}
	if err := s.create("template", "template0 ENCODING 'UTF8' LOCALE 'C'"); err != nil {
		return nil, err
	}
	return s, storage.InitServer(context.Background(), s.address("template"), Options("tester"))
}

// serverPrograms is the folder of the newest PostgreSQL.
func serverPrograms() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(found) == 0 {
		path, err := exec.LookPath("initdb")
		if err != nil {
			return "", ErrNoServer
		}
		return filepath.Dir(path), nil
	}
	return found[len(found)-1], nil
}

func (s *server) address(database string) string {
	return "postgres:///" + database + "?" + url.Values{"host": {s.folder}, "user": {"postgres"}, "connect_timeout": {"600"}}.Encode()
}

// create makes a database after a template.
func (s *server) create(name, template string) error {
	if _, err := s.master.Exec("CREATE DATABASE " + name + " TEMPLATE " + template); err != nil {
		return fmt.Errorf("make a database: %w", err)
	}
	return nil
}

// Address returns that of a new empty register on a server.
func Address(t testing.TB) string {
	t.Helper()
	return database(t, "template")
}

// EmptyDatabase returns the address of a new database without a register.
func EmptyDatabase(t testing.TB) string {
	t.Helper()
	return database(t, "template0 ENCODING 'UTF8' LOCALE 'C'")
}

func database(t testing.TB, template string) string {
	t.Helper()
	s, err := theServer()
	if errors.Is(err, ErrNoServer) && !OnServer() {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("register_%d", s.databases.Add(1))
	if err := s.create(name, template); err != nil {
		t.Fatal(err)
	}
	return s.address(name)
}
