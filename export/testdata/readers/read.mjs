// read.mjs opens files with independent readers.
//
//   node read.mjs < jobs
//
// Each line of jobs is {"reader", "file"}; each line of the output is what the
// reader found in that file, {"nodes": 3, "edges": 2}, or {"error": "..."}.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { createInterface } from "node:readline";

const readers = {
  // GEXF and GraphML: nodes and edges, and the sum of the edges' weights.
  async gexf(text) {
    const { default: gexf } = await import("graphology-gexf");
    return graph(gexf.parse(await graphClass(text), text, { allowUndeclaredAttributes: false }));
  },
  async graphml(text) {
    const { default: graphml } = await import("graphology-graphml");
    return graph(graphml.parse(await graphClass(), text));
  },
  async graphology(text) {
    return graph((await graphClass()).from(JSON.parse(text)));
  },
  async cytoscape(text) {
    const { default: cytoscape } = await import("cytoscape");
    const file = JSON.parse(text);
    const cy = cytoscape({ headless: true, styleEnabled: false, elements: file.elements });
    return { nodes: cy.nodes().length, edges: cy.edges().length, isolated: cy.nodes().filter((n) => n.degree() === 0).length };
  },
  // RDF: quads, graphs, and a digest that does not hang on order or spelling.
  nquads: (text) => rdf(text, "application/n-quads"),
  trig: (text) => rdf(text, "application/trig"),
  turtle: (text) => rdf(text, "text/turtle"),
  n3quads: (text) => n3(text, "application/n-quads"),
  n3trig: (text) => n3(text, "application/trig"),
  async jsonld(text) {
    const { default: jsonld } = await import("jsonld");
    const offline = async (url) => { throw new Error(`asks for ${url}`); };
    const nquads = await jsonld.toRDF(JSON.parse(text), { format: "application/n-quads", safe: true, documentLoader: offline });
    return rdf(nquads, "application/n-quads");
  },
  async geojson(text) {
    const { check } = await import("@placemarkio/check-geojson");
    const file = check(text);
    const shapes = file.features.map((f) => f.geometry?.type ?? "null");
    return { features: shapes.length, unplaced: shapes.filter((s) => s === "null").length };
  },
  // TimelineJS drops events without a word: what it kept is what counts.
  async timelinejs(text) {
    const { TimelineConfig } = await timelineJS();
    const config = new TimelineConfig(JSON.parse(text));
    const errors = config.getErrors();
    if (errors.length > 0) throw new Error(errors.join("; "));
    return { events: config.events.length, title: config.title.text.headline };
  },
  // The dates of event records, a record a line.
  async edtf(text) {
    const { default: edtf } = await import("edtf");
    const dates = text.split("\n").filter((s) => s !== "").map((s) => JSON.parse(s).time?.edtf).filter((s) => s);
    for (const d of dates) edtf(d);
    return { dates: dates.length };
  },
  async ical(text) {
    const { default: ICAL } = await import("ical.js");
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    const starts = events.map((e) => e.getFirstPropertyValue("dtstart").toString());
    return { events: events.length, first: starts.sort()[0] ?? "", longest: Math.max(0, ...text.split("\r\n").map((l) => Buffer.byteLength(l))) };
  },
};

// timelineJS loads the source of TimelineJS, whose imports have no extensions,
// and gives it the browser that it looks for.
async function timelineJS() {
  register("data:text/javascript," + encodeURIComponent(`
    export async function resolve(name, context, next) {
      try { return await next(name, context); } catch (e) {
        if (name.startsWith(".")) return next(name + ".js", context);
        throw e;
      }
    }`));
  const { JSDOM } = await import("jsdom");
  const window = new JSDOM("<!doctype html>", { url: "http://localhost/" }).window;
  for (const name of ["document", "DOMParser", "Node", "HTMLElement", "location", "getComputedStyle"]) globalThis[name] = window[name];
  globalThis.window = window;
  return import("@knight-lab/timelinejs/src/js/core/TimelineConfig.js");
}

// graphClass: graphology-gexf takes a graph without edges for a mixed one.
async function graphClass(text) {
  const { MultiDirectedGraph, MultiGraph } = await import("graphology");
  return text === undefined || text.includes("<edge ") ? MultiDirectedGraph : MultiGraph;
}

function graph(g) {
  let weight = 0;
  g.forEachEdge((_, attributes) => { weight += Number(attributes.weight ?? 0); });
  const kinds = {};
  g.forEachNode((_, attributes) => { kinds[attributes.kind] = (kinds[attributes.kind] ?? 0) + 1; });
  return { nodes: g.order, edges: g.size, weight, kinds };
}

async function n3(text, format) {
  const { Parser } = await import("n3");
  return { quads: new Parser({ format }).parse(text).length };
}

async function rdf(text, format) {
  const { Store } = await import("oxigraph");
  const { createHash } = await import("node:crypto");
  const store = new Store();
  store.load(text, { format });
  const lines = store.match().map((q) => q.toString()).sort();
  const graphs = new Set(store.match().map((q) => q.graph.toString()));
  return { quads: lines.length, graphs: graphs.size, digest: createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { reader, file } = JSON.parse(line);
  let found;
  try {
    found = await readers[reader](readFileSync(file, "utf8"));
  } catch (e) {
    found = { error: String(e?.message ?? e).slice(0, 300) };
  }
  console.log(JSON.stringify(found));
}
