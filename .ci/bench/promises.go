package main

// promises are what a register of a size answers within, in milliseconds, and what its window takes, in megabytes.
type promises struct {
	opened                      float64 // by the store, without a window; 0 where only the window's start is promised of
	list, page                  float64 // the IDs of a list with its first page; that page alone, 0 where it is not promised of
	overview, inForce, calendar float64
	common, rare                float64 // words of a search
	memory                      float64 // of the window, over a bare one
}

var (
	ofHundredThousand = promises{list: 100, overview: 300, inForce: 150, calendar: 300, common: 30, rare: 5, memory: 60}
	ofMillion         = promises{
		opened: 2000, list: 1200, page: 300, overview: 1500, inForce: 1500, calendar: 1500, common: 350, rare: 20, memory: 250,
	}
)

// ofMillionSteps are those that promise something of a million agreements.
const ofMillionSteps = "size,opening,lists,overview,search,scroll,start"
