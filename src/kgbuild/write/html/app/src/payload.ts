// The shape of the JSON that the page carries (made by ../../payload.py).

/** Document, start, end, rule, confidence in percent; five numbers a quotation. A document of -1 means
 *  reference data: `start` is then its place in `references`. Offsets count code points. */
export type FlatEvidence = number[];

export type NodeRow = [
  key: string, kind: string, name: string, aliases: string[], pinyin: string,
  subtype: string | null, code: string | null, level: string | null, mentions: FlatEvidence,
];
export type EdgeRow = [
  subject: number, predicate: string, object: number | string, asOf: string[], evidence: FlatEvidence,
];
export type ObservationRow = [
  subject: number, indicator: string, measure: string, value: string, unit: string, comparator: string,
  status: string, asWritten: string, start: string | null, end: string | null, inferred: 0 | 1,
  scope: number | null, evidence: FlatEvidence, key: string,
];
export type DocumentRow = [
  id: string, title: string | null, published: string | null, publisher: string | null,
  source: string, origin: string | null, text: string,
];
/** Document, the article's node, its kind, the node of the digest it belongs to, and the starts and ends
 *  (alternating) of the stretches of the document that are its own. */
export type ArticleRow = [
  document: number, node: number, kind: string, parent: number | null, stretches: number[],
];

export interface Payload {
  format: number;
  title: string;
  base: string;
  /** How many documents the whole has, how much the page leaves out, and the command that serves all of it;
   *  null where the page holds everything. */
  rest: { documents: number; entities: number; statements: number; command: string } | null;
  documents: DocumentRow[];
  references: string[];
  rules: string[];
  articles: ArticleRow[];
  nodes: NodeRow[];
  edges: EdgeRow[];
  observations: ObservationRow[];
}

/** What pyvis made of the opening view. */
export interface Opening {
  nodes: { id: number; x: number; y: number; label: string; group: string }[];
  edges: { from: number; to: number }[];
  /** The nodes with which a phone opens, and where. */
  narrow: [id: number, x: number, y: number][];
  options: Record<string, unknown>;
}
