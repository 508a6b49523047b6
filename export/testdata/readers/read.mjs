// read.mjs opens files with independent readers.
//
//   node read.mjs < jobs
//
// Each line of jobs is {"reader", "file"}; each line of the output is what the
// reader found in that file, {"nodes": 3, "edges": 2}, or {"error": "..."}.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";

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
  // Tables: papaparse is strict about quotes and the number of fields.
  csv: (text) => csv(text, ","),
  tsv: (text) => csv(text, "\t"),
  // CSVW: every column of the file is described, in its order.
  async csvw(text, file) {
    const { default: Papa } = await import("papaparse");
    const about = JSON.parse(readFileSync(file + "-metadata.json", "utf8"));
    const { data } = Papa.parse(text, { delimiter: about.dialect.delimiter, preview: 1 });
    const titles = about.tableSchema.columns.map((c) => c.titles);
    if (JSON.stringify(titles) !== JSON.stringify(data[0])) throw new Error(`the header is ${data[0]}; described are ${titles}`);
    const known = ["string", "number", "integer", "date", "boolean"];
    for (const c of about.tableSchema.columns) if (!known.includes(c.datatype)) throw new Error(`no datatype ${c.datatype}`);
    if (decodeURIComponent(about.url) !== "./" + basename(file)) throw new Error(`describes ${about.url}`);
    return { columns: titles.length, creator: about["dc:creator"], rules: about["https://annals-kg.org/ns#rules"] };
  },
  async xlsx(_, file) {
    const { default: ExcelJS } = await import("exceljs");
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const [sheet, about] = book.worksheets;
    let formulas = 0, dates = 0;
    sheet.eachRow((row, n) => row.eachCell((cell) => {
      if (cell.type === ExcelJS.ValueType.Formula) formulas++;
      if (n > 1 && cell.type === ExcelJS.ValueType.Date) dates++;
    }));
    return {
      sheet: sheet.name, rows: sheet.rowCount - 1, formulas, dates, frozen: sheet.views[0].ySplit, filter: sheet.autoFilter ?? "",
      about: Object.fromEntries(about.getRows(1, about.rowCount).map((r) => [r.getCell(1).text, r.getCell(2).text])),
    };
  },
  async parquet(_, file) {
    const { rows, about } = await parquet(file);
    return { rows: rows.length, columns: Object.keys(rows[0] ?? {}).length, ...about };
  },
  // The statements of a Parquet file, as quads.
  async parquetquads(_, file) {
    const { rows } = await parquet(file);
    return rdf(rows.map(nquad).join(""), "application/n-quads");
  },
  // The same of a SQLite database, as "sqlite3 -json" prints its statements.
  sqlitequads: (text) => rdf((text.trim() === "" ? [] : JSON.parse(text)).map((r) => nquad({ ...r, object_is_iri: r.object_is_iri === 1 })).join(""), "application/n-quads"),
  // FollowTheMoney: its model knows schemata and properties; that names are
  // there, days are days and references lead somewhere is looked at here.
  async ftm(text) {
    const { Model, defaultModel } = (await import("@alephdata/followthemoney")).default;
    const model = new Model(defaultModel);
    const kinds = {}, ids = new Set(), references = [];
    for (const line of lines(text)) {
      const entity = model.getEntity(JSON.parse(line));
      if (ids.has(entity.id)) throw new Error(`${entity.id} comes twice`);
      ids.add(entity.id);
      kinds[entity.schema.name] = (kinds[entity.schema.name] ?? 0) + 1;
      for (const name of entity.schema.required) if (!entity.hasProperty(name)) throw new Error(`${entity.id} has no ${name}`);
      for (const property of entity.getProperties()) for (const value of entity.getProperty(property)) {
        if (property.type.name === "date" && Number.isNaN(Date.parse(value))) throw new Error(`${value} is no date`);
        if (property.type.name === "entity") references.push(value);
      }
    }
    for (const id of references) if (!ids.has(id.id ?? id)) throw new Error(`nothing is called ${id}`);
    return { entities: ids.size, events: kinds.Event ?? 0, articles: kinds.Article ?? 0 };
  },
  // STIX 2.1: the rules of its chapters for the objects that we write, in
  // stix.schema.json; names are unique and references lead somewhere.
  async stix(text) {
    const { default: Ajv } = await import("ajv/dist/2020.js");
    const { default: formats } = await import("ajv-formats");
    const ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false, strictTypes: false });
    formats(ajv);
    const valid = ajv.compile(JSON.parse(readFileSync(new URL("stix.schema.json", import.meta.url), "utf8")));
    const bundle = JSON.parse(text);
    if (!valid(bundle)) throw new Error(ajv.errorsText(valid.errors));
    const kinds = {}, ids = new Set();
    for (const o of bundle.objects) {
      if (ids.has(o.id)) throw new Error(`${o.id} comes twice`);
      ids.add(o.id);
      kinds[o.type] = (kinds[o.type] ?? 0) + 1;
    }
    for (const o of bundle.objects) for (const id of [o.created_by_ref, o.source_ref, o.target_ref, ...(o.object_refs ?? [])]) {
      if (id !== undefined && !ids.has(id)) throw new Error(`${o.id}: nothing is called ${id}`);
    }
    return { objects: ids.size, incidents: kinds.incident ?? 0, reports: kinds.report ?? 0, opinions: kinds.opinion ?? 0 };
  },
  // Timesketch cannot be had: the rules of its importer for each line.
  async timesketch(text) {
    let events = 0;
    for (const line of lines(text)) {
      const e = JSON.parse(line);
      for (const name of ["message", "datetime", "timestamp_desc"]) if (typeof e[name] !== "string" || e[name] === "") throw new Error(`no ${name}: ${line}`);
      if (Date.parse(e.datetime) * 1000 !== e.timestamp) throw new Error(`${e.datetime} is not ${e.timestamp}`);
      for (const v of Object.values(e)) if (typeof v === "object" && !Array.isArray(v)) throw new Error(`an object in ${line}`);
      events++;
    }
    return { events };
  },
  async vis(text) {
    const window = await browser();
    globalThis.Element = window.Element;
    const { DataSet, Timeline } = await import("vis-timeline/standalone/esm/vis-timeline-graph2d.js");
    const file = JSON.parse(text);
    const items = new DataSet(file.items);
    for (const item of file.items) if (!window.isNaN(Date.parse(item.start)) === false) throw new Error(`${item.id} begins at ${item.start}`);
    const groups = file.groups ? new DataSet(file.groups) : undefined;
    const timeline = new Timeline(window.document.body.appendChild(window.document.createElement("div")), items, groups, {});
    const set = timeline.itemsData.length;
    timeline.destroy();
    return { events: set };
  },
  // Neo4j's import: both files, with ends that exist.
  async neo4j(_, file) {
    const { default: JSZip } = await import("jszip");
    const { default: Papa } = await import("papaparse");
    const zip = await JSZip.loadAsync(readFileSync(file));
    const read = async (name) => {
      const { data, errors } = Papa.parse(await zip.file(name).async("string"), { header: true, skipEmptyLines: true });
      if (errors.length > 0) throw new Error(`${name}: ${errors[0].message}`);
      return data;
    };
    const nodes = await read("nodes.csv"), edges = await read("relationships.csv");
    const ids = new Set(nodes.map((n) => n[":ID"]));
    if (ids.size !== nodes.length) throw new Error("a node comes twice");
    for (const e of edges) if (!ids.has(e[":START_ID"]) || !ids.has(e[":END_ID"])) throw new Error(`an edge without its ends: ${Object.values(e)}`);
    return { nodes: nodes.length, edges: edges.length };
  },
  async html(text) {
    const { JSDOM } = await import("jsdom");
    const { document } = new JSDOM(text).window;
    if (document.querySelector("script, iframe, object, embed, form, base, link, [onload], [onclick], [onerror]")) throw new Error("something that acts");
    const ids = new Set([...document.querySelectorAll("[id]")].map((e) => e.id));
    for (const a of document.querySelectorAll('a[href^="#"]')) if (!ids.has(decodeURIComponent(a.getAttribute("href").slice(1)))) throw new Error(`${a.getAttribute("href")} leads nowhere`);
    return { events: document.querySelectorAll("[data-event]").length, sentences: document.querySelectorAll("q").length };
  },
  async markdown(text) {
    const { default: MarkdownIt } = await import("markdown-it");
    const found = { links: 0, items: 0, headings: 0 };
    const count = (tokens) => {
      for (const token of tokens) {
        if (token.type.startsWith("html")) throw new Error(`markup: ${token.content}`);
        if (token.type === "link_open") found.links++;
        if (token.type === "list_item_open") found.items++;
        if (token.type === "heading_open") found.headings++;
        count(token.children ?? []);
      }
    };
    count(new MarkdownIt("commonmark").parse(text, {}));
    return found;
  },
  // JSON of any kind: how many there are of what its lists hold.
  json(text) {
    const file = JSON.parse(text);
    return Object.fromEntries(Object.entries(file).filter(([, list]) => Array.isArray(list)).map(([name, list]) => [name, list.length]));
  },
  // Pictures: what their marks say when one points at them.
  async svg(text) {
    const titles = await titlesOf(text);
    return { marks: titles.filter((s) => s.includes(" — “") && s.endsWith(")")).length };
  },
  async chart(text) {
    return { bars: (await titlesOf(text)).filter((s) => /^\d{4}-\d\d-\d\d .*: [\d,]+$/.test(s)).length };
  },
  // KML: togeojson passes over coordinates that are none, so that what it made
  // of each placemark is held against what stands there.
  async kml(text) {
    const { kml } = await import("@tmcw/togeojson");
    const document = await xml(text);
    const marks = Array.from(document.getElementsByTagName("Placemark"));
    const { features } = kml(document, { skipNullGeometry: false });
    if (features.length !== marks.length) throw new Error(`${features.length} features of ${marks.length} placemarks`);
    let placed = 0, timed = 0;
    features.forEach((f, i) => {
      const shapes = Array.from(marks[i].childNodes).flatMap((e) => (e.nodeName === "MultiGeometry" ? Array.from(e.childNodes) : [e]));
      const points = shapes.filter((e) => e.nodeName === "Point").length;
      if (points > 0 !== (f.geometry !== null)) throw new Error(`no point: ${f.properties.name}`);
      const numbers = (f.geometry?.geometries ?? [f.geometry]).flatMap((g) => g?.coordinates ?? []);
      if (numbers.length < 2 * points || !numbers.every(Number.isFinite)) throw new Error(`no point: ${f.properties.name}`);
      if (points > 0) placed++;
      const { begin, end } = f.properties.timespan ?? {};
      for (const day of [begin, end]) if (day && Number.isNaN(Date.parse(day))) throw new Error(`${day} is no day`);
      if (begin || end || f.properties.timestamp) timed++;
    });
    return { events: features.length, placed, timed };
  },
  // The quads of a file against the shapes beside the vocabulary.
  async shacl(text) {
    const { default: Validator } = await import("rdf-validate-shacl");
    const { default: env } = await import("@zazuko/env");
    const { Parser } = await import("n3");
    const shapes = readFileSync(new URL("../../../graph/vocab/shapes.ttl", import.meta.url), "utf8");
    const dataset = (text) => env.dataset(new Parser({ factory: env }).parse(text));
    // Shapes look at the union of all graphs.
    const data = env.dataset([...dataset(text)].map((q) => env.quad(q.subject, q.predicate, q.object)));
    const report = await new Validator(dataset(shapes), { factory: env, maxErrors: 3 }).validate(data);
    if (!report.conforms) throw new Error(report.results.map((r) => `${r.focusNode?.value} ${r.path?.value}: ${r.message.map((m) => m.value)}`).join("; "));
    return { conforms: true, quads: data.size };
  },
  // ical.js calls itself once an event, which wants a stack of its own size.
  ical: (_, file) => new Promise((found, failed) => {
    const worker = new Worker(new URL("ical.mjs", import.meta.url), { workerData: file, resourceLimits: { stackSizeMb: 200 } });
    worker.on("message", found);
    worker.on("error", failed);
  }),
};

