//go:build !amd64

package main

const fast = false

func gemmFast(m, n, k int, a []float32, ars, aks int, b []float32, ldb int, c []float32, ldc int) {
	panic("train: no fast kernel")
}
