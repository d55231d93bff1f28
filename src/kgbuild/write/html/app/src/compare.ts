// Which figures can be compared: of one indicator, measure and unit, over several subjects.
import type { Entity, Observation } from "./model";

/** A bar says nothing of these: the table does. */
const UNCHARTED = new Set(["Rank", "Streak"]);

/** Figures by measure and unit: only these can be compared. */
export const alike = (all: Observation[]): Observation[][] => [...grouped(all, (o) => [o.measure, o.unit]).values()];

/** Those of one indicator with the most subjects, each with its figures. */
export function comparable(all: Observation[], most: number): Observation[][] {
  const groups = grouped(all, (o) => [o.indicator, o.measure, o.unit]);
  const wide = [...groups].map(([name, list]) => ({ name, list, subjects: subjects(list).size })).filter(({ subjects: n }) => n > 1);
  wide.sort((a, b) => b.subjects - a.subjects || (a.name < b.name ? -1 : 1));
  return wide.slice(0, most).map(({ list }) => list);
}

/** What a bar can show, by what is equal, largest first in each group. */
function grouped(all: Observation[], equal: (o: Observation) => string[]): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const o of all) {
    if (UNCHARTED.has(o.measure)) continue;
    const name = equal(o).join("\n");
    (groups.get(name) ?? groups.set(name, []).get(name)!).push(o);
  }
  for (const list of groups.values()) list.sort((a, b) => b.value - a.value || a.id - b.id);
  return groups;
}

const subjects = (list: Observation[]): Set<Entity> => new Set(list.map((o) => o.subject));
