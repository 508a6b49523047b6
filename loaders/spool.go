package loaders

import (
	"bytes"
	"context"
	"io"
	"os"
)

// spool makes an input readable at any place, for formats that are read from
// their end. One over a few MiB is kept in a file meanwhile, not in memory; done
// removes it.
func spool(ctx context.Context, r io.Reader) (at io.ReaderAt, size int64, done func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, 0, nil, err
	}
	const inMemory = 8 << 20
	b, err := io.ReadAll(io.LimitReader(r, inMemory))
	if err != nil {
		return nil, 0, nil, err
	}
	if len(b) < inMemory {
		return bytes.NewReader(b), int64(len(b)), func() {}, nil
	}
	file, err := os.CreateTemp("", "annals-*")
	if err != nil {
		return nil, 0, nil, err
	}
	done = func() {
		file.Close()
		os.Remove(file.Name())
	}
	if size, err = io.Copy(file, io.MultiReader(bytes.NewReader(b), r)); err != nil {
		done()
		return nil, 0, nil, err
	}
	return file, size, done, nil
}
