// Package linear is a first parser: averaged perceptrons over hashed features,
// a tagger left to right and a greedy arc-hybrid parser.
package linear

import "strings"

// Table holds weights; a feature owns the Labels weights from its hash on.
type Table struct {
	W    []int16
	Mask uint32
}

const rowPad = 256

func NewTable(bits int) *Table {
	return &Table{W: make([]int16, 1<<bits+rowPad), Mask: 1<<bits - 1}
}

// Tok is what the features see of a token.
type Tok struct {
	Low, Form                          uint32 // hashes
	Suf1, Suf2, Suf3, Suf4, Pre1, Pre3 uint32
	Shape                              uint32
	Tag                                uint32
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func suffix(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[len(s)-n:]
}
func prefix(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:n]
}

// Fill computes the features of a form; caps says that the whole sentence is in
// capitals.
func Fill(form string, caps bool) Tok {
	low := strings.ToLower(form)
	var sh uint32
	for i := 0; i < len(form); i++ {
		c := form[i]
		switch {
		case c >= '0' && c <= '9':
			sh |= 1
		case c == '-':
			sh |= 2
		case c >= 'A' && c <= 'Z':
			if i == 0 {
				sh |= 4
			} else {
				sh |= 8
			}
		case c >= 'a' && c <= 'z':
			sh |= 16
		case c >= 0x80:
			sh |= 32
		default:
			sh |= 64
		}
	}
	if caps {
		sh = sh&^(4|8|16) | 128
		form = low
	}
	return Tok{Low: hashString(low), Form: hashString(form), Suf1: hashString(suffix(low, 1)), Suf2: hashString(suffix(low, 2)), Suf3: hashString(suffix(low, 3)), Suf4: hashString(suffix(low, 4)),
		Pre1: hashString(prefix(low, 1)), Pre3: hashString(prefix(low, 3)), Shape: sh}
}

func mix(id, a, b, c uint32) uint32 {
	h := id*0x9E3779B1 ^ a
	h *= 0x85EBCA6B
	h ^= h >> 15
	h = (h ^ b) * 0xC2B2AE35
	h ^= h >> 13
	h = (h ^ c) * 0x27D4EB2F
	h ^= h >> 16
	h *= 0x165667B1
	return h ^ h>>15
}

var none = Tok{Low: 1, Form: 1, Tag: 999}

func at(ts []Tok, i int) *Tok {
	if i < 0 || i >= len(ts) {
		return &none
	}
	return &ts[i]
}

// TagFeatures appends the feature hashes of token i; tags before i are known.
func TagFeatures(f []uint32, ts []Tok, i int) []uint32 {
	t, p1, p2, n1, n2 := &ts[i], at(ts, i-1), at(ts, i-2), at(ts, i+1), at(ts, i+2)
	return append(f,
		mix(1, t.Low, 0, 0), mix(2, t.Form, 0, 0), mix(3, t.Suf1, 0, 0), mix(4, t.Suf2, 0, 0), mix(5, t.Suf3, 0, 0), mix(6, t.Suf4, 0, 0),
		mix(7, t.Pre1, 0, 0), mix(8, t.Pre3, 0, 0), mix(9, t.Shape, 0, 0), mix(10, t.Shape, t.Suf3, 0),
		mix(11, p1.Tag, 0, 0), mix(12, p1.Tag, p2.Tag, 0), mix(13, p1.Low, 0, 0), mix(14, n1.Low, 0, 0), mix(15, n1.Suf3, 0, 0), mix(16, p2.Low, 0, 0), mix(17, n2.Low, 0, 0),
		mix(18, p1.Tag, t.Low, 0), mix(19, t.Low, n1.Low, 0), mix(20, p1.Low, t.Low, 0), mix(21, p1.Tag, n1.Low, 0), mix(22, p1.Tag, t.Suf3, 0), mix(23, n1.Suf2, t.Suf2, p1.Tag),
		mix(24, p1.Shape, t.Shape, n1.Shape), mix(25, p1.Tag, p2.Tag, t.Low), mix(26, n1.Low, n2.Low, 0), mix(27, 0, 0, 0), mix(28, p1.Suf3, 0, 0), mix(29, t.Shape, p1.Tag, 0))
}

