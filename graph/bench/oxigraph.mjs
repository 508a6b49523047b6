// Loads N-Quads into Oxigraph and asks it; see questions.go.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const { file, quads, questions, patience, from } = JSON.parse(readFileSync(0, "utf8"));
const { Store } = createRequire(resolve(from, "package.json"))("oxigraph");
const report = (Name, Value, Unit, Results = 0) => console.log(JSON.stringify({ Name, Value, Unit, Results }));

const store = new Store();
let begun = performance.now();
store.load(readFileSync(file, "utf8"), { format: "application/n-quads" });
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
