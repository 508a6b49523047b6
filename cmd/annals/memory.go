package main

import (
	"os"
	"runtime/debug"
)

// A load of any number of articles stays under 300 MB. Into a database of 2.8 GB
// it takes 289 MB: what these two allow, 65 MB of the program and the database
// that the operating system maps, and the rest for the store's tables of words
// not yet written.
const (
	loadMemory  = 76 << 20 // bytes that the Go runtime tries to stay under
	loadCacheMB = 48       // how much of the store a load keeps in memory
)

// boundMemory makes the collector work harder before it exceeds loadMemory. The
// user's own GOMEMLIMIT counts for more.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(loadMemory)
	}
}
