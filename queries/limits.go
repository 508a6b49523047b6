package queries

import (
	"context"
	"errors"
	"fmt"
	"runtime/metrics"
	"time"
)

// Limits bound what a query of the user's may take. Zero is no limit.
type Limits struct {
	Time   time.Duration
	Memory int64 // bytes that the program holds more than before
}

// ErrLimit marks the error of a query that took more than its Limits allow.
var ErrLimit = errors.New("queries: over the limit")

// within runs f under limits. f must end once its context does.
func (l Limits) within(ctx context.Context, f func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if l.Time > 0 {
		timer := time.AfterFunc(l.Time, func() {
			cancel(fmt.Errorf("%w: it ran for %s; queries.timeout_s in config.yaml allows more", ErrLimit, l.Time))
		})
		defer timer.Stop()
	}
	if l.Memory > 0 {
		done := make(chan struct{})
		defer close(done)
		go l.watch(done, cancel)
	}
	err := f(ctx)
	if why := context.Cause(ctx); why != nil && errors.Is(why, ErrLimit) {
		return why
	}
	return err
}

// watch ends a query that holds too much memory, looking every few milliseconds.
func (l Limits) watch(done <-chan struct{}, cancel context.CancelCauseFunc) {
	before := heap()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-tick.C:
			if heap() > before+l.Memory {
				cancel(fmt.Errorf("%w: it held more than %d MiB; queries.memory_mb in config.yaml allows more", ErrLimit, l.Memory>>20))
				return
			}
		}
	}
}

// heap is how many bytes of memory objects take.
func heap() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
