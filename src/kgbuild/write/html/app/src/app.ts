// What every part of the page can ask for.
import type { Filter } from "./filters";
import type { Entity, Graph, Observation, Quote, Statement } from "./model";
import type { Store } from "./state";
import { button, h, words } from "./dom";
import { short } from "./format";
import { mark } from "./shapes";
import { kindOf } from "./terms";

export interface App {
  graph: Graph;
  store: Store;
  filter(): Filter;
  select(entity: Entity): void;
  selectLine(from: Entity, to: Entity): void;
  selectObservation(observation: Observation): void;
  /** Draws an entity with its neighbours and selects it. */
  focus(entity: Entity): void;
  expand(entity: Entity): void;
  /** Opens the article reader at a quotation. */
  read(quote: Quote): void;
  choosePath(from: Entity): void;
}

/** A link to an entity, as everywhere in the page: mark of the kind and name. */
export function link(app: App, entity: Entity, length = 28): HTMLElement {
  return button([mark(entity.kind), words(short(entity.name, length))], () => app.select(entity), {
    class: "entity", title: `${entity.name} · ${kindOf(entity.kind)}`, "data-key": entity.key,
  });
}

/** The claims of several statements, best first, each quotation once. */
export function quotesOf(statements: Statement[]): Quote[] {
  const seen = new Set<string>();
  return statements.flatMap((s) => s.quotes).filter((q) => {
    const id = `${q.document} ${q.start} ${q.end}`;
    return !seen.has(id) && seen.add(id);
  });
}

export function heading(level: "h2" | "h3", text: string, count?: number): HTMLElement {
  return h(level, {}, text, count === undefined ? null : h("span", { class: "count" }, count));
}
