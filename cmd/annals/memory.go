package main

import (
	"os"
	"runtime/debug"
)

// What a load may take, so that it stays under 300 MB with what the operating
// system maps of the program and the database: 289 MB into one of 2.8 GB.
const (
	loadMemory  = 76 << 20 // bytes that the Go runtime tries to stay under
	loadCacheMB = 32       // how much of the store a load keeps in memory, beside 16 for new keys
)

// boundMemory makes the collector work harder before it exceeds loadMemory. The
// user's own GOMEMLIMIT counts for more.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(loadMemory)
	}
}
