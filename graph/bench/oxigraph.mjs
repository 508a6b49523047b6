// Loads N-Quads into Oxigraph and asks it; see questions.go.
import { createRequire } from "node:module";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { resolve } from "node:path";

const { file, quads, questions, patience, from } = JSON.parse(readFileSync(0, "utf8"));
const { Store } = createRequire(resolve(from, "package.json"))("oxigraph");
const report = (Name, Value, Unit, Results = 0) => console.log(JSON.stringify({ Name, Value, Unit, Results }));

const store = new Store();
let begun = performance.now();
for (const lines of pieces(file)) store.load(lines, { format: "application/n-quads" });
report("load", quads / ((performance.now() - begun) / 1000), "quads/s");
for (const { name, sparql } of questions) {
  const times = [];
  let results = 0;
  const start = performance.now();
  for (const text of sparql) {
    begun = performance.now();
    results += [...store.query(text)].length;
    times.push(performance.now() - begun);
    if (performance.now() - start > patience) break;
  }
  times.sort((a, b) => a - b);
  report(name, times[Math.floor(times.length / 2)], "ms", Math.round(results / times.length));
}
report("memory", process.memoryUsage().rss / 1e6, "MB");

// pieces yields the lines of a file, as many at a time as a string of Node holds well.
function* pieces(name) {
  const f = openSync(name, "r");
  const piece = Buffer.allocUnsafe(64 << 20);
  let kept = 0; // bytes of a line that is not whole yet
  for (let n; (n = readSync(f, piece, kept, piece.length - kept)) > 0; ) {
    const end = piece.lastIndexOf(10, kept + n - 1) + 1;
    if (end === 0) throw new Error(`${name}: a line of more than ${piece.length} bytes`);
    yield piece.toString("utf8", 0, end);
    piece.copy(piece, 0, end, kept + n);
    kept = kept + n - end;
  }
  if (kept > 0) yield piece.toString("utf8", 0, kept);
  closeSync(f);
}
