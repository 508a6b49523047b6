package main

import (
	"math"
	"math/rand"
	"testing"
)

func TestGemm(t *testing.T) {
	m, n, k := 24, 64, 300
	r := rand.New(rand.NewSource(1))
	a, b, c, want := make([]float32, m*k), make([]float32, k*n), make([]float32, m*n), make([]float64, m*n)
	for i := range a {
		a[i] = r.Float32() - .5
	}
	for i := range b {
		b[i] = r.Float32() - .5
	}
	for i := range m {
		for j := range n {
			for l := range k {
				want[i*n+j] += float64(a[l*m+i]) * float64(b[l*n+j])
			}
		}
	}
	gemm(m, n, k, a, 1, m, b, n, c, n)
	for i := range c {
		if math.Abs(float64(c[i])-want[i]) > 1e-3 {
			t.Fatalf("at %d: %v, want %v", i, c[i], want[i])
		}
	}
}

func BenchmarkGemm(b *testing.B) {
	m, n, k := 1024, 576, 192
	x, y, z := make([]float32, m*k), make([]float32, k*n), make([]float32, m*n)
	for b.Loop() {
		gemm(m, n, k, x, k, 1, y, n, z, n)
	}
	b.ReportMetric(float64(m*n*k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
