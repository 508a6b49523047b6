//go:build !unix

package lexicon

import "os"

// readTableFile reads a file whole.
func readTableFile(path string) (string, error) {
	b, err := os.ReadFile(path)
	return string(b), err
}
