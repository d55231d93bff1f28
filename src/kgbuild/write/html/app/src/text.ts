// Quotations in their running text. Offsets count code points; JavaScript counts UTF-16 units.
import type { Graph, Quote } from "./model";

const points = new Map<string, string[] | null>();

/** `text[start:end]` in code points. */
export function slice(text: string, start: number, end: number): string {
  let chars = points.get(text);
  if (chars === undefined) {
    chars = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
    points.set(text, chars);
  }
  return chars === null ? text.slice(start, end) : chars.slice(start, end).join("");
}

export interface Context {
  before: string;
  exact: string;
  after: string;
}

const REACH = 90;
const HEADING = /^\s*#{1,6}\s/; // of Markdown
const SENTENCE_END = /[。！？!?；\n]/;

/** A quotation with the rest of its sentence (at most 90 characters on each side). */
export function context(graph: Graph, quote: Quote): Context | null {
  if (quote.document < 0) return null;
  const { text } = graph.documents[quote.document];
  const left = slice(text, Math.max(0, quote.start - REACH), quote.start);
  const right = slice(text, quote.end, quote.end + REACH);
  return { before: tail(left, quote.start > REACH), exact: slice(text, quote.start, quote.end), after: head(right) };
}

function tail(left: string, cut: boolean): string {
  for (let i = left.length - 1; i >= 0; i--) if (SENTENCE_END.test(left[i])) return left.slice(i + 1).replace(HEADING, "").trimStart();
  return cut ? `…${left}` : left.replace(HEADING, "");
}

function head(right: string): string {
  const at = right.search(SENTENCE_END);
  if (at >= 0) return right.slice(0, at + 1).trimEnd();
  return right + (right.length >= REACH ? "…" : "");
}
