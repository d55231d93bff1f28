// Where new nodes stand: around the node that was opened, no label on another. (The opening view comes
// with its positions; ../../layout.py does there what this does here.)

export const MARK = 30;
const WIDE = 14;
const NARROW = 7.6;
export const LINE = 18;
const RING = 138;
const FULL = 1.25; // how much fuller than full a ring may be, before there is one more
const STRETCH = 1.5;
const MARGIN = 10;
const ROUNDS = 300;

export interface Box {
  id: string | number;
  x: number;
  y: number;
  width: number;
  below: number;
  fixed: boolean;
}

const NARROW_SIGNS = /[\u0000-\u1100]/;

const OPENING = "“‘（《【(·—";
const CLOSING = "”’）》】)、，。：·—…,.:;!?";

/** A name in at most two lines of about ten characters, or one and a second text below it. */
export function label(name: string, second = "", width = 10): string {
  let chars = Array.from(name);
  const latin = chars.filter((c) => NARROW_SIGNS.test(c)).length > chars.length / 2;
  const room = latin ? width * 2 : width;
  if (second) return `${shorten(chars, room)}\n${shorten(Array.from(second), room + 2)}`;
  if (chars.length <= room) return name;
  chars = Array.from(shorten(chars, 2 * room));
  let at = 1;
  for (let i = 2; i < chars.length; i++) if (cost(chars, i) < cost(chars, at)) at = i;
  return `${chars.slice(0, at).join("").trimEnd()}\n${chars.slice(at).join("").trimStart()}`;
}

const shorten = (chars: string[], room: number) => (chars.length <= room ? chars : [...chars.slice(0, room - 1), "…"]).join("");

/** How bad it is to break a line before a place: far from the middle, at a bracket, inside a word. */
function cost(chars: string[], at: number): number {
  const [left, right] = [chars[at - 1], chars[at]];
  const bracket = OPENING.includes(left) || CLOSING.includes(right);
  const quoted = chars.lastIndexOf("“", at - 1) > chars.lastIndexOf("”", at - 1);
  return Math.abs(2 * at - chars.length) + (bracket ? 9 : 0) + (/^[\w.]{2}$/.test(left + right) ? 6 : 0) + (quoted ? 3 : 0) - (left === " " || right === " " || right === "“" || left === "”" ? 4 : 0);
}

export function box(id: string | number, text: string, x = 0, y = 0, fixed = false): Box {
  const lines = text.split("\n");
  const length = (line: string) => Array.from(line).reduce((sum, c) => sum + (NARROW_SIGNS.test(c) ? NARROW : WIDE), 0);
  return { id, x, y, width: Math.max(MARK, ...lines.map(length)), below: MARK / 2 + LINE * lines.length, fixed };
}

/** Whether a line of text around a point lies on none of the boxes. */
export function clear(text: string, at: { x: number; y: number }, boxes: Box[]): boolean {
  const { width } = box("", text);
  return boxes.every((b) => Math.abs(b.x - at.x) > (b.width + width) / 2 || at.y + LINE / 2 < b.y - MARK / 2 || at.y - LINE / 2 > b.y + b.below);
}

/** Puts boxes on rings around a centre, in the part of the circle that faces `away`. */
export function around(centre: { x: number; y: number }, boxes: Box[], away: { x: number; y: number } | null, stretch: number): void {
  const sweep = away ? Math.PI * 1.15 : 2 * Math.PI;
  const middle = away ? Math.atan2(centre.y - away.y, centre.x - away.x) : -Math.PI / 2;
  const room = (ring: number) => Math.max(4, Math.floor((sweep * RING * ring * 1.15) / 120));
  let [rings, all] = [1, room(1)];
  while (boxes.length > FULL * all) all += room(++rings);
  let placed = 0;
  for (let ring = 1; ring <= rings; ring++) {
    const radius = RING * ring;
    const here = boxes.slice(placed, ring === rings ? undefined : placed + Math.round((boxes.length * room(ring)) / all));
    here.forEach((b, i) => {
      const share = away ? (i + 0.5) / here.length - 0.5 : (i + (ring % 2 ? 0 : 0.5)) / here.length;
      const angle = middle + sweep * share;
      b.x = centre.x + stretch * radius * Math.cos(angle);
      b.y = centre.y + radius * Math.sin(angle);
    });
    placed += here.length;
  }
}

/** Moves boxes apart until none lies on another; a fixed one stays where it is. */
export function separate(boxes: Box[]): void {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let i = 0; i < boxes.length; i++) {
      for (let j = i + 1; j < boxes.length; j++) moved = part(boxes[i], boxes[j]) || moved;
    }
    if (!moved) return;
  }
}

function part(a: Box, b: Box): boolean {
  if (a.fixed && b.fixed) return false;
  const across = (a.width + b.width) / 2 + MARGIN - Math.abs(a.x - b.x);
  if (across <= 0) return false;
  const [upper, lower] = a.y <= b.y ? [a, b] : [b, a];
  const down = MARK / 2 + upper.below + MARGIN - (lower.y - upper.y);
  if (down <= 0) return false;
  const half = a.fixed || b.fixed ? 1 : 0.5;
  if (across < down * STRETCH) {
    const step = Math.sign(b.x - a.x || 1) * (across * half + 0.5);
    if (!a.fixed) a.x -= step;
    if (!b.fixed) b.x += step;
  } else {
    const step = Math.sign(b.y - a.y || 1) * (down * half + 0.5);
    if (!a.fixed) a.y -= step;
    if (!b.fixed) b.y += step;
  }
  return true;
}
