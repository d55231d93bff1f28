// What the canvas draws for a state: which nodes, which lines, and the folds that stand for the rest.
import type { Filter } from "./filters";
import { links, otherEnd, type Entity, type Graph, type Statement } from "./model";
import type { State } from "./state";

const ROOM = 24; // neighbours shown of a node before kinds are folded
const AT_LEAST = 3; // of each kind
const UNFOLDED = 120; // of one kind, each time that its fold is opened
const LIMIT = 1000;

export interface Line {
  id: string;
  from: number;
  to: number;
  /** Whether statements run both ways. */
  both: boolean;
  statements: Statement[];
}

/** The neighbours of one kind that are not drawn: “+12 projects”. */
export interface Fold {
  id: string;
  hub: number;
  kind: string;
  count: number;
}

export interface Scene {
  nodes: Entity[];
  /** The node that brought each in, where it was not in the opening view. */
  parents: Map<number, number>;
  /** What is selected and would not be drawn otherwise. */
  guests: number[];
  folds: Fold[];
  lines: Line[];
}

export function scene(graph: Graph, opening: number[], state: State, filter: Filter): Scene {
  const shown = new Map<number, Entity>();
  const parents = new Map<number, number>();
  const folds: Fold[] = [];
  const hidden = new Set(state.hidden);
  const add = (entity: Entity, parent: number | null, always = false) => {
    if (hidden.has(entity.id) || shown.has(entity.id) || shown.size >= LIMIT || !(always || filter.entity(entity))) return;
    shown.set(entity.id, entity);
    if (parent !== null) parents.set(entity.id, parent);
  };
  if (state.opening) for (const id of opening) add(graph.entities[id], null);
  state.path.forEach((id, i) => add(graph.entities[id], i > 0 ? state.path[i - 1] : null, true));
  for (const id of state.pinned) add(graph.entities[id], null, true);
  for (const id of state.centres) {
    const hub = graph.entities[id];
    add(hub, null, true);
    if (hidden.has(id)) continue;
    const { drawn, rest } = neighbours(hub, state, filter, shown);
    for (const entity of drawn) add(entity, id);
    folds.push(...rest);
  }
  const guests = selectedIds(graph, state).filter((id) => !shown.has(id) && !hidden.has(id));
  for (const id of guests) {
    const near = neighbour(graph.entities[id], shown, filter);
    add(graph.entities[id], near?.id ?? null, true);
    const fold = folds.find((f) => f.hub === near?.id && f.kind === graph.entities[id].kind);
    if (fold) fold.count -= 1;
  }
  const nodes = [...shown.values()];
  return { nodes, parents, guests, folds: folds.filter((fold) => fold.count > 0), lines: lines(nodes, filter) };
}

/** The entities that the selection is about. */
export function selectedIds(graph: Graph, { selected: s }: State): number[] {
  if (s === null) return [];
  if (s.type === "line") return [s.from, s.to];
  return [s.type === "entity" ? s.id : graph.observations[s.id].subject.id];
}

/** The drawn entity that says most of those that a statement joins with this one. */
function neighbour(entity: Entity, shown: Map<number, Entity>, filter: Filter): Entity | null {
  const near = links(entity).filter(filter.statement).map((s) => otherEnd(s, entity)).filter((e): e is Entity => e !== null && shown.has(e.id));
  return near.sort((a, b) => b.weight - a.weight || a.id - b.id)[0] ?? null;
}

/** A hub's neighbours that are drawn, most told first, and the folds of the kinds that have more. */
function neighbours(hub: Entity, state: State, filter: Filter, shown: Map<number, Entity>): { drawn: Entity[]; rest: Fold[] } {
  const kinds = new Map<string, Entity[]>();
  const seen = new Set<Entity>();
  for (const statement of links(hub)) {
    const other = otherEnd(statement, hub);
    if (!other || seen.has(other) || !filter.statement(statement) || !filter.entity(other)) continue;
    seen.add(other);
    kinds.set(other.kind, [...(kinds.get(other.kind) ?? []), other]);
  }
  const drawn: Entity[] = [];
  const rest: Fold[] = [];
  const share = ROOM / Math.max(seen.size, 1);
  for (const [kind, entities] of kinds) {
    entities.sort((a, b) => b.weight - a.weight || a.id - b.id);
    const id = `${hub.id}:${kind}`;
    let room = Math.max(AT_LEAST, Math.round(entities.length * share));
    const unfolded = state.unfolded.filter((fold) => fold === id).length;
    if (unfolded > 0) room = UNFOLDED * unfolded;
    if (entities.length - room === 1) room += 1; // a fold of one saves nothing
    drawn.push(...entities.slice(0, room));
    const count = entities.slice(room).filter((e) => !shown.has(e.id)).length;
    rest.push({ id: `fold:${id}`, hub: hub.id, kind, count });
  }
  return { drawn, rest };
}

/** One line for each pair of nodes with statements between them, or a post that is not drawn itself. */
export function lines(nodes: Entity[], filter: Filter): Line[] {
  const shown = new Set(nodes);
  const found = new Map<string, Line>();
  const join = (from: Entity, to: Entity, statements: Statement[]) => {
    const back = found.get(`${to.id}-${from.id}`);
    const line = back ?? found.get(`${from.id}-${to.id}`) ?? { id: `${from.id}-${to.id}`, from: from.id, to: to.id, both: false, statements: [] };
    if (back) back.both = true;
    line.statements.push(...statements.filter((s) => !line.statements.includes(s)));
    found.set(line.id, line);
  };
  for (const node of nodes) {
    for (const statement of node.out) {
      const object = statement.object;
      if (!object || object === node || !filter.statement(statement)) continue;
      if (shown.has(object)) join(node, object, [statement]);
      else if (statement.predicate === "holdsPost") {
        for (const rule of object.out) {
          if (rule.predicate === "jurisdiction" && rule.object && shown.has(rule.object)) join(node, rule.object, [statement, rule]);
        }
      }
    }
  }
  return [...found.values()];
}

/** The statements between two entities, whatever is drawn. */
export function between(a: Entity, b: Entity): Statement[] {
  const pass = { statement: () => true, entity: () => true } as unknown as Filter;
  return lines([a, b], pass).flatMap((line) => line.statements);
}
