// Package app_test guards the house: imports go one way, from the window down to the records.
package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listed is what `go list` tells of a package: what its sources name, and all that follows from it.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
	Standard   bool
}

// The only packages of ours that each package may name; a folder's rule holds for what lies in it.
// The longest rule that fits counts. What is not listed here may name whatever lies below app/ui.
var mayName = map[string][]string{
	"accord":                      {"accord/app", "accord/storage", "accord/assets"},
	"accord/app":                  {"accord/app", "accord/storage", "accord/assets"},
	"accord/app/changes":          {"accord/app/lang", "accord/storage"},
	"accord/app/collector":        {},
	"accord/app/columns":          {"accord/app/lang", "accord/storage"},
	"accord/app/lang":             {"accord/assets", "accord/storage/alike", "accord/storage/register", "accord/storage/site"},
	"accord/app/settings":         {"accord/app/lang", "accord/storage/plainfile", "accord/storage/register", "accord/storage/whole"},
	"accord/app/native":           {},
	"accord/app/native/chooser":   {"accord/storage/clock"},
	"accord/app/native/clipboard": {},
	"accord/app/native/opener":    {},
	"accord/app/paper":            {"accord/app/chart", "accord/app/glyph", "accord/app/lang", "accord/app/paper", "accord/storage", "accord/assets"},
	"accord/app/pasted":           {"accord/storage/pattern", "accord/storage/register"},
	"accord/app/chart":            {"accord/app/glyph", "accord/app/lang", "accord/storage/register", "accord/assets"},
	"accord/app/glyph":            {"accord/assets"},
	"accord/app/search":           {"accord/app/lang", "accord/storage"},
	"accord/app/sheet":            {"accord/app/lang", "accord/storage/register", "accord/storage/whole"},
	"accord/app/sheet/field":      {"accord/app/lang", "accord/app/pasted", "accord/storage"},
	"accord/app/sheet/mapping":    {"accord/app/sheet/field", "accord/app/sheet/read", "accord/storage/register"},
	"accord/app/sheet/plan":       {"accord/app/collector", "accord/app/lang", "accord/app/pasted", "accord/app/sheet", "accord/storage"},
	"accord/app/sheet/read":       {"accord/storage/plainfile", "accord/storage/whole"},
	"accord/app/trouble":          {"accord/app/exchange", "accord/app/lang", "accord/app/sheet", "accord/storage"},
	"accord/app/ui/kit":           {"accord/app/chart", "accord/app/lang", "accord/app/native/chooser", "accord/storage/clock", "accord/storage/plainfile", "accord/storage/register", "accord/storage/whole", "accord/assets"},
	"accord/app/ui/desk":          {"accord/app/ui/kit", "accord/app/paper", "accord/app/pasted", "accord/app/chart", "accord/app/changes", "accord/app/native/clipboard", "accord/app/native/opener", "accord/app/columns", "accord/app/exchange", "accord/app/settings", "accord/app/sheet", "accord/app/trouble", "accord/app/lang", "accord/storage", "accord/assets"},
	"accord/app/ui/desk/desktest": {"accord/app/ui/desk", "accord/app/ui/kit", "accord/app/lang", "accord/storage"},
	"accord/app/ui/pasting":       {"accord/app/ui/desk", "accord/app/ui/kit", "accord/app/pasted", "accord/app/lang", "accord/storage"},
	"accord/app/ui/":              {"accord/app/chart", "accord/app/changes", "accord/app/native/opener", "accord/app/columns", "accord/app/ui/desk", "accord/app/ui/pasting", "accord/app/pasted", "accord/app/ui/kit", "accord/app/settings", "accord/app/sheet", "accord/app/trouble", "accord/app/exchange", "accord/app/paper", "accord/app/search", "accord/app/lang", "accord/storage", "accord/assets"},
	"accord/storage":              {"accord/storage/alike", "accord/storage/clock", "accord/storage/register", "accord/storage/migrations", "accord/storage/pages", "accord/storage/plainfile", "accord/storage/reading", "accord/storage/seal", "accord/storage/site", "accord/storage/whole"},
	"accord/storage/alike":        {"accord/storage/register"},
	"accord/storage/backup":       {"accord/storage"},
	"accord/storage/briefcase":    {"accord/storage"},
	"accord/storage/clock":        {},
	"accord/storage/pack":         {"accord/storage"},
	"accord/storage/pages":        {},
	"accord/storage/pattern":      {},
	"accord/storage/plainfile":    {},
	"accord/storage/register":     {"accord/storage/pattern"},
	"accord/storage/migrations":   {},
	"accord/storage/presence":     {"accord/storage/clock", "accord/storage/plainfile", "accord/storage/whole"},
	"accord/storage/reading":      {},
	"accord/storage/seal":         {"accord/storage/wordlist"},
	"accord/storage/site":         {},
	"accord/storage/whole":        {},
	"accord/storage/wordlist":     {},
	"accord/storage/storagetest":  {"accord/storage"},
	"accord/assets":               {},
	"accord/assets/packaging":     {"accord/assets"},
}

