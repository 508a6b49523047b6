package graph

import (
	"errors"
	"os"
	"path/filepath"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	hkv "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	hleveldb "github.com/hidal-go/hidalgo/kv/flat/leveldb"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
)

// leveldbBackend is Cayley's own key-value layout over LevelDB. It opens the
// database itself, since Cayley's constructor knows no read-only mode, and goes
// without Cayley's Bloom filter, which reads the whole store at each start.
var leveldbBackend = backend{
	open: func(path string, readOnly bool) (cayley.QuadStore, error) {
		_, err := os.Stat(filepath.Join(path, "CURRENT"))
		create := errors.Is(err, os.ErrNotExist)
		if create && readOnly {
			return nil, errEmpty
		}
		db, err := leveldb.OpenFile(path, &opt.Options{ReadOnly: readOnly, Filter: nil})
		if err != nil {
			return nil, err
		}
		flatDB := hleveldb.New(db)
		flatDB.SetWriteOptions(&opt.WriteOptions{Sync: true})
		var stacked hkv.KV = flat.Upgrade(flatDB)
		// A process that died while it created the store leaves it without
		// the metadata, so Init is tried whenever there is none.
		qs, err := kv.New(stacked, cayley.Options{kv.OptNoBloom: true})
		if errors.Is(err, cayley.ErrNotInitialized) && !readOnly {
			if err = kv.Init(stacked, nil); err == nil {
				qs, err = kv.New(stacked, cayley.Options{kv.OptNoBloom: true})
			}
		}
		if err != nil {
			stacked.Close()
			return nil, err
		}
		return qs, nil
	},
	// LevelDB says ErrLocked to a second handle of one process, and passes on
	// the system's EAGAIN or EWOULDBLOCK for another process.
	inUse: func(err error) bool {
		return errors.Is(err, storage.ErrLocked) || isLockError(err)
	},
}
