package ingest

import (
	"context"
	"sync"
)

// A budget bounds the bytes in flight. One taker may go over the bound, so that
// an article longer than it is not stuck for ever.
type budget struct {
	mu    sync.Mutex
	free  int
	given chan struct{} // holds one token where something was given back
}

func newBudget(n int) *budget { return &budget{free: n, given: make(chan struct{}, 1)} }

// take waits until something is free, then takes n bytes.
func (b *budget) take(ctx context.Context, n int) error {
	for {
		b.mu.Lock()
		if b.free > 0 {
			b.free -= n
			b.mu.Unlock()
			return nil
		}
		b.mu.Unlock()
		select {
		case <-b.given:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// give gives n bytes back.
func (b *budget) give(n int) {
	b.mu.Lock()
	b.free += n
	b.mu.Unlock()
	select {
	case b.given <- struct{}{}:
	default:
	}
}
