// map.mjs draws a GeoJSON file of annals export over the outlines of Natural
// Earth (public domain), as an SVG on standard output, with no network:
//
//   node map.mjs events.geojson "Title" > map.svg
//
// A disc is a place, the larger the more events, in the color of the commonest
// category; a ring is the middle of a country, region or sea that no event tells
// more of. Names stand where there is room, those of most events first.
import { readFileSync } from "node:fs";
import { geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";

const [file, title] = process.argv.slice(2);
const [width, top, bottom] = [1400, 46, 44];
let height = 900;
const events = JSON.parse(readFileSync(file, "utf8"));

// Events by place: where they are, how many, of which categories.
const places = new Map();
let placed = 0;
for (const { geometry, properties: p } of events.features) {
  if (geometry === null) continue;
  placed++;
  const points = geometry.type === "Point" ? [geometry.coordinates] : geometry.coordinates;
  const names = p.places.split("; ");
  points.forEach((point, i) => {
    const place = places.get(point.join()) ?? { point, name: "", events: 0, colors: new Map(), wide: true };
    // A village that stands at the middle of its country gives it no name.
    if (names.length === points.length && !/country|region/.test(p.precision ?? "")) place.name = names[i];
    place.events++;
    place.wide &&= p.wide === true;
    const kind = place.colors.get(p.category) ?? { n: 0, color: p["marker-color"] };
    kind.n++;
    place.colors.set(p.category, kind);
    places.set(point.join(), place);
  });
}
const list = [...places.values()].sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));

const box = { type: "MultiPoint", coordinates: list.map((p) => p.point) };
const projection = geoNaturalEarth1();
if (list.length > 0) projection.fitExtent([[90, top + 40], [width - 90, height - bottom - 40]], box);
else projection.fitExtent([[10, top], [width - 10, height - bottom]], { type: "Sphere" });
projection.scale(Math.min(projection.scale(), 3000));
// As high as the places ask for.
if (list.length > 0) {
  const [[west, north], [east, south]] = geoPath(projection).bounds(box);
  height = Math.max(420, Math.min(900, Math.ceil(south - north) + top + bottom + 200));
  const [x, y] = projection.translate();
  projection.translate([x + width / 2 - (west + east) / 2, y + top + (height - top - bottom) / 2 - (north + south) / 2]);
}
projection.clipExtent([[0, top], [width, height - bottom]]);
// Near by, the finer outlines.
const world = JSON.parse(readFileSync(new URL(import.meta.resolve(`world-atlas/countries-${projection.scale() > 600 ? 50 : 110}m.json`))));
const path = geoPath(projection).digits(1);
const escape = (s) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const out = [];
out.push(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif" font-size="11" role="img" aria-label="${escape(title)}">`);
out.push(`<rect width="${width}" height="${height}" fill="#ffffff"/><rect y="${top}" width="${width}" height="${height - top - bottom}" fill="#eef3f7"/>`);
out.push(`<path d="${path(geoGraticule10())}" fill="none" stroke="#dde5ec" stroke-width=".6"/>`);
out.push(`<path d="${path(feature(world, world.objects.land))}" fill="#faf8f4" stroke="#b9c1c9" stroke-width=".6"/>`);
out.push(`<path d="${path(mesh(world, world.objects.countries, (a, b) => a !== b))}" fill="none" stroke="#c9cfd6" stroke-width=".6"/>`);

const radius = (p) => 3 + 2.2 * Math.sqrt(p.events);
const taken = list.map((p) => { const [x, y] = projection(p.point), r = radius(p); return [x - r, y - r, x + r, y + r]; });
const free = (b) => b[0] > 4 && b[2] < width - 4 && b[1] > top + 2 && b[3] < height - bottom - 2 && taken.every((t) => b[2] < t[0] || b[0] > t[2] || b[3] < t[1] || b[1] > t[3]);
for (const p of [...list].reverse()) {
  const [x, y] = projection(p.point);
  const [category, kind] = [...p.colors].sort((a, b) => b[1].n - a[1].n)[0];
  p.color = kind.color;
  out.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius(p).toFixed(1)}" ${p.wide ? `fill="#ffffff" fill-opacity=".6" stroke="${kind.color}" stroke-width="2"` : `fill="${kind.color}" fill-opacity=".75" stroke="#ffffff" stroke-width=".8"`}><title>${escape(p.name)}: ${p.events}, ${escape(category)}</title></circle>`);
}
for (const p of list) {
  const [x, y] = projection(p.point), r = radius(p), w = 6.1 * [...p.name].length;
  const spots = [[x + r + 3, y + 4, "start"], [x - r - 3, y + 4, "end"], [x, y - r - 4, "middle"], [x, y + r + 12, "middle"]];
  for (const [tx, ty, anchor] of spots) {
    const left = anchor === "start" ? tx : anchor === "end" ? tx - w : tx - w / 2;
    const b = [left, ty - 10, left + w, ty + 3];
    if (p.name === "" || !free(b)) continue;
    taken.push(b);
    out.push(`<text x="${tx.toFixed(1)}" y="${ty.toFixed(1)}" text-anchor="${anchor}" fill="#1f2933" stroke="#ffffff" stroke-width="2.4" stroke-opacity=".8" paint-order="stroke">${escape(p.name)}</text>`);
    break;
  }
}

out.push(`<text x="20" y="29" font-size="18" fill="#1f2933">${escape(title)}</text>`);
const colors = new Map();
for (const p of list) for (const [category, { n, color }] of p.colors) colors.set(category, { color, n: (colors.get(category)?.n ?? 0) + n });
let x = 20;
for (const [category, { color }] of [...colors].sort((a, b) => b[1].n - a[1].n).slice(0, 10)) {
  out.push(`<circle cx="${x + 5}" cy="${height - 24}" r="5" fill="${color}" fill-opacity=".75"/><text x="${x + 14}" y="${height - 20}" fill="#1f2933">${escape(category)}</text>`);
  x += 30 + 6.3 * category.length;
}
if (list.some((p) => p.wide)) {
  out.push(`<circle cx="${x + 5}" cy="${height - 24}" r="4" fill="#ffffff" stroke="#5f6b77" stroke-width="2"/><text x="${x + 14}" y="${height - 20}" fill="#1f2933">somewhere in a region</text>`);
}
out.push(`<text x="${width - 20}" y="${height - 20}" text-anchor="end" fill="#5f6b77">${placed} of ${events.features.length} events have a place on the map; outlines: Natural Earth</text></svg>`);
console.log(out.join("\n"));
