package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// identity names all that decides what is found in an article: this program, to
// the last byte, and the settings and files that it reads by. What one identity
// has stored it need not read again.
func identity(s *Settings) (string, error) {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(s.Extract); err != nil {
		return "", err
	}
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("the program does not find itself: %w", err)
	}
	files := append([]string{program}, s.Extract.Rules...)
	if s.Places.Gazetteer != "" {
		files = append(files, s.Places.Gazetteer)
	}
	for _, path := range files {
		if err := digestFile(h, path); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

func digestFile(h io.Writer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(h, file)
	return err
}
