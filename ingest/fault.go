package ingest

import (
	"context"
	"fmt"
	"runtime"

	"github.com/annals-kg/annals/loaders"
	"github.com/annals-kg/annals/text"
)

// A fault is a mistake in the program that an article brought to light. It
// costs that article, not the thousands beside it.
type fault struct {
	what any    // that the program panicked with
	at   string // file and line
}

func (f fault) Error() string { return fmt.Sprintf("%v at %s", f.what, f.at) }

func (f fault) skip(where string) loaders.Skip {
	return loaders.Skip{
		Where: where, Reason: loaders.SkipFault,
		Detail: f.Error() + "; the mistake is ours: please report it with the article",
	}
}

// safely extracts an article. A panic becomes a fault.
func safely[T any](ctx context.Context, d *text.Document, one func(context.Context, *text.Document) (T, error)) (made T, err error) {
	defer func() {
		if what := recover(); what != nil {
			err = fault{what, panicked()}
		}
	}()
	return one(ctx, d)
}

// panicked says where the panic that is being recovered arose: the first frame
// beyond the run-time system.
func panicked() string {
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for {
		frame, more := frames.Next()
		if !isRuntime(frame.Function) || !more {
			return fmt.Sprintf("%s:%d", frame.Function, frame.Line)
		}
	}
}

func isRuntime(function string) bool {
	return len(function) > 8 && function[:8] == "runtime."
}
