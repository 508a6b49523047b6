package main

import "github.com/annals-kg/annals/syntax/internal/net"

// export hands the trained network over for rounding.
func (m *model) export(d *data) *net.Network {
	f := &net.Network{
		Embed: m.embed, Hidden: m.hidden, Layers: m.layers, Arc: m.arc, Rel: m.rel, Tags: m.tags, Rels: m.rels,
		Hashes: d.hashes, Classes: d.classes, Emb: m.emb.w,
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
