package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"sync"
)

// RulesDigest names the rules of this program: twelve hexadecimal digits that
// change when an event rule or the crosswalk does. Exports carry it.
var RulesDigest = sync.OnceValue(func() string {
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
