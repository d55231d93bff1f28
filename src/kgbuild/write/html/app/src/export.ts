// The view as a file: picture, vector picture, table, or Turtle.
import type { Canvas } from "./canvas";
import type { Contents } from "./contents";
import { download, visible } from "./dom";
import { colours } from "./draw";
import { LINE, MARK } from "./layout";
import type { Graph, Quote } from "./model";
import { colour, path } from "./shapes";
import { slice } from "./text";
import { turtle } from "./turtle";

export function exportPng(canvas: Canvas): void {
  const source = canvas.network?.canvas.frame.canvas;
  if (!source) return;
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [source.width, source.height];
  const ctx = copy.getContext("2d");
  if (!ctx) return;
  ctx.fillStyle = colours().paper;
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(source, 0, 0);
  copy.toBlob((blob) => { if (blob) download("graph.png", blob); }, "image/png");
}

export function exportSvg(canvas: Canvas): void {
  download("graph.svg", drawing(canvas), "image/svg+xml");
}

const escape = (text: string) => visible(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

export function drawing(canvas: Canvas): string {
  const { ink, soft, paper } = colours();
  const { nodes, folds, lines } = canvas.current;
  const at = (id: number | string) => canvas.places.get(id) ?? { x: 0, y: 0 };
  const items = [
    ...nodes.map((e) => ({ ...at(e.id), kind: e.kind, text: canvas.text(e) })),
    ...folds.map((f) => ({ ...at(f.id), kind: f.kind, text: canvas.foldText(f) })),
  ];
  const [xs, ys] = [items.map((i) => i.x), items.map((i) => i.y)];
  const [left, top] = [Math.min(0, ...xs) - 110, Math.min(0, ...ys) - 40];
  const [width, height] = [Math.max(0, ...xs) + 110 - left, Math.max(0, ...ys) + 80 - top];
  const strokes = lines.map((l) => `<line x1="${at(l.from).x}" y1="${at(l.from).y}" x2="${at(l.to).x}" y2="${at(l.to).y}"/>`);
  const marks = items.map((i) => {
    const rows = i.text.split("\n").map((row, n) => `<text x="${i.x}" y="${i.y + MARK / 2 + 15 + n * LINE}">${escape(row)}</text>`);
    return `<path d="${path(i.kind)}" transform="translate(${i.x} ${i.y})" fill="${colour(i.kind)}" stroke="${paper}" stroke-width="2"/>${rows.join("")}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}">
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${paper}"/>
<g stroke="${soft}" stroke-opacity="0.5">${strokes.join("")}</g>
<g font-family="sans-serif" font-size="14" text-anchor="middle" fill="${ink}">${marks.join("")}</g>
</svg>
`;
}

const HEAD = [
  "subject", "subject_kind", "property", "object", "object_kind", "as_of",
  "measure", "value", "unit", "comparator", "status", "period_start", "period_end", "rank_scope",
  "quotation", "document", "published", "rule", "confidence",
];

/** A row for each statement and each figure, of which the property is the indicator. */
export function exportCsv(graph: Graph, view: string, { statements, observations }: Contents): void {
  const rows = [
    ...statements.map((s) => [s.subject.name, s.subject.kind, s.predicate, s.object?.name ?? s.literal ?? "", s.object?.kind ?? "", s.asOf.join(" "),
      "", "", "", "", "", "", "", "", ...evidence(graph, s.quotes[0])]),
    ...observations.map((o) => [o.subject.name, o.subject.kind, o.indicator, "", "", "",
      o.measure, o.digits, o.unit, o.comparator, o.status, o.start ?? "", o.end ?? "", o.scope?.name ?? "", ...evidence(graph, o.quotes[0])]),
  ];
  download(`${view}.csv`, `\ufeff${[HEAD, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`, "text/csv");
}

function evidence(graph: Graph, quote: Quote | undefined): string[] {
  if (!quote) return ["", "", "", "", ""];
  const source = graph.documents[quote.document];
  const exact = source ? slice(source.text, quote.start, quote.end) : quote.reference ?? "";
  return [exact, source?.source ?? "", source?.published ?? "", quote.rule, quote.confidence.toFixed(2)];
}

/** Quoted; what a spreadsheet would run as a formula starts with an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function exportTurtle(graph: Graph, view: string, { entities, statements, observations }: Contents): void {
  download(`${view}.ttl`, turtle(graph, entities, statements, observations), "text/turtle");
}
