package main

import (
	"os"
	"runtime/debug"
)

// loadMemory is the memory, in bytes, that the Go runtime tries to stay under
// during a load. With what the operating system maps of the program and the
// database a load stays under 300 MB, however many articles it reads.
const loadMemory = 200 << 20

// boundMemory makes the collector work harder before it exceeds loadMemory. The
// user's own GOMEMLIMIT counts for more.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(loadMemory)
	}
}
