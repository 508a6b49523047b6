//go:build !amd64

package net

var vector = false

func mul4x64(groups int, x *int8, ldx int, w *uint8, ldw int, start *int32, sx, sw, b, y *float32, ldy int) {
	panic("net: no vector kernel")
}

func scan16(n int, u *float32, ustep, hidden int, x, y *float32, step int) {
	panic("net: no vector kernel")
}

func quantize16(n int, x *float32, q *int8) (scale float32, sum int32) {
	panic("net: no vector kernel")
}

func addRow16(n int, row *int8, acc *int16) { panic("net: no vector kernel") }
