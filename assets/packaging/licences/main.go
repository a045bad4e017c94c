// Licences gathers the licences of everything that the program is linked with or carries, for its
// packages and its window:
//
//	go run ./assets/packaging/licences > FILE    the text for the packages
//	go run ./assets/packaging/licences -embed    assets/licences.json.gz again, after a library has changed
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"accord/assets"
)

func main() {
	embed := flag.Bool("embed", false, "gather them anew into assets/licences.json.gz")
	flag.Parse()
	if err := run(*embed); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(embed bool) error {
	if !embed {
		all, err := assets.Components()
		if err != nil {
			return err
		}
		return write(os.Stdout, all)
	}
	top, err := moduleFolder()
	if err != nil {
		return err
	}
	all, err := gather(top)
	if err != nil {
		return err
	}
	packed, err := pack(all)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(top, "assets", "licences.json.gz"), packed, 0o644)
}

// pack returns the same bytes for the same components: the archive keeps no time.
func pack(all []assets.Component) ([]byte, error) {
	var packed bytes.Buffer
	zip, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(zip).Encode(all); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// write writes the list of the components and then the text of each.
func write(w io.Writer, all []assets.Component) error {
	var text strings.Builder
	text.WriteString("Accord is made with the work of others, listed here with their licences.\n\n")
	for _, c := range all {
		fmt.Fprintf(&text, "  %s (%s)\n", title(c), c.Licence)
	}
	for _, c := range all {
		fmt.Fprintf(&text, "\n\n%s\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), title(c), strings.Repeat("=", 80), c.Text)
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func title(c assets.Component) string { return strings.TrimSpace(c.Name + " " + c.Version) }
