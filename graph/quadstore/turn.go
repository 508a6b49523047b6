package quadstore

import (
	"runtime"
	"time"
)

// A turn is how long the writer, or whoever makes tables out of what it wrote,
// computes before it lets others go first. Go by itself lets a goroutine compute
// for 10 ms, many times what a question takes: with eight readers on two
// processors one question in a hundred waited for 20 ms.
//
// A turn lasts a quarter of the wait before it: little beside readers who want the
// processor for a moment, and about what Go would give beside many who compute for
// long, so that nobody starves.
type turn struct {
	begun time.Time
	lasts time.Duration
}

// shortTurn is how long a turn lasts at least.
const shortTurn = 100 * time.Microsecond

func newTurn() turn { return turn{time.Now(), shortTurn} }

// pass lets others go first where the turn is over. It is to be called several
// times in a turn.
func (t *turn) pass() {
	now := time.Now()
	if now.Sub(t.begun) < t.lasts {
		return
	}
	runtime.Gosched()
	t.begun = time.Now()
	t.lasts = max(shortTurn, t.begun.Sub(now)/4)
}
