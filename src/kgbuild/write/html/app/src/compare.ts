// Which figures can be compared: of one indicator, measure and unit, over several subjects.
import type { Entity, Observation } from "./model";

/** A bar says nothing of these: the table does. */
export const UNCHARTED = new Set(["Rank", "Streak"]);

const group = (o: Observation) => [o.indicator, o.measure, o.unit].join("\n");

/** The groups with the most subjects, each with its figures, largest first. */
export function comparable(all: Observation[], most: number): Observation[][] {
  const groups = new Map<string, Observation[]>();
  for (const o of all) {
    if (UNCHARTED.has(o.measure)) continue;
    const name = group(o);
    (groups.get(name) ?? groups.set(name, []).get(name)!).push(o);
  }
  const wide = [...groups].map(([name, list]) => ({ name, list, subjects: subjects(list).size })).filter(({ subjects: n }) => n > 1);
  wide.sort((a, b) => b.subjects - a.subjects || (a.name < b.name ? -1 : 1));
  return wide.slice(0, most).map(({ list }) => list.sort((a, b) => b.value - a.value || a.id - b.id));
}

const subjects = (list: Observation[]): Set<Entity> => new Set(list.map((o) => o.subject));
