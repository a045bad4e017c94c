// Window shows a register in the program's own window and writes the moment of every frame, in
// microseconds since 1970, to its output.
//
//	window [-profile FILE] REGISTER SETTINGS-FOLDER
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/pprof"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui"
	"accord/storage/register"
)

func main() {
	profile := flag.String("profile", "", "where to write what the processor did, until the program is interrupted")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: window [-profile FILE] REGISTER SETTINGS-FOLDER")
		os.Exit(2)
	}
	if *profile != "" {
		if err := keepProfile(*profile); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	lang.Use(register.Russian)
	a := app.NewWithID("org.accord.bench.window")
	a.Lifecycle().SetOnStarted(recordFrames)
	ui.Run(a, ui.Start{
		Settings: settings.Open(flag.Arg(1)), Folder: flag.Arg(1), Address: flag.Arg(0), Version: "bench",
	})
}

// recordFrames starts an animation that moves nothing: the toolkit ticks it once a frame, after the
// frame before has been drawn.
func recordFrames() {
	moments := make(chan int64, 10_000)
	go func() {
		out := bufio.NewWriter(os.Stdout)
		for at := range moments {
			_, _ = fmt.Fprintln(out, at)
			if len(moments) == 0 {
				_ = out.Flush()
			}
		}
	}()
	fyne.NewAnimation(time.Hour, func(float32) {
		select {
		case moments <- time.Now().UnixMicro():
		default: // nobody reads; the window must not wait for him
		}
	}).Start()
}

// keepProfile begins a profile that ends, with the program, when it is interrupted.
func keepProfile(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		<-interrupted
		pprof.StopCPUProfile()
		_ = file.Close()
		os.Exit(0)
	}()
	return nil
}
