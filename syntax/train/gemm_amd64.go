package main

import (
	"golang.org/x/sys/cpu"
	"unsafe"
)

var fast = cpu.X86.HasAVX512F

//go:noescape
func kernel8x32(k int, a *float32, ars, aks int, b *float32, ldb int, c *float32, ldc int)

// gemmFast adds a·b to c, m a multiple of 8 and n one of 32.
func gemmFast(m, n, k int, a []float32, ars, aks int, b []float32, ldb int, c []float32, ldc int) {
	const kc = 256
	for k0 := 0; k0 < k; k0 += kc {
		kn := min(kc, k-k0)
		for j := 0; j < n; j += 32 {
			bp := &b[k0*ldb+j]
			for i := 0; i < m; i += 8 {
				kernel8x32(kn, (*float32)(unsafe.Pointer(&a[i*ars+k0*aks])), ars*4, aks*4, bp, ldb*4, &c[i*ldc+j], ldc*4)
			}
		}
	}
}
