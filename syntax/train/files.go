package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

// save writes the weights of a teacher as they are, little-endian.
func (m *model) save(name string) error {
	return writeFile(name, func(w io.Writer) error {
		for _, p := range m.all {
			if err := binary.Write(w, binary.LittleEndian, p.w); err != nil {
				return err
			}
		}
		return nil
	})
}

// load reads what save has written, of a network of the same sizes.
func (m *model) load(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	for _, p := range m.all {
		if err := binary.Read(r, binary.LittleEndian, p.w); err != nil {
			return fmt.Errorf("%s: %w; delete it, it will be made again", name, err)
		}
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return fmt.Errorf("%s: of another size of network; delete it, it will be made again", name)
	}
	return nil
}

// writeFile writes a file under another name first, so that no half of one is
// taken for the whole.
func writeFile(name string, write func(w io.Writer) error) error {
	f, err := os.Create(name + ".part")
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(name+".part", name)
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
