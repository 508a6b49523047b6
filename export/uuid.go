package export

import (
	"crypto/sha1"
	"fmt"
)

// uuidSpace is the namespace of our names: the UUID, version 5, of
// https://annals-kg.org/ns# in the namespace of URLs.
var uuidSpace = uuid([16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}, "https://annals-kg.org/ns#")

// uuid is the UUID, version 5, of a name in a namespace: the same name has the
// same one everywhere. RFC 9562, section 5.5.
func uuid(space [16]byte, name string) (id [16]byte) {
	h := sha1.Sum(append(space[:], name...))
	copy(id[:], h[:])
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	return id
}

// uuidOf is the UUID of a name of ours, written out.
func uuidOf(name string) string {
	id := uuid(uuidSpace, name)
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
