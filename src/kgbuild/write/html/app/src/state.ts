// What the page shows: one value, kept in the URL's fragment so that a view can be sent to others.
import type { Graph } from "./model";

export const VIEWS = ["graph", "matrix", "figures", "timeline", "regions", "reader"] as const;
export type View = (typeof VIEWS)[number];

/** An entity, or a line between two, or a figure. */
export type Selection =
  | { type: "entity"; id: number }
  | { type: "line"; from: number; to: number }
  | { type: "observation"; id: number };

export interface Filters {
  /** Kinds and properties that are off. */
  kinds: string[];
  properties: string[];
  document: string;
  from: string;
  to: string;
  region: string;
  confidence: number;
}

export interface State {
  view: View;
  selected: Selection | null;
  /** Whether the opening view's nodes are drawn. */
  opening: boolean;
  /** The nodes whose neighbours are drawn, in the order in which they were opened. */
  centres: number[];
  hidden: number[];
  pinned: number[];
  /** Hubs' neighbours of one kind that are shown in full: `id:kind`. */
  unfolded: string[];
  path: number[];
  filters: Filters;
  /** What a view keeps for itself: the indicator chosen, the article read. */
  choice: string;
}

export const NO_FILTERS: Filters = { kinds: [], properties: [], document: "", from: "", to: "", region: "", confidence: 0 };

export const START: State = {
  view: "graph", selected: null, opening: true, centres: [], hidden: [], pinned: [], unfolded: [], path: [],
  filters: NO_FILTERS, choice: "",
};

const SEPARATOR = "\n"; // no key has one

type Listener = (state: State, before: State) => void;

export class Store {
  private listeners: Listener[] = [];
  state: State;

  constructor(private readonly graph: Graph) {
    this.state = decode(location.hash, graph);
    addEventListener("hashchange", () => {
      if (location.hash.slice(1) !== encode(this.state, this.graph)) this.show(decode(location.hash, this.graph));
    });
  }

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Changes the state; a step back in the browser undoes a change of view or selection. */
  set(patch: Partial<State>): void {
    const next = { ...this.state, ...patch };
    const fragment = `#${encode(next, this.graph)}`;
    const step = next.view !== this.state.view || JSON.stringify(next.selected) !== JSON.stringify(this.state.selected);
    if (fragment !== (location.hash || "#")) {
      const url = fragment === "#" ? location.pathname + location.search : fragment;
      if (step) history.pushState(null, "", url);
      else history.replaceState(null, "", url);
    }
    this.show(next);
  }

  private show(next: State): void {
    const before = this.state;
    this.state = next;
    for (const listener of this.listeners) listener(next, before);
  }
}

/** The fragment that shows an entity. */
export function address(entity: { key: string }): string {
  return `#${new URLSearchParams({ s: entity.key })}`;
}

/** The fragment of a state: keys instead of places, so that it still holds when the graph has grown. */
export function encode(state: State, graph: Graph): string {
  const key = (id: number) => graph.entities[id].key;
  const out = new URLSearchParams();
  const put = (name: string, value: string) => { if (value) out.set(name, value); };
  if (state.view !== "graph") put("v", state.view);
  const s = state.selected;
  if (s?.type === "entity") put("s", key(s.id));
  if (s?.type === "line") put("l", key(s.from) + SEPARATOR + key(s.to));
  if (s?.type === "observation") put("o", graph.observations[s.id].key);
  if (!state.opening) put("b", "0");
  put("c", state.centres.map(key).join(SEPARATOR));
  put("h", state.hidden.map(key).join(SEPARATOR));
  put("u", state.unfolded.map((fold) => fold.replace(/^\d+/, (id) => key(Number(id)))).join(SEPARATOR));
  put("p", state.path.map(key).join(SEPARATOR));
  put("x", state.choice);
  for (const [name, value] of Object.entries(state.filters)) put(`f.${name}`, value === 0 ? "" : String(value));
  return out.toString();
}

export function decode(hash: string, graph: Graph): State {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const ids = (name: string) => (given.get(name) ?? "").split(SEPARATOR)
    .map((key) => graph.byKey(key)?.id).filter((id): id is number => id !== undefined);
  const list = (name: string) => (given.get(name) ?? "").split(",").filter(Boolean);
  const view = VIEWS.find((v) => v === given.get("v")) ?? "graph";
  const [entity] = ids("s");
  const [from, to] = ids("l");
  const observation = graph.observations.find((o) => o.key === given.get("o"));
  let selected: Selection | null = null;
  if (entity !== undefined) selected = { type: "entity", id: entity };
  else if (to !== undefined) selected = { type: "line", from, to };
  else if (observation) selected = { type: "observation", id: observation.id };
  const unfolded = (given.get("u") ?? "").split(SEPARATOR).flatMap((fold) => {
    const at = fold.lastIndexOf(":");
    const hub = graph.byKey(fold.slice(0, at));
    return hub ? [`${hub.id}${fold.slice(at)}`] : [];
  });
  const centres = ids("c");
  return {
    ...START, view, selected, centres, hidden: ids("h"), unfolded, path: ids("p"), choice: given.get("x") ?? "",
    opening: given.get("b") !== "0" || (centres.length === 0 && !given.get("p")),
    filters: {
      kinds: list("f.kinds"), properties: list("f.properties"), document: given.get("f.document") ?? "",
      from: given.get("f.from") ?? "", to: given.get("f.to") ?? "", region: given.get("f.region") ?? "",
      confidence: Number(given.get("f.confidence") ?? 0) || 0,
    },
  };
}
