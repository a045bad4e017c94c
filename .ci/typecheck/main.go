// Typecheck checks the whole program for a system it cannot be built for here: the real files of that
// system with their C parts taken on trust. GOOS and GOARCH name the system:
//
//	GOOS=darwin GOARCH=arm64 typecheck ./...
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// listed is what `go list` tells of a package.
type listed struct {
	Dir, ImportPath   string
	GoFiles, CgoFiles []string
	Module            *struct{ Main bool }
	ImportMap         map[string]string
	Error             *struct{ Err string }
}

func main() {
	packages, faults, err := check(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for _, f := range faults {
		fmt.Println(f)
	}
	fmt.Printf("%s/%s: %d packages, %d faults\n", os.Getenv("GOOS"), os.Getenv("GOARCH"), packages, len(faults))
	if len(faults) > 0 {
		os.Exit(1)
	}
}

// check goes through the packages that the patterns need, imports first, and returns the faults of ours.
func check(patterns []string) (packages int, faults []error, err error) {
	list := exec.Command("go", slices.Concat([]string{"list", "-deps", "-json=Dir,ImportPath,GoFiles,CgoFiles,Module,ImportMap,Error"}, patterns)...)
	list.Env = append(os.Environ(), "CGO_ENABLED=1")
	list.Stderr = os.Stderr
	out, err := list.StdoutPipe()
	if err != nil {
		return 0, nil, err
	}
	if err := list.Start(); err != nil {
		return 0, nil, err
	}
	set, done := token.NewFileSet(), imported{"unsafe": types.Unsafe}
	for d := json.NewDecoder(out); ; packages++ {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return 0, nil, err
		}
		if p.Error != nil {
			faults = append(faults, errors.New(p.Error.Err))
		}
		if p.ImportPath != "unsafe" {
			faults = append(faults, done.check(set, p)...)
		}
	}
	return packages, faults, list.Wait()
}

// imported are the packages that have been checked.
type imported map[string]*types.Package

// check checks one package. Only the faults of ours are told: in the others a C name taken on trust may look wrong, and the
// bodies of their functions are not looked at.
func (done imported) check(set *token.FileSet, p listed) (faults []error) {
	ours := p.Module != nil && p.Module.Main
	var files []*ast.File
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
		file, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			faults = append(faults, err)
		}
		files = append(files, file)
	}
	rules := types.Config{
		FakeImportC: true, IgnoreFuncBodies: !ours, Sizes: types.SizesFor("gc", os.Getenv("GOARCH")),
		Importer: importer(func(path string) (*types.Package, error) {
			if other, ok := p.ImportMap[path]; ok {
				path = other
			}
			if t, ok := done[path]; ok {
				return t, nil
			}
			return nil, fmt.Errorf("not listed: %s", path)
		}),
		Error: func(err error) {
			if ours {
				faults = append(faults, err)
			}
		},
	}
	done[p.ImportPath], _ = rules.Check(p.ImportPath, set, files, nil) // its error is the first that Error was told of
	return faults
}

type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }
