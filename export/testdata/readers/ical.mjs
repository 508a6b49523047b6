// ical.mjs is the thread of read.mjs that opens a calendar with ical.js.
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import ICAL from "ical.js";

const text = readFileSync(workerData, "utf8");
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
const starts = events.map((e) => e.getFirstPropertyValue("dtstart").toString());
parentPort.postMessage({ events: events.length, first: starts.sort()[0] ?? "", longest: Math.max(0, ...text.split("\r\n").map((l) => Buffer.byteLength(l))) });