// Score adds up the rows of the features into scores.
func (t *Table) Score(f []uint32, scores []int32) {
	clear(scores)
	n := len(scores)
	for _, h := range f {
		row := t.W[h&t.Mask:][:n]
		for k, w := range row {
			scores[k] += int32(w)
		}
	}
}

// State is the state of an arc-hybrid parser: a stack and the next word.
type State struct {
	N, B   int
	Stack  []int32
	Head   []int32
	Rel    []uint8
	L1, L2 []int32 // leftmost child and the next
	R1, R2 []int32
	NL, NR []uint8
}

func (s *State) Reset(n int) {
	s.N, s.B = n, 0
	s.Stack = s.Stack[:0]
	if cap(s.Head) < n {
		s.Head, s.Rel = make([]int32, n), make([]uint8, n)
		s.L1, s.L2, s.R1, s.R2 = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
		s.NL, s.NR = make([]uint8, n), make([]uint8, n)
	}
	s.Head, s.Rel, s.L1, s.L2, s.R1, s.R2, s.NL, s.NR = s.Head[:n], s.Rel[:n], s.L1[:n], s.L2[:n], s.R1[:n], s.R2[:n], s.NL[:n], s.NR[:n]
	for i := range n {
		s.Head[i], s.Rel[i], s.L1[i], s.L2[i], s.R1[i], s.R2[i], s.NL[i], s.NR[i] = -2, 0, -1, -1, -1, -1, 0, 0
	}
}

// Moves. The root is made by a left arc from the end of the buffer: position N.
const (
	Shift = iota
	Left
	Right
)

func (s *State) Done() bool { return s.B == s.N && len(s.Stack) == 0 }

// Can reports whether a move is allowed. At the end of the buffer the last word
// on the stack is attached to the root by Left.
func (s *State) Can(m int) bool {
	switch m {
	case Shift:
		return s.B < s.N
	case Left:
		if len(s.Stack) == 0 {
			return false
		}
		return s.B < s.N || len(s.Stack) == 1
	}
	return len(s.Stack) >= 2
}

func (s *State) Do(m int, rel uint8) {
	n := len(s.Stack)
	switch m {
	case Shift:
		s.Stack = append(s.Stack, int32(s.B))
		s.B++
	case Left:
		c := s.Stack[n-1]
		s.Stack = s.Stack[:n-1]
		s.Rel[c] = rel
		if s.B == s.N {
			s.Head[c] = -1
			return
		}
		h := int32(s.B)
		s.Head[c] = h
		s.L2[h], s.L1[h] = s.L1[h], c
		if s.NL[h] < 4 {
			s.NL[h]++
		}
	default:
		c, h := s.Stack[n-1], s.Stack[n-2]
		s.Stack = s.Stack[:n-1]
		s.Rel[c] = rel
		s.Head[c] = h
		s.R2[h], s.R1[h] = s.R1[h], c
		if s.NR[h] < 4 {
			s.NR[h]++
		}
	}
}

