// Bench measures what the program promises of its speed and memory on a large register, and prints
// one table of it: what, measured, the ratio where a promise is one, the promise, and whether it
// holds. It asserts nothing and ends with 0 unless something could not be measured at all.
//
// `make bench` makes the register and the screen that it needs. By hand:
//
//	.ci/screen go run ./.ci/bench -steady 1m
//	.ci/screen go run ./.ci/bench -only lists,scroll
//	.ci/screen go run ./.ci/bench -million -register build/million.accord
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// bench is one run: what it works with, and the table that it fills.
type bench struct {
	ctx      context.Context
	register string // the large one
	program  string // accord, as it is shipped
	office   string // the address of an empty database on a server; may be empty
	built    string // accord as built from the sources here, to compare the program with; may be empty
	folder   string // for what is built here and thrown away again
	runs     int
	steady   time.Duration
	table    table
	promises promises
}

// step is one group of measurements.
type step struct {
	name string
	does func(*bench) error
}

var steps = []step{
	{"size", (*bench).size},
	{"opening", (*bench).opening},
	{"start", (*bench).start},
	{"packaged", (*bench).packaged},
	{"lists", (*bench).lists},
	{"overview", (*bench).overview},
	{"board", (*bench).board},
	{"scroll", (*bench).scroll},
	{"frames", (*bench).frames},
	{"search", (*bench).search},
	{"typed", (*bench).typed},
	{"saving", (*bench).saving},
	{"sealed", (*bench).sealed},
	{"importing", (*bench).importing},
	{"papers", (*bench).papers},
	{"sheets", (*bench).sheets},
	{"server", (*bench).server},
	{"steady", (*bench).memorySteady},
}

func main() {
	b := &bench{promises: ofHundredThousand}
	only := flag.String("only", "", "steps to run, by comma: "+stepNames())
	flag.StringVar(&b.register, "register", "build/bench.accord", "the large register")
	flag.StringVar(&b.program, "program", "build/accord", "the program")
	flag.StringVar(&b.built, "built", "", "another build, which the program must start no slower than (step packaged)")
	flag.StringVar(&b.office, "office", os.Getenv("ACCORD_OFFICE"), "the address of a database on a server, empty or with the same register (step server)")
	flag.IntVar(&b.runs, "runs", 7, "how often windows are started")
	flag.DurationVar(&b.steady, "steady", 10*time.Minute, "how long memory is watched while the list scrolls; 0 leaves it out")
	million := flag.Bool("million", false, "judge by what is promised of a million agreements, and measure that alone")
	flag.Parse()
	if *million {
		b.promises = ofMillion
		*only = cmp.Or(*only, ofMillionSteps)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	b.ctx = ctx
	err := b.run(*only)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func stepNames() string {
	names := make([]string, len(steps))
	for i, s := range steps {
		names[i] = s.name
	}
	return strings.Join(names, ",")
}

func (b *bench) run(only string) error {
	var err error
	for _, path := range []*string{&b.register, &b.program} {
		if *path, err = filepath.Abs(*path); err != nil {
			return err
		}
		if _, err := os.Stat(*path); err != nil {
			return fmt.Errorf("run `make bench`, which makes what is missing: %w", err)
		}
	}
	// Beside the register: saves are to be measured on its disk.
	if b.folder, err = os.MkdirTemp(filepath.Dir(b.register), "bench-"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(b.folder) }()
	before := load()
	for _, s := range steps {
		if only != "" && !slices.Contains(strings.Split(only, ","), s.name) {
			continue
		}
		fmt.Fprintf(os.Stderr, "measuring %s…\n", s.name)
		if err := s.does(b); err != nil {
			b.table.failed(s.name, err)
		}
		if b.ctx.Err() != nil {
			break
		}
	}
	fmt.Printf("\nLoad of the machine: %s at the beginning, %s at the end (1, 5, 15 minutes).\n\n", before, load())
	return b.table.print(os.Stdout)
}
