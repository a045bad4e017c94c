# make run    the program with the sample register
# make office  a PostgreSQL of its own with the sample in it, and two windows on it
# make test   everything that must hold before a change is taken
# make test-slow  its tests as on a slow machine, three times; TIMES=1 once (hours)
# make build  build/accord
# make torture  kills, full disks, damage, two at once, in hundreds and thousands, and a table of what was reached; PERCENT=10 for fewer; and
#               the tests of the register on registers under seal
# make bench  what is promised of speed and memory, measured on a large register (a quarter of an hour)
# make bench-million  the same of a million agreements
# make package        what people install, for all systems, into dist/; package-linux … makes one system's
# make package-check  installs, starts and removes all that in clean systems (ten minutes)
# make package-repeats  builds the packages of Linux and Windows once more elsewhere: the same bytes (a quarter of an hour)
# make setup  what both need from the system; the others call it

SHELL   := /bin/bash
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
TAGS    := migrated_fynedo,no_emoji
# The same flags for every step: with others the window's C code would be compiled once more (minutes). What is made here is
# not debugged, and what a debugger wants is a tenth of compiling.
export GOFLAGS := -trimpath -buildvcs=false -tags=$(TAGS) -gcflags=all=-dwarf=false
# To learn what the window's library is made of, cgo asks the C compiler about names that are not there, and the compiler looks for
# the nearest of twenty thousand each time: longer than to compile the rest. A name that is there gets the same answer at once.
export CGO_CFLAGS := -O2 -D__cgo_undefined__2=__cgo_f_1_1
# What all packages share. The time in them is the commit's, so that they repeat byte for byte.
export VERSION LDFLAGS SOURCE_DATE_EPOCH
LDFLAGS           := -s -w -X main.version=$(VERSION)
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct)

.PHONY: setup build run office test read-through tests racing long plain walks server packed test-slow torture bench bench-million clean package package-linux package-windows package-macos package-check package-repeats

setup:
	@.ci/setup

build: setup
	go build -ldflags '$(LDFLAGS)' -o build/accord .

run: build
	@test -f build/sample.accord || build/accord --register build/sample.accord sample
	@if [ "$$(uname -s)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		build/accord --register build/sample.accord; \
	else \
		echo "There is no screen here. Accord runs on one of its own; pictures of its pages:"; \
		.ci/pictures build/accord build/sample.accord build; \
	fi

office: build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then .ci/office build/accord; else .ci/screen .ci/office build/accord; fi

# After so long the tests of a package are taken to hang: no machine is as slow as that. Vet has its step of its own.
TESTS := -timeout 3h -vet=off

# The engine came out of C and keeps no goroutines of ours: watching each of its reads and writes took most of the time. So did
# watching its C library and its allocator, what shapes letters, what packs bytes, and the compiler of the reader of PDFs. What they
# stand on stays watched, and so does every package that uses a generic lock or map of the standard library (sync.Map,
# atomic.Pointer) of types that others use: its code is linked from any of those that share it.
WASM := github.com/tetratelabs/wazero/internal/engine/wazevo
UNWATCHED := modernc.org/sqlite/lib modernc.org/libc modernc.org/memory compress/flate github.com/go-text/typesetting/... \
	$(WASM)/backend/... $(WASM)/ssa $(WASM)/frontend
RACE := -race $(UNWATCHED:%=-gcflags='%=-race=false -dwarf=false')

# Properties are tried with the same draws in every run, so that what passed passes; test-slow draws others each time.
export RAPID_SEED ?= 1

# Each step says what it is; the first that fails ends the run. Four go side by side, the longest first: a server, a screen, a bare
# system and one long package leave a processor idle. All but the race detector stand on the packages that the program is made of,
# so they wait until these are compiled.
test: setup
	@$(MAKE) --no-print-directory -j4 --output-sync=target racing walks server long read-through plain packed

walks server long read-through plain packed: build

# What reading the sources tells. Staticcheck takes a quarter less time for four gigabytes of memory.
read-through:
	@echo "== format"
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "not gofmt-ed: $$unformatted"; exit 1; }
	@echo "== vet and staticcheck"
	go vet -tags=$(TAGS),e2e ./... ./.ci/bench/bare ./.ci/bench/window ./.ci/bench ./.ci/typecheck
	GOGC=400 go tool -modfile=.ci/tools/go.mod staticcheck -tags=$(TAGS),e2e ./...
	go tool -modfile=.ci/actionlint/go.mod actionlint -shellcheck= -pyflakes=
	@echo "== the same for the systems that it is not built on here"
	go build -o build/typecheck ./.ci/typecheck
	@for system in darwin/arm64 darwin/amd64 windows/amd64 linux/arm64; do \
		GOOS=$${system%/*} GOARCH=$${system#*/} build/typecheck ./... || exit 1; \
	done

