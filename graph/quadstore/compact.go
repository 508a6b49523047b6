package quadstore

import "context"

// Compact rewrites all tables into the fewest and smallest that there can be.
// Others may read and write meanwhile.
func (s *Store) Compact(ctx context.Context) error {
	if s.isClosed() {
		return ErrClosed
	}
	if s.readOnly {
		return ErrReadOnly
	}
	return s.guard(func() error {
		if _, err := s.flush(); err != nil {
			return err
		}
		return s.db.Compact(ctx, []byte{0}, []byte{0xFF}, true)
	})
}