// What must not be reached from a package, by whatever way.
var mustNotReach = map[string][]string{
	"accord":                  {"accord/storage/storagetest"},
	"accord/app":              {"fyne.io/fyne/v2/app", "fyne.io/fyne/v2/internal/driver/glfw", "github.com/go-gl"},
	"accord/app/cli":          {"accord/app/ui"},
	"accord/app/changes":      {"accord/app/ui"},
	"accord/app/columns":      {"accord/app/ui"},
	"accord/app/exchange":     {"accord/app/ui"},
	"accord/app/chart":        {"accord/app/ui"},
	"accord/app/settings":     {"accord/app/ui"},
	"accord/app/trouble":      {"accord/app/ui"},
	"accord/app/paper":        {"accord/app/ui"},
	"accord/app/pasted":       {"fyne.io", "gorm.io", "accord/app/ui"},
	"accord/storage":          {"fyne.io", "accord/app"},
	"accord/storage/register": {"gorm.io", "fyne.io", "modernc.org", "net/http", "os/exec"},
	"accord/assets":           {"fyne.io", "gorm.io"},
}

func TestImportsGoOneWay(t *testing.T) {
	for _, p := range packages(t) {
		for _, fault := range turnedArrows(p) {
			t.Error(fault)
		}
	}
}

// TestTheRulesBite shows the rules arrows that must be refused, and some that must not.
func TestTheRulesBite(t *testing.T) {
	for _, c := range []struct {
		pkg, names, reaches string
		refused             bool
	}{
		{pkg: "accord", names: "accord/app/ui"},
		{pkg: "accord", names: "fyne.io/fyne/v2/app"},
		{pkg: "accord/app/ui", names: "accord/app/ui/visits"},
		{pkg: "accord/app/ui", names: "fyne.io/fyne/v2/app", reaches: "fyne.io/fyne/v2/app", refused: true},
		{pkg: "accord/app/ui/visits", names: "accord/app/ui/kit"},
		{pkg: "accord/app/ui/visits", names: "accord/app/ui/agreements", refused: true},
		{pkg: "accord/app/ui/visits", names: "accord/app/ui", refused: true},
		{pkg: "accord/app/ui/kit", names: "accord/storage", refused: true},
		{pkg: "accord/app/ui/kit", names: "accord/storage/register"},
		{pkg: "accord/app/ui/kit", names: "accord/app/columns", refused: true},
		{pkg: "accord/app/ui/visits", names: "accord/app/columns"},
		{pkg: "accord/app/lang", names: "accord/app/ui/kit", refused: true},
		{pkg: "accord/app/cli", names: "accord/app/exchange", reaches: "accord/app/ui/kit", refused: true},
		{pkg: "accord/storage", names: "accord/app/lang", refused: true},
		{pkg: "accord/storage", names: "gorm.io/gorm"},
		{pkg: "accord/storage/register", names: "gorm.io/gorm", reaches: "gorm.io/gorm", refused: true},
		{pkg: "accord/storage/register", names: "accord/storage", refused: true},
		{pkg: "accord/assets", names: "accord/storage/register", refused: true},
		{pkg: "accord/app/exchange", names: "accord", refused: true},
	} {
		p := listed{ImportPath: c.pkg, Imports: []string{c.names}, Deps: []string{c.reaches}}
		if got := len(turnedArrows(p)) > 0; got != c.refused {
			t.Errorf("%s naming %s (reaching %q): refused %v, want %v", c.pkg, c.names, c.reaches, got, c.refused)
		}
	}
}