// ParseFeatures appends the feature hashes of the state.
func ParseFeatures(f []uint32, s *State, ts []Tok) []uint32 {
	n := len(s.Stack)
	i0, i1, i2 := -1, -1, -1
	if n > 0 {
		i0 = int(s.Stack[n-1])
	}
	if n > 1 {
		i1 = int(s.Stack[n-2])
	}
	if n > 2 {
		i2 = int(s.Stack[n-3])
	}
	ch := func(a []int32, i int) int {
		if i < 0 || i >= s.N {
			return -1
		}
		return int(a[i])
	}
	rl := func(i int) uint32 {
		if i < 0 {
			return 99
		}
		return uint32(s.Rel[i])
	}
	val := func(a []uint8, i int) uint32 {
		if i < 0 || i >= s.N {
			return 9
		}
		return uint32(a[i])
	}
	b := s.B
	s0, s1, s2, b0, b1, b2 := at(ts, i0), at(ts, i1), at(ts, i2), at(ts, b), at(ts, b+1), at(ts, b+2)
	l0, ll0, r0, rr0 := ch(s.L1, i0), ch(s.L2, i0), ch(s.R1, i0), ch(s.R2, i0)
	l1, r1, rr1 := ch(s.L1, i1), ch(s.R1, i1), ch(s.R2, i1)
	lb, llb := ch(s.L1, b), ch(s.L2, b)
	tg := func(i int) uint32 { return at(ts, i).Tag }
	dist := func(a, b int) uint32 {
		if a < 0 {
			return 11
		}
		d := b - a
		if d > 5 {
			if d > 10 {
				return 7
			}
			return 6
		}
		return uint32(d)
	}
	d0 := dist(i0, b)
	d1 := dist(i1, i0)
	k := uint32(100)
	ft := func(a, b, c uint32) { f = append(f, mix(k, a, b, c)); k++ }
	T0, T1, T2, B0, B1, B2 := s0.Tag, s1.Tag, s2.Tag, b0.Tag, b1.Tag, b2.Tag
	W0, W1, V0, V1 := s0.Low, s1.Low, b0.Low, b1.Low
	ft(0, 0, 0)
	ft(W0, T0, 0)
	ft(W0, 0, 0)
	ft(T0, 0, 0)
	ft(W1, T1, 0)
	ft(W1, 0, 0)
	ft(T1, 0, 0)
	ft(V0, B0, 0)
	ft(V0, 0, 0)
	ft(B0, 0, 0)
	ft(V1, B1, 0)
	ft(B1, 0, 0)
	ft(V1, 0, 0)
	ft(B2, b2.Low, 0)
	ft(s2.Low, T2, 0)
	ft(W0, V0, 0)
	ft(W0, B0, T0)
	ft(T0, V0, B0)
	ft(T0, B0, 0)
	ft(W0, W1, 0)
	ft(W0, T1, T0)
	ft(T0, W1, T1)
	ft(T0, T1, 0)
	ft(T0, B0, B1)
	ft(T1, T0, B0)
	ft(T2, T1, T0)
	ft(B0, B1, B2)
	ft(T1, T0, B0<<8|B1)
	ft(W1, W0, B0)
	ft(W1, T0, B0)
	ft(T1, W0, B0)
	ft(T1, T0, V0)
	ft(W1, V0, T0)
	ft(T0, tg(l0), B0)
	ft(T0, tg(r0), B0)
	ft(T0, B0, tg(lb))
	ft(T1, T0, tg(l0))
	ft(T1, T0, tg(r0))
	ft(T1, tg(r1), T0)
	ft(T1, tg(l1), T0)
	ft(T0, rl(l0)<<8|rl(ll0), 0)
	ft(T0, rl(r0)<<8|rl(rr0), 0)
	ft(T1, rl(l1), rl(r1)<<8|rl(rr1))
	ft(B0, rl(lb)<<8|rl(llb), 0)
	ft(W0, val(s.NL, i0), val(s.NR, i0))
	ft(T0, val(s.NL, i0), val(s.NR, i0))
	ft(W1, val(s.NL, i1), val(s.NR, i1))
	ft(T1, val(s.NL, i1), val(s.NR, i1))
	ft(B0, val(s.NL, b), 1)
	ft(V0, val(s.NL, b), 1)
	ft(W0, d0, 0)
	ft(T0, d0, B0)
	ft(T1, d1, T0)
	ft(W1, d1, W0)
	ft(W0, V0, d0)
	ft(W0, rl(r0), rl(l0))
	ft(W1, rl(r1), rl(l1))
	ft(W0, at(ts, r0).Low, B0)
	ft(W1, at(ts, r1).Low, T0)
	ft(s0.Suf3, s1.Suf3, B0)
	ft(s0.Suf3, b0.Suf3, T1)
	ft(s0.Shape, s1.Shape, b0.Shape)
	return f
}