# What running tells, all that a slow machine could change. AGAIN=-count=1 runs again what has passed before.
tests: setup
	@$(MAKE) --no-print-directory -j4 --output-sync=target racing walks server long plain packed

# No test runs twice: where anything works side by side the race detector watches all of them but the long ones.
WATCHED := .ci/sidebyside ./storage/... ./app/ui/... ./app/native/...

racing: setup
	@echo "== what works side by side, with the race detector and without the long tests, on a Russian computer"
	watched=$$($(WATCHED)) && \
		LC_ALL=ru_RU.UTF-8 LANG=ru_RU.UTF-8 go test $(TESTS) $(AGAIN) $(RACE) -short $$watched # the longest first

long:
	@echo "== its long tests"
	set -o pipefail && watched=$$($(WATCHED)) && .ci/leftout $$watched | while read -r package tests; do \
		go test $(TESTS) $(AGAIN) -run "$$tests" "$$package" </dev/null || exit 1; done

plain:
	@echo "== all other tests"
	watched=$$($(WATCHED)) && go test $(TESTS) $(AGAIN) ./app/torture $$(go list ./... | grep -vxF "$$watched") # the longest first

walks:
	@echo "== the program"
	go test $(TESTS) -count=1 -parallel=4 -tags=$(TAGS),e2e ./app/endtoend # they wait more than they work

server:
	@echo "== the register on a server"
	ACCORD_ENGINE=server go test $(TESTS) $(AGAIN) ./storage

packed:
	@echo "== a package of it"
	@if [ "$$(uname -s)" = Linux ]; then assets/packaging/linux/quick build/accord; fi

TIMES := 3

test-slow: setup
	for run in $$(seq $(TIMES)); do RAPID_SEED=$$RANDOM .ci/slow $(MAKE) --no-print-directory tests AGAIN=-count=1 || exit 1; done

PERCENT := 100

# One after the other, however each ends, so that the table tells of all.
torture: setup
	@mkdir -p build; rm -f build/torture.md
	@failed=; export ACCORD_TABLE=$(CURDIR)/build/torture.md; \
	for damage in 'TestATurnedBitIsNeverSilent 10000' 'TestWhatIsWholeIsSalvaged 100'; do set -- $$damage; \
		ACCORD_TORTURE=$$(( $$2 * $(PERCENT) / 100 )) go test $(TESTS) -count=1 -run "^$$1$$" ./app/exchange || failed=yes; done; \
	ACCORD_ENGINE=sealed go test $(TESTS) -count=1 ./storage || failed=yes; \
	for test in $$(go test -list . ./app/torture | grep ^Test); do \
		ACCORD_TORTURE=$(PERCENT) go test $(TESTS) -count=1 -run "^$$test$$" ./app/torture || failed=yes; done; \
	printf '| test | reached |\n|---|---|\n'; cat build/torture.md; test -z "$$failed"

# The large register is made once; `make clean` or removing it makes it anew.
bench: build
	@test -f build/bench.accord || build/accord --register build/bench.accord sample --many 100000 --commitments 100000
	.ci/postgres .ci/screen go run ./.ci/bench $(BENCH)

# The same of a million agreements: the register takes half an hour and nine gigabytes, once.
bench-million: build
	@test -f build/million.accord || build/accord --register build/million.accord sample --many 1000000 --commitments 200000
	.ci/screen go run ./.ci/bench -million -register build/million.accord $(BENCH)

# Its recipes lie in assets/packaging, a script for each thing; every kind of package stands alone.
package: package-linux package-windows package-macos
	assets/packaging/bill build/linux-amd64/accord
	assets/packaging/sums

package-linux: setup
	assets/packaging/linux/package

package-windows: setup
	assets/packaging/windows/package

package-macos: setup
	assets/packaging/macos/package

package-check: build package
	assets/packaging/linux/check
	@test -f build/sample.accord || build/accord --register build/sample.accord sample
	assets/packaging/windows/check
	.ci/screen go run ./.ci/bench -only packaged -register build/sample.accord \
		-runs 15 -program build/linux-amd64/accord -built build/accord

package-repeats: package-linux package-windows
	assets/packaging/linux/repeats
	assets/packaging/windows/repeats

clean:
	rm -rf build dist
