package loaders

import (
	"bufio"
	"errors"
	"io"
)

var errTooLong = errors.New("too long")

// A valueReader cuts a stream of JSON values, or the one array that holds them,
// into its values by matching brackets. It does not check them further.
type valueReader struct {
	r    *bufio.Reader
	line int // of the byte that comes next, from one
	max  int // bytes of one value
	buf  []byte

	opened bool // an outer array has begun
	begun  bool // a value or an outer array has begun
}

// next returns the next value, valid until the next call, and the line that it
// begins in. A value of over max bytes is read past and reported as errTooLong;
// one that the input ends in as io.ErrUnexpectedEOF; the end as io.EOF.
func (v *valueReader) next() (raw []byte, line int, err error) {
	for {
		c, err := v.read()
		if err != nil {
			return nil, v.line, err
		}
		switch c {
		case ' ', '\t', '\r', '\n', ',':
		case '[':
			if !v.begun {
				v.begun, v.opened = true, true
				continue
			}
			return v.value(c)
		case ']':
			if v.opened {
				v.opened = false
				continue
			}
			return v.value(c)
		default:
			return v.value(c)
		}
	}
}

// value reads the value that begins with c to its end.
func (v *valueReader) value(c byte) (raw []byte, line int, err error) {
	v.begun = true
	line = v.line
	v.buf = v.buf[:0]
	depth, quoted, escaped, long := 0, false, false, false
	for {
		if long = long || len(v.buf) >= v.max; !long {
			v.buf = append(v.buf, c)
		}
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped = c == '\\'
			quoted = c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && !quoted && v.atEnd() {
			break
		}
		if c, err = v.read(); err == io.EOF {
			return nil, line, io.ErrUnexpectedEOF
		} else if err != nil {
			return nil, line, err
		}
	}
	if long {
		return nil, line, errTooLong
	}
	return v.buf, line, nil
}

// atEnd reports whether what comes next cannot belong to a value outside all
// brackets: a comma, a bracket, white space or the end of the input.
func (v *valueReader) atEnd() bool {
	next, err := v.r.Peek(1)
	if err != nil {
		return true
	}
	switch next[0] {
	case ',', ']', '}', '{', '[', ' ', '\t', '\r', '\n':
		return true
	}
	return false
}

func (v *valueReader) read() (byte, error) {
	c, err := v.r.ReadByte()
	if c == '\n' {
		v.line++
	}
	return c, err
}
