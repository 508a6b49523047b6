package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"sync"
)

// Rules names the rules that the extractor reads by: twelve hexadecimal digits
// that change when an event rule, the crosswalk or a rule of the user's does. The
// store keeps them beside each article, and exports carry them.
func (x *Extractor) Rules() string { return x.rules.digest }

// carriedRules is the digest of the rules that the program carries.
var carriedRules = sync.OnceValue(func() string {
	h := sha256.New()
	err := fs.WalkDir(ruleData, "rules", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := ruleData.ReadFile(path)
		h.Write([]byte(path + "\x00"))
		h.Write(data)
		return err
	})
	if err != nil {
		panic("extract: " + err.Error()) // the files are part of the program
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
})

// digestOver is the digest of rules with a file of the user's over them.
func digestOver(digest string, file []byte) string {
	h := sha256.New()
	h.Write([]byte(digest + "\x00"))
	h.Write(file)
	return hex.EncodeToString(h.Sum(nil)[:6])
}
