package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/loaders"
)

// visits remember what servers said of the pages and feeds that are loaded, so
// that the next load is given only those that have changed. They are kept once
// all that was fetched is stored, in a file in the folder of the store, for one
// reader: another is given all anew.
type visits struct {
	path   string
	reader string

	mu  sync.Mutex
	old map[string]loaders.Visit
	new map[string]loaders.Visit
}

const visitsFile = "visits"

// visitsRecord is the file.
type visitsRecord struct {
	Reader string                   `json:"reader"`
	Pages  map[string]loaders.Visit `json:"pages"` // by address
}

func openVisits(store *graph.Store, reader string) (*visits, error) {
	v := &visits{path: filepath.Join(store.Path(), visitsFile), reader: reader, new: map[string]loaders.Visit{}}
	b, err := os.ReadFile(v.path)
	if errors.Is(err, fs.ErrNotExist) {
		return v, nil
	} else if err != nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	var r visitsRecord
	if json.Unmarshal(b, &r) == nil && r.Reader == reader && reader != "" {
		v.old = r.Pages
	}
	return v, nil
}

// save keeps the visits of this load beside those of earlier ones.
func (v *visits) save() error {
	if len(v.new) == 0 || v.reader == "" {
		return nil
	}
	r := visitsRecord{Reader: v.reader, Pages: map[string]loaders.Visit{}}
	for _, pages := range []map[string]loaders.Visit{v.old, v.new} {
		for address, visit := range pages {
			r.Pages[address] = visit
		}
	}
	b, err := json.MarshalIndent(r, "", " ")
	if err == nil {
		err = os.WriteFile(v.path+".new", b, 0o644)
	}
	if err == nil {
		err = os.Rename(v.path+".new", v.path)
	}
	if err != nil {
		return fmt.Errorf("ingest: %w", err)
	}
	return nil
}

// fetch fetches a page, in a load only if it has changed since the last one.
func (o *Options) fetch(ctx context.Context, address string) (*loaders.Page, error) {
	if o.Web == nil {
		return nil, &loaders.FetchError{Reason: loaders.SkipFetch, Detail: "pages of the web are not asked for; set load.http"}
	}
	var last loaders.Visit
	if o.visits != nil {
		o.visits.mu.Lock()
		last = o.visits.old[address]
		o.visits.mu.Unlock()
	}
	page, err := o.Web.Get(ctx, address, last)
	if err == nil && o.visits != nil && page.Visit != (loaders.Visit{}) {
		o.visits.mu.Lock()
		o.visits.new[address] = page.Visit
		o.visits.mu.Unlock()
	}
	return page, err
}
