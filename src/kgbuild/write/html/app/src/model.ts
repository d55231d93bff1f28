// The graph as the page works with it: decoded once, never changed.
import type { FlatEvidence, Payload } from "./payload";

export interface Quote {
  /** Place in `documents`, or -1 for reference data. */
  document: number;
  start: number;
  end: number;
  rule: string;
  confidence: number;
  reference: string | null;
}

export interface Entity {
  id: number;
  key: string;
  kind: string;
  name: string;
  aliases: string[];
  pinyin: string;
  subtype: string | null;
  code: string | null;
  level: string | null;
  mentions: Quote[];
  out: Statement[];
  in: Statement[];
  observations: Observation[];
  /** How much the graph says of it: what rankings go by. */
  weight: number;
}

export interface Statement {
  id: number;
  subject: Entity;
  predicate: string;
  object: Entity | null;
  /** A date or a term, where the object is no entity. */
  literal: string | null;
  /** The days for which it is stated, first to last. */
  asOf: string[];
  quotes: Quote[];
}

export interface Observation {
  id: number;
  key: string;
  subject: Entity;
  indicator: string;
  measure: string;
  value: number;
  digits: string;
  unit: string;
  comparator: string;
  status: string;
  asWritten: string;
  start: string | null;
  end: string | null;
  inferred: boolean;
  scope: Entity | null;
  quotes: Quote[];
}

export interface Text {
  id: string;
  title: string;
  published: string | null;
  publisher: string | null;
  source: string;
  origin: string | null;
  text: string;
}

export interface Article {
  document: number;
  entity: Entity;
  kind: string;
  parent: Entity | null;
  /** Where its stretches of the document start and end. */
  stretches: [number, number][];
}

interface Stretch { start: number; end: number; article: Article }

export class Graph {
  readonly title: string;
  readonly base: string;
  readonly rest: Payload["rest"];
  readonly documents: Text[];
  readonly articles: Article[];
  readonly entities: Entity[];
  readonly statements: Statement[];
  readonly observations: Observation[];
  private readonly keys: Map<string, Entity>;
  /** The stretches of each document. */
  private readonly stretches: Stretch[][];
  private readonly articleOf: Map<number, Article>;

  constructor(private readonly payload: Payload) {
    this.title = payload.title;
    this.base = payload.base;
    this.rest = payload.rest ?? null;
    this.documents = payload.documents.map(([id, title, published, publisher, source, origin, text]) => (
      { id, title: title ?? source, published, publisher, source, origin, text }));
    this.entities = payload.nodes.map(
      ([key, kind, name, aliases, pinyin, subtype, code, level, mentions], id) => ({
        id, key, kind, name, aliases, pinyin, subtype, code, level,
        mentions: this.quotes(mentions), out: [], in: [], observations: [], weight: 0,
      }));
    this.keys = new Map(this.entities.map((entity) => [entity.key, entity]));
    this.statements = payload.edges.map((row, id) => this.statement(row, id));
    this.observations = payload.observations.map((row, id) => this.observation(row, id));
    this.articles = payload.articles.map(([document, node, kind, parent, flat]) => ({
      document, entity: this.entities[node], kind, parent: parent === null ? null : this.entities[parent],
      stretches: flat.flatMap((start, i): [number, number][] => (i % 2 === 0 ? [[start, flat[i + 1]]] : [])),
    }));
    this.stretches = this.documents.map(() => []);
    for (const article of this.articles) {
      for (const [start, end] of article.stretches) this.stretches[article.document].push({ start, end, article });
    }
    this.articleOf = new Map(this.articles.map((article) => [article.entity.id, article]));
    for (const e of this.entities) {
      e.weight = 2 * (e.out.length + e.in.length) + e.mentions.length + e.observations.length;
    }
  }

  private quotes(flat: FlatEvidence): Quote[] {
    const quotes: Quote[] = [];
    for (let i = 0; i + 4 < flat.length; i += 5) {
      const [document, start, end, rule, percent] = flat.slice(i, i + 5);
      quotes.push({
        document, start, end, rule: this.payload.rules[rule] ?? "", confidence: percent / 100,
        reference: document < 0 ? (this.payload.references[start] ?? "") : null,
      });
    }
    return quotes;
  }

  private statement([s, predicate, o, asOf, evidence]: Payload["edges"][number], id: number): Statement {
    const subject = this.entities[s];
    const object = typeof o === "number" ? this.entities[o] : null;
    const literal = typeof o === "string" ? o : null;
    const statement = { id, subject, predicate, object, literal, asOf, quotes: this.quotes(evidence) };
    subject.out.push(statement);
    object?.in.push(statement);
    return statement;
  }

  private observation(row: Payload["observations"][number], id: number): Observation {
    const [s, indicator, measure, digits, unit, comparator, status, asWritten, start, end, inferred, scope, ev, key] = row;
    const observation = {
      id, key, subject: this.entities[s], indicator, measure, value: Number(digits), digits, unit, comparator, status,
      asWritten, start, end, inferred: inferred === 1, scope: scope === null ? null : this.entities[scope],
      quotes: this.quotes(ev),
    };
    observation.subject.observations.push(observation);
    return observation;
  }

  byKey(key: string): Entity | null {
    return this.keys.get(key) ?? null;
  }

  article(entity: Entity): Article | null {
    return this.articleOf.get(entity.id) ?? null;
  }

  /** The article in which a quotation stands. */
  articleAt(document: number, offset: number): Article | null {
    return this.stretches[document]?.find((s) => s.start <= offset && offset < s.end)?.article ?? null;
  }
}

/** The other end of a statement. */
export function otherEnd(statement: Statement, entity: Entity): Entity | null {
  return statement.subject === entity ? statement.object : statement.subject;
}

/** All statements that touch an entity and end in another one. */
export function links(entity: Entity): Statement[] {
  return [...entity.out.filter((s) => s.object !== null && s.object !== entity), ...entity.in.filter((s) => s.subject !== entity)];
}

/** A person's posts: first what is held latest, then what is told most, then of the region most is told of. */
export function posts(person: Entity): Entity[] {
  const governed = (s: Statement) => s.object?.out.find((r) => r.predicate === "jurisdiction")?.object?.out.length ?? 0;
  const latest = (s: Statement) => s.asOf.at(-1) ?? "";
  const held = person.out.filter((s) => s.predicate === "holdsPost" && s.object !== null);
  held.sort((a, b) => (latest(a) < latest(b) ? 1 : latest(a) > latest(b) ? -1 : b.quotes.length - a.quotes.length || governed(b) - governed(a)));
  return held.map((s) => s.object!);
}

/** The region an administrative region lies in directly, as far as the graph says. */
export function parentRegion(entity: Entity): Entity | null {
  return entity.out.find((s) => s.predicate === "within")?.object ?? null;
}

/** A region's chain of parents, nearest first. */
export function ancestors(entity: Entity): Entity[] {
  const chain: Entity[] = [];
  for (let e = parentRegion(entity); e !== null && !chain.includes(e); e = parentRegion(e)) chain.push(e);
  return chain;
}
