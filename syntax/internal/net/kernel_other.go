//go:build !amd64

package net

var vector = false

func mul4x64(groups int, x *int8, ldx int, w *uint8, ldw int, start *int32, sx, sw, b, y *float32, ldy int) {
	panic("net: no vector kernel")
}

func scan16(n int, u *float32, ustep, hidden int, x, y *float32, step int) {
	panic("net: no vector kernel")
}

func mul1x64(groups int, x *int8, w *uint8, ldw int, start *int32, sx, sw, b, y *float32) {
	panic("net: no vector kernel")
}

func quantize16(n int, x *float32, q *int8, floor float32) (scale float32, sum int32) {
	panic("net: no vector kernel")
}

func sumRows16(cols, n int, table *int8, ids *uint32, sum *float32) {
	panic("net: no vector kernel")
}

func rectify16(n int, a, b, c, y *float32) { panic("net: no vector kernel") }

func argmax16(n int, y *float32) int { panic("net: no vector kernel") }
