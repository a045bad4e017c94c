# make run    the program with the sample register
# make test   everything that must hold before a change is taken
# make build  build/accord
# make bench  what is promised of speed and memory, measured on a large register (a quarter of an hour)
# make setup  what both need from the system; the others call it

SHELL   := /bin/bash
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
TAGS    := migrated_fynedo,no_emoji
# The same flags for every step: with others the window's C code would be compiled once more (minutes).
export GOFLAGS := -trimpath -buildvcs=false -tags=$(TAGS)

.PHONY: setup build run test bench clean

setup:
	@.ci/setup

build: setup
	go build -ldflags '-s -w -X main.version=$(VERSION)' -o build/accord .

run: build
	@test -f build/sample.accord || build/accord --register build/sample.accord sample
	@if [ "$$(uname -s)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		build/accord --register build/sample.accord; \
	else \
		echo "There is no screen here. Accord runs on one of its own; pictures of its pages:"; \
		.ci/pictures build/accord build/sample.accord build; \
	fi

# Each step says what it is; the first that fails ends the run.
test: setup
	@echo "== format"
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "not gofmt-ed: $$unformatted"; exit 1; }
	@echo "== vet and staticcheck"
	go vet ./...
	go tool -modfile=.ci/tools/go.mod staticcheck ./...
	@echo "== tests"
	go test ./...
	@echo "== the screen's tests on a Russian computer"
	LC_ALL=ru_RU.UTF-8 LANG=ru_RU.UTF-8 go test -count=1 -short ./app/...
	@echo "== tests with the race detector, without the long ones"
	go test -race -short ./app/... ./storage/...
	@echo "== the program"
	$(MAKE) --no-print-directory build
	.ci/screen go test -count=1 -timeout 15m -tags=$(TAGS),e2e ./app/endtoend

# The large register is made once; `make clean` or removing it makes it anew.
bench: build
	@test -f build/bench.accord || build/accord --register build/bench.accord sample --many 100000 --commitments 100000
	.ci/screen go run ./.ci/bench $(BENCH)

clean:
	rm -rf build
