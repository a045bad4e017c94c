package clipboard

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/png"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32   = windows.NewLazySystemDLL("user32.dll")
	kernel32 = windows.NewLazySystemDLL("kernel32.dll")

	openClipboard  = user32.NewProc("OpenClipboard")
	closeClipboard = user32.NewProc("CloseClipboard")
	emptyClipboard = user32.NewProc("EmptyClipboard")
	setClipboard   = user32.NewProc("SetClipboardData")
	registerFormat = user32.NewProc("RegisterClipboardFormatW")
	globalAlloc    = kernel32.NewProc("GlobalAlloc")
	globalFree     = kernel32.NewProc("GlobalFree")
	globalLock     = kernel32.NewProc("GlobalLock")
	globalUnlock   = kernel32.NewProc("GlobalUnlock")
)

const (
	formatBitmap = 8 // CF_DIB
	moveable     = 2 // GMEM_MOVEABLE
)

// copyPNG gives the picture twice: as PNG for Word, and as a bitmap for everything else.
func copyPNG(picture []byte) error {
	bitmap, err := bitmapOf(picture)
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString("PNG")
	if err != nil {
		return err
	}
	runtime.LockOSThread() // the clipboard is the thread's that has opened it
	defer runtime.UnlockOSThread()
	if ok, _, err := openClipboard.Call(0); ok == 0 {
		return err
	}
	defer func() { _, _, _ = closeClipboard.Call() }()
	if ok, _, err := emptyClipboard.Call(); ok == 0 {
		return err
	}
	format, _, err := registerFormat.Call(uintptr(unsafe.Pointer(name)))
	if format == 0 {
		return err
	}
	if err := give(format, picture); err != nil {
		return err
	}
	return give(formatBitmap, bitmap)
}

// give hands bytes over to the clipboard, which frees them.
func give(format uintptr, content []byte) error {
	held, _, err := globalAlloc.Call(moveable, uintptr(len(content)))
	if held == 0 {
		return err
	}
	at, _, err := globalLock.Call(held)
	if at == 0 {
		_, _, _ = globalFree.Call(held)
		return err
	}
	copy(unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&at))), len(content)), content)
	_, _, _ = globalUnlock.Call(held)
	if taken, _, err := setClipboard.Call(format, held); taken == 0 {
		_, _, _ = globalFree.Call(held)
		return err
	}
	return nil
}

// bitmapOf writes a picture as a bitmap of three bytes a pixel, from the lowest line up.
func bitmapOf(picture []byte) ([]byte, error) {
	decoded, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, err
	}
	size := decoded.Bounds().Size()
	flat := image.NewNRGBA(image.Rect(0, 0, size.X, size.Y))
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), decoded, decoded.Bounds().Min, draw.Over)
	line := (size.X*3 + 3) &^ 3
	var out bytes.Buffer
	_ = binary.Write(&out, binary.LittleEndian, struct { // into memory
		Size          uint32
		Width, Height int32
		Planes, Bits  uint16
		Compression   uint32
		Bytes         uint32
		_, _          int32
		_, _          uint32
	}{Size: 40, Width: int32(size.X), Height: int32(size.Y), Planes: 1, Bits: 24, Bytes: uint32(line * size.Y)})
	row := make([]byte, line)
	for y := size.Y - 1; y >= 0; y-- {
		for x := range size.X {
			c := flat.NRGBAAt(x, y)
			row[3*x], row[3*x+1], row[3*x+2] = c.B, c.G, c.R
		}
		out.Write(row)
	}
	return out.Bytes(), nil
}
