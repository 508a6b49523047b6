package main

// gemm adds the product of a (m by k) and b (k by n) to c. a is read with the
// strides ars and aks, so it may stand transposed; b and c have contiguous rows
// of ldb and ldc numbers. m must be a multiple of 8 and n one of 32, k at least 1.
func gemm(m, n, k int, a []float32, ars, aks int, b []float32, ldb int, c []float32, ldc int) {
	if m == 0 || n == 0 || k == 0 {
		return
	}
	if fast {
		gemmFast(m, n, k, a, ars, aks, b, ldb, c, ldc)
		return
	}
	for i := range m {
		ci := c[i*ldc:][:n]
		for l := range k {
			f := a[i*ars+l*aks]
			if f == 0 {
				continue
			}
			for j, v := range b[l*ldb:][:n] {
				ci[j] += f * v
			}
		}
	}
}
