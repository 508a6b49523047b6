package text

import (
	"crypto/sha256"
	"encoding/hex"
)

// DigestID names a document by its content: "sha256:" and the first 16 bytes of
// the SHA-256 of its text in hexadecimal. Same text, same name.
func DigestID(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256:" + hex.EncodeToString(sum[:16])
}