// What asks the computer's clock or waits for it.
var clockWords = map[string][]string{
	"time":    {"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "NewTimer", "NewTicker", "Tick"},
	"context": {"WithTimeout", "WithTimeoutCause", "WithDeadline", "WithDeadlineCause"},
}

// Where the computer's clock may be asked. Tests that drive the program from outside have no other; a PDF is looked at in
// a box that only the computer's time can bound.
var mayAskTheClock = []string{"storage/clock", "app/endtoend", "storage/reading/effort.go"}

// TestTheClockIsAskedInOnePlace: whoever wants the time or a timer is given a clock, so that a test says when time passes;
// and no test measures or waits by the computer's.
func TestTheClockIsAskedInOnePlace(t *testing.T) {
	for _, path := range sources(t) {
		if slices.ContainsFunc(mayAskTheClock, func(place string) bool { return within(path, place) }) {
			continue
		}
		for _, fault := range uses(t, path, clockWords) {
			t.Errorf("%s: take accord/storage/clock", fault)
		}
	}
}

// TestRecordsHaveNoClock: the day is always an argument, so that a register can be looked at as of
// any day.
func TestRecordsHaveNoClock(t *testing.T) {
	for _, path := range sources(t) {
		if within(path, "storage/register") && !strings.HasSuffix(path, "_test.go") {
			for _, fault := range uses(t, path, map[string][]string{"time": {"Local"}}) {
				t.Errorf("%s: records know no place either", fault)
			}
		}
	}
}

// TestWhatIsLeftOutOfAShortPassSaysSoItself: where the race detector watches, .ci/leftout runs again what the short pass leaves out,
// and finds it by the words of the test.
func TestWhatIsLeftOutOfAShortPassSaysSoItself(t *testing.T) {
	leavesOut := map[string][]string{"testing": {"Short"}, "storagetest": {"InTheFullPass", "NeedsPDF"}}
	for _, path := range sources(t) {
		watched := within(path, "storage") || within(path, "app/ui") || within(path, "app/native")
		if !watched || !strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, declared := range parsed(t, path).Decls {
			if f, is := declared.(*ast.FuncDecl); is && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
				continue
			}
			for _, fault := range usesIn(declared, leavesOut) {
				t.Errorf("%s: ask in the test itself", fault)
			}
		}
	}
}

