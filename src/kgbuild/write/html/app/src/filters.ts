// Which entities, statements and figures pass what the reader has chosen.
import { ancestors, type Entity, type Graph, type Observation, type Quote, type Statement } from "./model";
import type { Filters } from "./state";

export class Filter {
  private readonly kinds: Set<string>;
  private readonly properties: Set<string>;
  private readonly byQuote: boolean;
  private near: Set<number> | null = null;

  constructor(private readonly graph: Graph, private readonly filters: Filters) {
    this.kinds = new Set(filters.kinds);
    this.properties = new Set(filters.properties);
    this.byQuote = Boolean(filters.document || filters.from || filters.to || filters.confidence);
    const region = filters.region ? graph.byKey(filters.region) : null;
    if (region) this.near = around(graph, region);
  }

  entity = (e: Entity): boolean =>
    !this.kinds.has(e.kind) && (this.near === null || this.near.has(e.id)) && (e.kind === "Article" || this.quoted(e.mentions));

  statement = (s: Statement): boolean => !this.properties.has(s.predicate) && this.quoted(s.quotes);

  observation = (o: Observation): boolean =>
    !this.kinds.has(o.subject.kind) && (this.near === null || this.near.has(o.subject.id)) && this.quoted(o.quotes);

  private quoted(quotes: Quote[]): boolean {
    return !this.byQuote || quotes.length === 0 || quotes.some((quote) => this.quote(quote));
  }

  private quote(quote: Quote): boolean {
    const { document, from, to, confidence } = this.filters;
    if (quote.confidence * 100 < confidence) return false;
    const source = this.graph.documents[quote.document];
    if (!source) return !document;
    if (document && source.id !== document) return false;
    return !(from && (source.published ?? "") < from) && !(to && (source.published ?? "9") > to);
  }
}

/** A region, all below it, and what a statement ties to one of these. */
function around(graph: Graph, region: Entity): Set<number> {
  const regions = graph.entities.filter((e) => e === region || ancestors(e).includes(region));
  const found = new Set(regions.map((e) => e.id));
  for (const r of regions) {
    for (const other of [...r.out.map((s) => s.object), ...r.in.map((s) => s.subject)]) {
      if (other && other.kind !== region.kind) found.add(other.id);
    }
  }
  for (const id of [...found]) {
    for (const s of graph.entities[id].in) if (s.predicate === "holdsPost" || s.predicate === "postIn") found.add(s.subject.id);
  }
  return found;
}
