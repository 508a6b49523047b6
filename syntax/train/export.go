package main

import (
	"slices"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// export hands the trained network over for rounding. What vectors add to words
// goes into the rows of the words; those that have a vector alone get rows.
func (m *model) export(d *data) *net.Network {
	hashes, emb := m.words(d)
	f := &net.Network{
		Embed: m.embed, Hidden: m.hidden, Layers: m.layers, Arc: m.arc, Rel: m.rel, Tags: m.tags, Rels: m.rels,
		Hashes: hashes, Classes: d.classes, Emb: emb,
		ConvW: m.convW.w, ConvB: m.convB.w, TagW: m.tagW.w, TagB: m.tagB.w,
		DepW: m.depW.w, DepB: m.depB.w, HeadW: m.headW.w, HeadB: m.headB.w,
		Bilin: m.bilin.w, Bias: m.bias.w, Root: m.root.w, Dist: m.dist.w,
		LDepW: m.ldepW.w, LDepB: m.ldepB.w, LHeadW: m.lheadW.w, LRoot: m.lroot.w,
		OutW: m.outW.w, OutB: m.outB.w,
	}
	for l := range m.layers {
		f.LayerW, f.LayerB = append(f.LayerW, m.layerW[l].w), append(f.LayerB, m.layerB[l].w)
	}
	return f
}

// words returns the hashes of the words and the embedding with a row for each.
func (m *model) words(d *data) ([]uint32, []float32) {
	hashes, emb := slices.Clone(d.hashes), slices.Clone(m.emb.w)
	if m.vecW == nil {
		return hashes, emb
	}
	add := func(row []float32, v []float32) {
		for i, x := range v {
			axpy(x, m.vecW.w[i*m.embed:][:m.embed], row)
		}
	}
	const first = net.HashedRows + net.FirstWord
	for i, h := range d.hashes {
		add(emb[(first+i)*m.embed:][:m.embed], d.vectors.of(d.vectors.row(h)))
	}
	unknown := m.emb.w[(net.HashedRows+net.RowUnknown)*m.embed:][:m.embed]
	for _, w := range d.vectors.words {
		h := net.Hash([]byte(w))
		if d.vocab.Row(h) != net.RowUnknown {
			continue
		}
		hashes = append(hashes, h)
		emb = append(emb, unknown...)
		add(emb[len(emb)-m.embed:], d.vectors.of(d.vectors.row(h)))
	}
	return hashes, emb
}
