// The shortest way from one entity to another.
import { links, otherEnd, type Entity } from "./model";
import type { Filter } from "./filters";

/** The entities on a shortest path, both ends included; empty where none joins them. */
export function shortest(from: Entity, to: Entity, filter: Filter): Entity[] {
  const before = new Map<Entity, Entity | null>([[from, null]]);
  let edge = [from];
  while (edge.length > 0 && !before.has(to)) {
    const next: Entity[] = [];
    for (const entity of edge) {
      for (const statement of links(entity)) {
        const other = otherEnd(statement, entity);
        if (!other || before.has(other) || !filter.statement(statement) || (other !== to && !filter.entity(other))) continue;
        before.set(other, entity);
        next.push(other);
      }
    }
    edge = next;
  }
  if (!before.has(to)) return [];
  const way: Entity[] = [];
  for (let e: Entity | null = to; e; e = before.get(e) ?? null) way.unshift(e);
  return way;
}