// sources returns all Go files of the program and its tests, from the top of the project.
func sources(t *testing.T) []string {
	t.Helper()
	paths := []string{"main.go"}
	for _, top := range []string{"app", "storage", "assets"} {
		err := fs.WalkDir(os.DirFS(".."), top, func(path string, _ fs.DirEntry, err error) error {
			if strings.HasSuffix(path, ".go") {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// TestEveryFileCanLieOnWindows also finds a database's address that a test took for a file's name.
func TestEveryFileCanLieOnWindows(t *testing.T) {
	for _, top := range []string{"app", "storage", "assets"} {
		err := fs.WalkDir(os.DirFS(".."), top, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if strings.ContainsAny(entry.Name(), `<>:"|?*\`) || entry.Type()&fs.ModeSymlink != 0 {
				t.Errorf("%s cannot lie on Windows", path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// uses finds where a file uses what lies in some packages, by their names.
func uses(t *testing.T, path string, names map[string][]string) []string {
	t.Helper()
	return usesIn(parsed(t, path), names)
}

func usesIn(node ast.Node, names map[string][]string) (found []string) {
	ast.Inspect(node, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Obj == nil && slices.Contains(names[x.Name], s.Sel.Name) {
				found = append(found, fmt.Sprintf("%s uses %s.%s", positions.Position(n.Pos()), x.Name, s.Sel.Name))
			}
		}
		return true
	})
	return found
}

// Files are parsed once for all tests.
var (
	positions = token.NewFileSet()
	files     = map[string]*ast.File{}
)

func parsed(t *testing.T, path string) *ast.File {
	t.Helper()
	if files[path] == nil {
		file, err := parser.ParseFile(positions, filepath.Join("..", path), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files[path] = file
	}
	return files[path]
}

// The ways in which Go and the toolkit make a file or put one in another's place, and the one that knows nothing of registers.
var makesFiles = map[string][]string{
	"os":      {"Create", "CreateTemp", "MkdirTemp", "WriteFile", "OpenFile", "Mkdir", "MkdirAll", "Rename", "Link", "Symlink", "Truncate", "CopyFS", "OpenRoot"},
	"storage": {"Writer", "SaveResourceToURI", "Move", "CreateListable", "Appender"},
	"dialog":  {"NewFileSave", "ShowFileSave"},
	"whole":   {"Write", "WritePrivate"},
}

// Where files are made: in the place that keeps them whole. A register is asked whether it may be written to, and Windows
// has a file for the console; what opens files for reading names how it does.
var mayMakeFiles = []string{"storage/whole", "storage/output.go", "storage/sqlite_header.go", "storage/plainfile", "app/native/console_windows.go", "storage/storagetest", "app/ui/desk/desktest", "assets"}

// TestFilesAreWrittenInOnePlaceOnly: whatever Accord writes goes through storage/whole, and what users name through
// storage.Write or Store.CopyTo, which spare registers. So nothing that is there is ever half-written or lost.
func TestFilesAreWrittenInOnePlaceOnly(t *testing.T) {
	for _, path := range sources(t) {
		if strings.HasSuffix(path, "_test.go") || slices.ContainsFunc(mayMakeFiles, func(place string) bool { return within(path, place) }) {
			continue
		}
		for _, fault := range uses(t, path, makesFiles) {
			t.Errorf("%s: take storage.Write for what users name, accord/storage/whole for the rest", fault)
		}
	}
}

// TestTextIsTypedIntoEntriesOfTheKit: the toolkit's own take a clipboard of any size, and measure that of a whole file for minutes.
func TestTextIsTypedIntoEntriesOfTheKit(t *testing.T) {
	entries := map[string][]string{"widget": {"Entry", "NewEntry", "NewPasswordEntry", "NewMultiLineEntry", "NewEntryWithData"}}
	for _, path := range sources(t) {
		if strings.HasSuffix(path, "_test.go") || within(path, "app/ui/kit") {
			continue
		}
		for _, fault := range uses(t, path, entries) {
			t.Errorf("%s: take kit.LineEntry", fault)
		}
	}
}

func turnedArrows(p listed) []string {
	var faults []string
	allowed := mayName[longest(mayName, p.ImportPath)]
	for _, name := range p.Imports {
		if within(name, "accord") && !slices.ContainsFunc(allowed, func(a string) bool { return within(name, a) }) {
			faults = append(faults, fmt.Sprintf("%s must not import %s", p.ImportPath, name))
		}
	}
	for owner, banned := range mustNotReach {
		if !within(p.ImportPath, owner) || strings.HasSuffix(p.ImportPath, "test") && owner == "accord" {
			continue // what tests stand on may stand on other such things
		}
		for _, dep := range p.Deps {
			if slices.ContainsFunc(banned, func(b string) bool { return within(dep, b) }) {
				faults = append(faults, fmt.Sprintf("%s must not reach %s", p.ImportPath, dep))
			}
		}
	}
	return faults
}

// longest finds the rule nearest to a package: its own, or that of the folder it lies in. A rule
// ending in a stroke holds for what lies in the folder and not for the folder itself.
func longest(rules map[string][]string, pkg string) string {
	best := ""
	for rule := range rules {
		fits := within(pkg, rule)
		if folder, ok := strings.CutSuffix(rule, "/"); ok {
			fits = within(pkg, folder) && pkg != folder
		}
		if fits && len(rule) > len(best) {
			best = rule
		}
	}
	return best
}

func within(pkg, folder string) bool { return pkg == folder || strings.HasPrefix(pkg, folder+"/") }

func packages(t *testing.T) []listed {
	t.Helper()
	list := exec.Command("go", "list", "-e", "-deps", "-json=ImportPath,Imports,Deps,Standard", "./...")
	list.Dir = ".."
	var stderr bytes.Buffer
	list.Stderr = &stderr
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var ours []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if within(p.ImportPath, "accord") {
			ours = append(ours, p)
		}
	}
	if len(ours) == 0 {
		t.Fatal("go list found no package of ours")
	}
	return ours
}
