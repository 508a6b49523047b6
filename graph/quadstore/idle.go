package quadstore

import "time"

// What is in memory alone is read from logs by whoever opens the store: beside
// the writer, or after it was killed. A writer that pauses, and has more of it
// than this, writes it to a table; one that does not pause fills a table soon.
const (
	pause   = 500 * time.Millisecond
	longLog = 1 << 20
)

// wrote is called after each transaction, with s.writing held.
func (s *Store) wrote() {
	if s.idle == nil {
		s.idle = time.AfterFunc(s.pause, s.paused)
		return
	}
	s.idle.Reset(s.pause)
}

// paused writes what is in memory to a table where that is much.
func (s *Store) paused() {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.isClosed() || s.broken.Load() != nil || s.db.Metrics().WAL.Size < longLog || checkFree(s.path, 2*memTable) != nil {
		return
	}
	// One that fails breaks the store, as any flush does; see Open.
	s.guard(func() error {
		_, err := s.db.AsyncFlush()
		return err
	})
}
