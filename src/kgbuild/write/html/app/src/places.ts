// Places for what is drawn: a node that has one keeps it, a new one stands around the node that brought it in.
import { around, box, separate, type Box } from "./layout";
import type { Scene } from "./scene";
import type { State } from "./state";

export interface Point { x: number; y: number }

/** The size of the canvas in pixels. */
export interface Frame { width: number; height: number }

const NARROW = 620; // a canvas below this width is a phone's
const APART = 170; // between what is joined by nothing and the rest

export const isNarrow = (frame: Frame): boolean => frame.width < NARROW;

/** How much wider than high rings are, so that they fill the canvas; labels need room to the left and right. */
const stretch = ({ width, height }: Frame) => Math.min(1.6, Math.max(0.85, (1.1 * width) / Math.max(height, 1)));

/** The opening view's places, spread to the shape of the canvas. */
export function spread(nodes: { id: number; x: number; y: number }[], { width, height }: Frame): Map<number, Point> {
  const [xs, ys] = [nodes.map((n) => n.x), nodes.map((n) => n.y)];
  const shape = (Math.max(...xs) - Math.min(...xs) + 120) / (Math.max(...ys) - Math.min(...ys) + 90);
  const wanted = width > 0 && height > 0 ? width / height : shape;
  const [kx, ky] = [Math.min(1.5, Math.max(1, wanted / shape)), Math.min(1.5, Math.max(1, shape / wanted))];
  return new Map(nodes.map((n) => [n.id, { x: n.x * kx, y: n.y * ky }]));
}

/** Gives each of `texts` a place, and returns the boxes that marks and labels take. */
export function arrange(places: Map<vis.Id, Point>, current: Scene, state: State, texts: Map<vis.Id, string>, frame: Frame): Box[] {
  if (!state.opening) state.path.forEach((id, i) => { if (!places.has(id)) places.set(id, onPath(i, isNarrow(frame))); });
  const boxes = new Map<vis.Id, Box>();
  for (const [id, text] of texts) boxes.set(id, box(id, text, places.get(id)?.x, places.get(id)?.y, places.has(id)));
  const fixed = [...boxes.values()].filter((b) => b.fixed);
  const hubs = new Map(current.folds.map((f): [vis.Id, number] => [f.id, f.hub]));
  const children = new Map<number, Box[]>();
  for (const [id, b] of boxes) {
    if (b.fixed) continue;
    const hub = hubs.get(id) ?? current.parents.get(id as number) ?? -1;
    children.set(hub, [...(children.get(hub) ?? []), b]);
  }
  for (const root of children.get(-1) ?? []) free(root, fixed);
  for (const [hub, list] of children) {
    if (hub < 0) continue;
    const away = state.opening || fixed.length > 1 ? middle(fixed) : null;
    around(boxes.get(hub) ?? { x: 0, y: 0 }, list, away, stretch(frame));
  }
  separate([...boxes.values()]);
  for (const [id, b] of boxes) places.set(id, { x: b.x, y: b.y });
  return [...boxes.values()];
}

/** The nodes of a path go up and down from left to right, row by row, so that lines are long enough for their names. */
function onPath(i: number, narrow: boolean): Point {
  const [row, across, down] = narrow ? [4, 105, 130] : [5, 150, 190];
  const [line, at] = [Math.floor(i / row), i % row];
  const column = line % 2 ? row - 1 - at : at;
  return { x: column * across, y: (line * 2 + (at % 2)) * down };
}

/** A place beside what is drawn. */
function free(root: Box, taken: Box[]): void {
  if (taken.length === 0) return;
  root.x = Math.max(...taken.map((b) => b.x + b.width / 2)) + APART;
  root.y = middle(taken).y;
}

export function middle(points: Point[]): Point {
  const n = Math.max(points.length, 1);
  return { x: points.reduce((s, p) => s + p.x, 0) / n, y: points.reduce((s, p) => s + p.y, 0) / n };
}
