// Icns makes the program's icon for macOS from its picture, on any system:
//
//	go run ./assets/packaging/macos/icns accord.icns
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"os"

	"golang.org/x/image/draw"

	"accord/assets"
)

// kinds are the sizes that macOS asks for, by Apple's names; the last three are for screens of twice the density.
var kinds = []struct {
	name string
	size int
}{
	{"icp4", 16}, {"icp5", 32}, {"ic07", 128}, {"ic08", 256}, {"ic11", 32}, {"ic12", 64}, {"ic13", 256},
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(file string) error {
	whole, err := png.Decode(bytes.NewReader(assets.Icon))
	if err != nil {
		return err
	}
	var body bytes.Buffer
	for _, kind := range kinds {
		small := image.NewNRGBA(image.Rect(0, 0, kind.size, kind.size))
		draw.CatmullRom.Scale(small, small.Bounds(), whole, whole.Bounds(), draw.Src, nil)
		var picture bytes.Buffer
		if err := png.Encode(&picture, small); err != nil {
			return err
		}
		body.WriteString(kind.name)
		_ = binary.Write(&body, binary.BigEndian, uint32(8+picture.Len()))
		body.Write(picture.Bytes())
	}
	head := binary.BigEndian.AppendUint32([]byte("icns"), uint32(8+body.Len()))
	return os.WriteFile(file, append(head, body.Bytes()...), 0o644)
}
