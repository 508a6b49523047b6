package main

import (
	"fmt"
	"reflect"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/loaders"
)

// Settings are all that config.yaml, the environment and flags may set. The
// file config.yaml at the top of the repository documents each.
type Settings struct {
	DB string `key:"db"`
	// MinConfidence is that of events that are shown.
	MinConfidence float64         `key:"min_confidence"`
	Store         StoreSettings   `key:"store"`
	Load          LoadSettings    `key:"load"`
	Extract       ExtractSettings `key:"extract"`
	Places        PlaceSettings   `key:"places"`
	Query         QuerySettings   `key:"query"`
	Queries       QueriesSettings `key:"queries"`
}

// StoreSettings are how the database is kept.
type StoreSettings struct {
	CacheMB   int `key:"cache_mb"`
	MinFreeMB int `key:"min_free_mb"`
}

// LoadSettings are how articles are read from their files.
type LoadSettings struct {
	Format       string `key:"format"`
	Published    string `key:"published"`
	Source       string `key:"source"`
	MaxArticleMB int    `key:"max_article_mb"`
	Workers      int    `key:"workers"`
	Batch        int    `key:"batch"`
	HTTP         bool   `key:"http"`
	Follow       bool   `key:"follow"`
	HTTPMaxMB    int    `key:"http_max_mb"`
	HTTPTimeout  int    `key:"http_timeout_seconds"`
	WatchSeconds int    `key:"watch_seconds"`

	Fields FieldSettings `key:"fields"`
}

// FieldSettings say which key or column holds a field of an article.
type FieldSettings struct {
	Text      string `key:"text"`
	Title     string `key:"title"`
	Published string `key:"published"`
	Source    string `key:"source"`
	URL       string `key:"url"`
	Author    string `key:"author"`
	ID        string `key:"id"`
}

// byName lists the fields that are set.
func (f FieldSettings) byName() map[string]string {
	fields := map[string]string{}
	for name, key := range map[string]string{
		"text": f.Text, "title": f.Title, "published": f.Published, "source": f.Source, "url": f.URL, "author": f.Author, "id": f.ID,
	} {
		if key != "" {
			fields[name] = key
		}
	}
	return fields
}

// ExtractSettings are how articles are read into events.
type ExtractSettings struct {
	Rules []string `key:"rules"`
}

// PlaceSettings are which places there are and how they are shown.
type PlaceSettings struct {
	Country   string `key:"country"`
	Gazetteer string `key:"gazetteer"`
}

// QuerySettings are how answers are printed.
type QuerySettings struct {
	Sentences int `key:"sentences"`
}

// QueriesSettings are where queries of the user's are, and what they may take.
type QueriesSettings struct {
	Dir      string `key:"dir"`
	TimeoutS int    `key:"timeout_s"`
	MemoryMB int    `key:"memory_mb"`
}

// defaultSettings are the settings of a program that was told nothing.
func defaultSettings() Settings {
	return Settings{
		DB:            "annals.db",
		MinConfidence: event.DefaultMinConfidence,
		Store:         StoreSettings{CacheMB: 64, MinFreeMB: 64},
		Load: LoadSettings{
			Format:       "auto",
			MaxArticleMB: loaders.DefaultMaxBytes >> 20,
			Batch:        64,
			HTTPMaxMB:    16,
			HTTPTimeout:  30,
			WatchSeconds: 60,
		},
		Places:  PlaceSettings{Country: lexicon.DeJure.String()},
		Query:   QuerySettings{Sentences: 3},
		Queries: QueriesSettings{Dir: "queries", TimeoutS: 30, MemoryMB: 512},
	}
}

// check returns an error that names the key, the value and what it may be.
func (s *Settings) check() error {
	switch {
	case s.DB == "":
		return fmt.Errorf("db is empty; give the directory of the database")
	case s.Store.CacheMB < 1:
		return fmt.Errorf("store.cache_mb is %d; it is 1 or more", s.Store.CacheMB)
	case s.Store.MinFreeMB < 1:
		return fmt.Errorf("store.min_free_mb is %d; it is 1 or more", s.Store.MinFreeMB)
	case s.Load.MaxArticleMB < 1 || s.Load.MaxArticleMB > 1024:
		return fmt.Errorf("load.max_article_mb is %d; it is 1 to 1024", s.Load.MaxArticleMB)
	case s.Load.Workers < 0:
		return fmt.Errorf("load.workers is %d; it is 0 for one a core, or a number above", s.Load.Workers)
	case s.Load.Batch < 1:
		return fmt.Errorf("load.batch is %d; it is 1 or more", s.Load.Batch)
	case s.Load.HTTPMaxMB < 1 || s.Load.HTTPMaxMB > 256:
		return fmt.Errorf("load.http_max_mb is %d; it is 1 to 256", s.Load.HTTPMaxMB)
	case s.Load.HTTPTimeout < 1:
		return fmt.Errorf("load.http_timeout_seconds is %d; it is 1 or more", s.Load.HTTPTimeout)
	case s.Load.WatchSeconds < 1:
		return fmt.Errorf("load.watch_seconds is %d; it is 1 or more", s.Load.WatchSeconds)
	case !(0 <= s.MinConfidence && s.MinConfidence <= 1):
		return fmt.Errorf("min_confidence is %v; it is from 0 to 1", s.MinConfidence)
	case s.Query.Sentences < 0:
		return fmt.Errorf("query.sentences is %d; it is 0 for none, or a number above", s.Query.Sentences)
	case s.Queries.TimeoutS < 1:
		return fmt.Errorf("queries.timeout_s is %d; it is 1 or more", s.Queries.TimeoutS)
	case s.Queries.MemoryMB < 16:
		return fmt.Errorf("queries.memory_mb is %d; it is 16 or more", s.Queries.MemoryMB)
	}
	if _, err := lexicon.ViewOf(s.Places.Country); err != nil {
		return fmt.Errorf("places.country is %q; it is %s or %s", s.Places.Country, lexicon.DeJure, lexicon.DeFacto)
	}
	return nil
}

// A leaf is one setting: its key, such as "load.workers", and its field.
type leaf struct {
	key   string
	field reflect.Value
}

// leaves lists the settings of s in the order of their fields. Setting a field
// sets s.
func (s *Settings) leaves() []leaf { return leavesOf("", reflect.ValueOf(s).Elem()) }

func leavesOf(prefix string, v reflect.Value) []leaf {
	var all []leaf
	for i := range v.NumField() {
		key := prefix + v.Type().Field(i).Tag.Get("key")
		if v.Field(i).Kind() == reflect.Struct {
			all = append(all, leavesOf(key+".", v.Field(i))...)
		} else {
			all = append(all, leaf{key, v.Field(i)})
		}
	}
	return all
}
