package net

import "golang.org/x/sys/cpu"

// vector says whether the processor has the instructions of kernel_amd64.s.
var vector = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI

//go:noescape
func mul4x64(groups int, x *int8, ldx int, w *uint8, ldw int, start *int32, sx, sw, b, y *float32, ldy int)

//go:noescape
func scan16(n int, u *float32, ustep, hidden int, x, y *float32, step int)

//go:noescape
func mul1x64(groups int, x *int8, w *uint8, ldw int, start *int32, sx, sw, b, y *float32)

//go:noescape
func quantize16(n int, x *float32, q *int8, floor float32) (scale float32, sum int32)

//go:noescape
func sumRows16(cols, n int, table *int8, ids *uint32, sum *float32)

//go:noescape
func rectify16(n int, a, b, c, y *float32)

//go:noescape
func argmax16(n int, y *float32) int
