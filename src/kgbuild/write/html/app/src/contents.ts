// What a view shows, as data: what is exported of it.
import type { Entity, Observation, Statement } from "./model";

export interface Contents {
  entities: Entity[];
  statements: Statement[];
  observations: Observation[];
}

/** With the ends of the statements, and what the figures are about. */
export function contents(statements: Statement[], observations: Observation[], more: Entity[] = []): Contents {
  const entities = new Set(more);
  for (const s of statements) for (const end of [s.subject, s.object]) if (end) entities.add(end);
  for (const o of observations) for (const end of [o.subject, o.scope]) if (end) entities.add(end);
  return { entities: [...entities], statements, observations };
}
