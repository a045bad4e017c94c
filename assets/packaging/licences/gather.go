package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"accord/assets"
)

// systems are those the program is made for: each links something that the others do not.
var systems = []string{"linux", "windows", "darwin"}

// tags are those of the program's build: without no_emoji the toolkit carries one font more.
const tags = "migrated_fynedo,no_emoji"

// part is what lies inside a module or beside the program and has a licence of its own.
type part struct {
	name, module string   // the module is empty where the text lies in our own folders
	files        []string // in the module's folder, or from the top of ours
}

// The libraries inside the PDFium that go-pdfium brings are those that its symbols and words show;
// their texts are PDFium's own copies.
var parts = []part{
	{"DejaVu Sans Mono for Powerline (font)", "fyne.io/fyne/v2", []string{"theme/font/LICENSE_DejaVu-Powerline.txt"}},
	{"Inter (font)", "fyne.io/fyne/v2", []string{"theme/font/LICENSE_Inter.txt"}},
	{"Noto Sans in Fyne (font)", "fyne.io/fyne/v2", []string{"theme/font/LICENSE.txt"}},
	{"GLFW", "github.com/go-gl/glfw/v3.4/glfw", []string{"glfw/LICENSE.md"}},
	{"Noto Sans (font)", "", []string{"assets/fonts/OFL.txt"}},
	{"PDFium", "", []string{"pdfium"}},
	{"Abseil, in PDFium", "", []string{"abseil"}},
	{"Anti-Grain Geometry, in PDFium", "", []string{"agg"}},
	{"fast_float, in PDFium", "", []string{"fast_float"}},
	{"FreeType, in PDFium", "", []string{"freetype"}},
	{"ICU, in PDFium", "", []string{"icu"}},
	{"libjpeg-turbo, in PDFium", "", []string{"libjpeg-turbo"}},
	{"Little CMS, in PDFium", "", []string{"lcms"}},
	{"LLVM's libraries, in PDFium", "", []string{"llvm"}},
	{"musl, in PDFium", "", []string{"musl"}},
	{"OpenJPEG, in PDFium", "", []string{"openjpeg"}},
	{"zlib, in PDFium", "", []string{"zlib"}},
}

// module is one that is linked: its folder, and the files of licences found on the way from the
// packages that are used up to it.
type module struct {
	version, folder string
	files           []string
}

// gather finds the licences of all that is linked on any system, by name. A module without a licence
// is an error, and so is one whose licence is none of those known here: it must be read first.
func gather(top string) ([]assets.Component, error) {
	modules, err := linked(top)
	if err != nil {
		return nil, err
	}
	var all []assets.Component
	var faults []error
	add := func(name, version string, files []string) {
		c, err := component(name, version, files)
		all, faults = append(all, c), append(faults, err)
	}
	for path, m := range modules {
		add(path, m.version, m.files)
	}
	goroot, err := output(top, "linux", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	folder := strings.TrimSpace(string(goroot))
	add("Go", "", []string{filepath.Join(folder, "LICENSE"), filepath.Join(folder, "PATENTS")})
	for _, p := range parts {
		add(p.name, "", p.paths(top, modules))
	}
	slices.SortFunc(all, func(a, b assets.Component) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return all, errors.Join(faults...)
}

func (p part) paths(top string, modules map[string]*module) []string {
	var paths []string
	for _, f := range p.files {
		switch m := modules[p.module]; {
		case m != nil:
			f = filepath.Join(m.folder, f)
		case strings.Contains(f, "/"):
			f = filepath.Join(top, f)
		default:
			f = filepath.Join(top, "assets", "packaging", "licences", "texts", f+".txt")
		}
		paths = append(paths, f)
	}
	return paths
}

func component(name, version string, files []string) (assets.Component, error) {
	var texts []string
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return assets.Component{}, fmt.Errorf("%s: read its licence: %w", name, err)
		}
		texts = append(texts, plain(string(text)))
	}
	c := assets.Component{Name: name, Version: version, Text: strings.Join(texts, "\n\n")}
	if len(files) == 0 {
		return c, fmt.Errorf("%s has no licence", name)
	}
	if c.Licence = strings.Join(licences(c.Text), ", "); c.Licence == "" {
		return c, fmt.Errorf("%s: its licence is not one that is known: %s", name, strings.Join(files, ", "))
	}
	return c, nil
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|unlicense)([-_.].*)?$`)

// linked lists the modules by path. Build tags and cgo are as the program is built with.
func linked(top string) (map[string]*module, error) {
	modules := map[string]*module{}
	for _, system := range systems {
		out, err := output(top, system, "list", "-deps", "-tags", tags, "-json=Dir,Module", ".")
		if err != nil {
			return nil, err
		}
		for d := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct {
				Dir    string
				Module *struct {
					Path, Version, Dir string
					Main               bool
				}
			}
			if err := d.Decode(&p); err == io.EOF {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module == nil || p.Module.Main {
				continue
			}
			m := modules[p.Module.Path]
			if m == nil {
				m = &module{version: p.Module.Version, folder: p.Module.Dir}
				modules[p.Module.Path] = m
			}
			if err := m.climb(p.Dir); err != nil {
				return nil, err
			}
		}
	}
	for _, m := range modules {
		slices.Sort(m.files)
		m.files = slices.Compact(m.files)
	}
	return modules, nil
}

// climb takes up the files of licences from a package's folder up to the module's.
func (m *module) climb(folder string) error {
	for ; strings.HasPrefix(folder, m.folder); folder = filepath.Dir(folder) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if !e.IsDir() && licenceFile.MatchString(e.Name()) && !strings.Contains(e.Name(), "LOGO") {
				m.files = append(m.files, filepath.Join(folder, e.Name()))
			}
		}
	}
	return nil
}

func moduleFolder() (string, error) {
	out, err := output("", "linux", "list", "-m", "-f", "{{.Dir}}")
	return strings.TrimSpace(string(out)), err
}

func output(folder, system string, args ...string) ([]byte, error) {
	command := exec.Command("go", args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	var said bytes.Buffer
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, said.String())
	}
	return out, nil
}

// plain brings a text to one kind of line ends, without spaces at their ends or empty lines around.
func plain(text string) string {
	text = strings.ToValidUTF8(strings.TrimPrefix(text, "\ufeff"), "\ufffd")
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(strings.ReplaceAll(line, "\t", "    "), " \r\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