async function xml(text) {
  const { DOMParser } = await import("@xmldom/xmldom");
  const stop = (message) => { throw new Error(message); };
  return new DOMParser({ errorHandler: { warning: stop, error: stop, fatalError: stop } }).parseFromString(text, "text/xml");
}

async function titlesOf(text) {
  return Array.from((await xml(text)).getElementsByTagName("title"), (e) => e.textContent);
}

async function csv(text, delimiter) {
  const { default: Papa } = await import("papaparse");
  const { data, errors } = Papa.parse(text, { header: true, delimiter, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`line ${errors[0].row}: ${errors[0].message}`);
  return { rows: data.length, columns: Object.keys(data[0] ?? {}).length };
}

async function parquet(file) {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await import("hyparquet");
  const buffer = await asyncBufferFromFile(file);
  const about = Object.fromEntries((await parquetMetadataAsync(buffer)).key_value_metadata.map((m) => [m.key, m.value]));
  return { rows: await parquetReadObjects({ file: buffer }), about };
}

// nquad writes a row of a table of statements.
function nquad(row) {
  const iri = (s) => (s.startsWith("_:") ? s : "<" + s.replace(/[\x00-\x20<>"{}|^`\\]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")) + ">");
  const escapes = { "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\" };
  let object = iri(row.object ?? "");
  if (!row.object_is_iri) {
    object = '"' + (row.object ?? "").replace(/[\n\r"\\]/g, (c) => escapes[c]) + '"';
    if (row.language) object += "@" + row.language;
    else if (row.datatype) object += "^^" + iri(row.datatype);
  }
  return `${iri(row.subject)} ${iri(row.predicate)} ${object}${row.article ? " " + iri(row.article) : ""} .\n`;
}

const lines = (text) => text.split("\n").filter((s) => s !== "");

// browser is a page for programs that want one.
async function browser() {
  const { JSDOM } = await import("jsdom");
  const window = new JSDOM("<!doctype html>", { url: "http://localhost/", pretendToBeVisual: true }).window;
  for (const name of ["document", "DOMParser", "Node", "HTMLElement", "location", "getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame"]) globalThis[name] = window[name];
  Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
  globalThis.window = window;
  return window;
}

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
  await browser();
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
  const begun = performance.now();
  let found;
  try {
    found = await readers[reader](readFileSync(file, "utf8"), file);
  } catch (e) {
    found = { error: String(e?.message ?? e).slice(0, 300) };
  }
  if (process.env.TIMES) console.error(`${reader} ${Math.round(performance.now() - begun)} ms`);
  console.log(JSON.stringify(found));
}
