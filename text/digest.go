package text

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

const digestPrefix = "sha256:"

// DigestID names a document by its content: "sha256:" and the first 16 bytes of
// the SHA-256 of its text in hexadecimal. Same text, same name.
func DigestID(s string) string {
	sum := sha256.Sum256([]byte(s))
	return digestPrefix + hex.EncodeToString(sum[:16])
}

// IsDigestID reports whether a document is named by its content, as DigestID
// names it.
func IsDigestID(id string) bool { return strings.HasPrefix(id, digestPrefix) }
