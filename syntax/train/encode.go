package main

import (
	"math"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// encode runs the embeddings and layers over the sentences, forwards. The top
// is left in hd[layers].
func (k *worker) encode(views []view) {
	m := k.m
	k.starts = append(k.starts[:0], 0)
	n := 0
	for _, e := range views {
		n += len(e.feats)
		k.starts = append(k.starts, n)
	}
	k.n = n
	N := pad8(n)
	d, h := m.embed, m.hidden
	x := grow(&k.x, N*d)
	for s, e := range views {
		for i, f := range e.feats {
			row := x[(k.starts[s]+i)*d:][:d]
			for _, id := range f {
				for j, v := range m.emb.w[int(id)*d:][:d] {
					row[j] += v
				}
			}
		}
	}
	if m.vecW != nil {
		xv := grow(&k.xv, N*m.vector)
		for s, e := range views {
			for i, row := range e.vectors {
				copy(xv[(k.starts[s]+i)*m.vector:], m.vectors.of(row))
			}
		}
		gemm(N, d, m.vector, xv, m.vector, 1, m.vecW.w, d, x, d)
	}
	if k.mask == nil {
		k.mask = make([][]float32, m.layers+2)
		k.h, k.hd = make([][]float32, m.layers+1), make([][]float32, m.layers+1)
		k.u, k.c = make([][]float32, m.layers), make([][]float32, m.layers)
	}
	if k.train {
		mk := grow(&k.mask[m.layers+1], N*d)
		k.dropout(mk, d, k.drop*0.7)
		for i, v := range mk {
			x[i] *= v
		}
	}
	xc := grow(&k.xc, N*3*d)
	edge := m.emb.w[net.Edge*d:][:d]
	for s := range views {
		a, z := k.starts[s], k.starts[s+1]
		for i := a; i < z; i++ {
			row := xc[i*3*d:][:3*d]
			if i > a {
				copy(row[:d], x[(i-1)*d:][:d])
			} else {
				copy(row[:d], edge)
			}
			copy(row[d:2*d], x[i*d:][:d])
			if i+1 < z {
				copy(row[2*d:], x[(i+1)*d:][:d])
			} else {
				copy(row[2*d:], edge)
			}
		}
	}
	h0 := grow(&k.h[0], N*h)
	linear(n, xc, m.convW, m.convB, h0)
	relu(h0[:n*h])
	clear(h0[n*h:])
	k.masked(0)
	for l := range m.layers {
		u := grow(&k.u[l], N*3*h)
		linear(n, k.hd[l], m.layerW[l], m.layerB[l], u)
		y := grow(&k.h[l+1], N*h)
		c := grow(&k.c[l], N*h)
		k.scan(k.h[l], u, c, y)
		k.masked(l + 1)
	}
}

// masked makes hd[l] of h[l] by dropout.
func (k *worker) masked(l int) {
	if !k.train {
		k.hd[l] = k.h[l]
		return
	}
	y := grow(&k.hd[l], len(k.h[l]))
	mk := grow(&k.mask[l], len(k.h[l]))
	k.dropout(mk, k.m.hidden, k.drop)
	for i, v := range k.h[l] {
		y[i] = v * mk[i]
	}
}

// scan runs the recurrence of one layer: the first half of each row forwards,
// the second backwards.
func (k *worker) scan(x, u, c, y []float32) {
	h := k.m.hidden
	for s := 0; s+1 < len(k.starts); s++ {
		a, z := k.starts[s], k.starts[s+1]
		for dir := range 2 {
			lo, hi := 0, h/2
			i, end, step := a, z, 1
			if dir == 1 {
				lo, hi = h/2, h
				i, end, step = z-1, a-1, -1
			}
			prev := -1
			for ; i != end; i += step {
				ui := u[i*3*h:][:3*h]
				xi, yi, ci := x[i*h:][:h], y[i*h:][:h], c[i*h:][:h]
				for j := lo; j < hi; j++ {
					f, r := gate(ui[h+j]), gate(ui[2*h+j])
					ui[h+j], ui[2*h+j] = f, r
					p := float32(0)
					if prev >= 0 {
						p = c[prev*h+j]
					}
					ci[j] = ui[j] + f*(p-ui[j])
					yi[j] = xi[j] + r*(ci[j]-xi[j])
				}
				prev = i
			}
		}
	}
}

// backScan turns dy into the gradients of u and x.
func (k *worker) backScan(x, u, c, dy, du, dx []float32) {
	h := k.m.hidden
	dc := make([]float32, h)
	for s := 0; s+1 < len(k.starts); s++ {
		a, z := k.starts[s], k.starts[s+1]
		clear(dc)
		for dir := range 2 {
			lo, hi := 0, h/2
			i, end, step := z-1, a-1, -1
			if dir == 1 {
				lo, hi = h/2, h
				i, end, step = a, z, 1
			}
			for ; i != end; i += step {
				prev := i + step
				ui, dui := u[i*3*h:][:3*h], du[i*3*h:][:3*h]
				xi, ci, dyi, dxi := x[i*h:][:h], c[i*h:][:h], dy[i*h:][:h], dx[i*h:][:h]
				for j := lo; j < hi; j++ {
					f, r := ui[h+j], ui[2*h+j]
					p := float32(0)
					if prev != end {
						p = c[prev*h+j]
					}
					g := dyi[j]
					dxi[j] += g * (1 - r)
					dui[2*h+j] = g * (ci[j] - xi[j]) * gateSlope(r)
					gc := dc[j] + g*r
					dui[h+j] = gc * (p - ui[j]) * gateSlope(f)
					dui[j] = gc * (1 - f)
					dc[j] = gc * f
				}
			}
		}
	}
}

// gate is a sigmoid without exp: 1/2 + x / (2 + 2|x|).
func gate(x float32) float32 {
	return 0.5 + 0.5*x/(1+float32(math.Abs(float64(x))))
}

// gateSlope is its derivative, by the value of the gate.
func gateSlope(y float32) float32 {
	// |x|/(1+|x|) = |2y-1|
	a := 1 - float32(math.Abs(float64(2*y-1)))
	return 0.5 * a * a
}

// backEncode takes the gradient of the top, k.dh, down to the embeddings.
func (k *worker) backEncode(views []view) {
	m, n, N := k.m, k.n, pad8(k.n)
	h, d := m.hidden, m.embed
	for i, v := range k.mask[m.layers] {
		k.dh[i] *= v
	}
	for l := m.layers - 1; l >= 0; l-- {
		du := grow(&k.du, N*3*h)
		dx, dhigh := grow(&k.dx, N*h), grow(&k.dhigh, N*h)
		k.backScan(k.h[l], k.u[l], k.c[l], k.dh, du, dhigh)
		k.back(n, k.hd[l], m.layerW[l], m.layerB[l], du, dx)
		for i, v := range k.mask[l] {
			dhigh[i] += v * dx[i]
		}
		k.dh, k.dhigh = k.dhigh, k.dh
	}
	backRelu(k.h[0], k.dh)
	dxc := grow(&k.dxc, N*3*d)
	k.back(n, k.xc, m.convW, m.convB, k.dh, dxc)
	edge := k.touch(m.emb, net.Edge)
	dx := grow(&k.dx, N*d)
	for s, e := range views {
		a, z := k.starts[s], k.starts[s+1]
		axpy(1, dxc[a*3*d:][:d], edge)
		axpy(1, dxc[(z-1)*3*d+2*d:][:d], edge)
		for i := a; i < z; i++ {
			row := dx[i*d:][:d]
			copy(row, dxc[i*3*d+d:][:d])
			if i > a {
				axpy(1, dxc[(i-1)*3*d+2*d:][:d], row)
			}
			if i+1 < z {
				axpy(1, dxc[(i+1)*3*d:][:d], row)
			}
			mk := k.mask[m.layers+1][i*d:][:d]
			for j := range row {
				row[j] *= mk[j]
			}
			for _, id := range e.feats[i-a] {
				axpy(1, row, k.touch(m.emb, int(id)))
			}
		}
	}
	if m.vecW != nil {
		k.back(n, k.xv, m.vecW, nil, dx, nil)
	}
}

// touch returns the gradient of a row of a sparse parameter.
func (k *worker) touch(p *param, row int) []float32 {
	if !p.mark[k.shard][row] {
		p.mark[k.shard][row] = true
		p.touched[k.shard] = append(p.touched[k.shard], int32(row))
	}
	return p.g[k.shard][row*p.cols:][:p.cols]
}
