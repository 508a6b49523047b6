package quadstore

import (
	"fmt"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/sstable"
)

// memTable is how many bytes of new keys are kept in memory before they go to a
// table.
const memTable = 16 << 20

// tableSizes are the sizes of tables in MiB: of new ones, and by level below. To
// open the store is to open every table, so there are to be few.
var tableSizes = [...]int64{2, 8, 16, 32, 64, 64, 64}

// packing says how keys from a given one on are packed. Quads are read by the
// block from all over a large store, where unpacking them was a tenth of what a
// question costs: they go fast. Words are longer, fewer are read, and they pack
// well.
func packing(from []byte) (how pebble.SpanPolicy, to []byte, err error) {
	var kind byte
	if len(from) > 0 {
		kind = from[0]
	}
	fast := pebble.SpanPolicy{PreferFastCompression: true}
	switch {
	case kind < 'l': // i
		return how, []byte{'l'}, nil
	case kind < kindValue: // l to s
		return fast, []byte{kindValue}, nil
	case kind == kindValue:
		return how, []byte{kindValue + 1}, nil
	}
	return fast, nil, nil // x
}

// engine says how Pebble is to keep a store.
func (o Options) engine() *pebble.Options {
	cache := o.CacheBytes
	if !o.ReadOnly {
		cache += memTable // Pebble takes the room for new keys out of it
	}
	po := &pebble.Options{
		FS:                 newFS(),
		CacheSize:          cache,
		ReadOnly:           o.ReadOnly,
		ErrorIfNotExists:   o.ReadOnly,
		FormatMajorVersion: pebble.FormatNewest,
		MemTableSize:       memTable,
		// To open the store is to read its manifest, which grows by a line for each
		// table that is written and is begun anew once it is this long, or twice
		// what it needs.
		MaxManifestFileSize: 32 << 10,
		// Statistics of tables are for compactions.
		DisableTableStats: o.ReadOnly,
		Logger:            quiet{},
	}
	po.Experimental.ReadSamplingMultiplier = -1 // reading brings about no compaction
	for i, mib := range tableSizes {
		po.TargetFileSizes[i] = mib << 20
	}
	po.Experimental.SpanPolicyFunc = packing
	for i := range po.Levels {
		po.Levels[i].FilterPolicy = lookupFilter{bloom.FilterPolicy(10)}
		po.Levels[i].BlockSize = 16 << 10
		// Tables that are soon written again go fast, the words of those that stay
		// go small; see packing.
		profile := sstable.FastestCompression
		if i >= len(po.Levels)-2 {
			profile = sstable.BalancedCompression
		}
		po.Levels[i].Compression = func() *sstable.CompressionProfile { return profile }
	}
	if o.tune != nil {
		o.tune(po)
	}
	po.FS = orderlyFS{po.FS}
	return po
}

// quiet drops what Pebble tells of its daily work, and turns what it calls fatal
// into a panic that the writer turns into an error: a library does not end the
// program.
type quiet struct{}

type fatal string

func (quiet) Infof(string, ...any)              {}
func (quiet) Errorf(string, ...any)             {}
func (quiet) Fatalf(format string, args ...any) { panic(fatal(fmt.Sprintf(format, args...))) }
