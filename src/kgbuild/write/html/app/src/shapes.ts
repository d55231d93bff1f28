// One shape and one colour a kind, the same on the canvas, in the legend and in the export: shapes tell
// kinds apart where colours do not. Paths lie in a box of about 24 around the origin.
import { svg } from "./dom";

export const KINDS = [
  "Person", "Post", "AdministrativeRegion", "Place", "Organization", "Initiative", "Project", "Event",
  "Industry", "Honour", "Article",
] as const;

const PATHS: Record<string, string> = {
  Person: "M10 0A10 10 0 1 1-10 0A10 10 0 1 1 10 0Z",
  Post: "M0 10.5-11-8.5H11Z",
  AdministrativeRegion: "M-9-9H9V9H-9Z",
  Place: "M0 12C-3 6-8.5 2-8.5-3.5A8.5 8.5 0 0 1 8.5-3.5C8.5 2 3 6 0 12Z",
  Organization: "M-10.8 0-5.4-9.4H5.4L10.8 0 5.4 9.4H-5.4Z",
  Initiative: "M0-11.5 11.5 0 0 11.5-11.5 0Z",
  Project: "M0-11 11 8.5H-11Z",
  Event: "M0-12 3.1-4 11.4-3.7 5 1.5 7.1 9.7 0 5-7.1 9.7-5 1.5-11.4-3.7-3.1-4Z",
  Industry: "M-3.6-10.5H3.6V-3.6H10.5V3.6H3.6V10.5H-3.6V3.6H-10.5V-3.6H-3.6Z",
  Honour: "M0-11 10.5-3.4 6.5 9H-6.5L-10.5-3.4Z",
  Article: "M-8-10.5H3.5L8-6V10.5H-8Z",
};
const UNKNOWN = "M-10-5H10V5H-10Z";

export function path(kind: string): string {
  return PATHS[kind] ?? UNKNOWN;
}

const cache = new Map<string, Path2D>();

export function path2d(kind: string): Path2D {
  let found = cache.get(kind);
  if (!found) cache.set(kind, (found = new Path2D(path(kind))));
  return found;
}

/** The colour of a kind in the theme that is on. */
export function colour(kind: string): string {
  return css(`--kind-${kind}`) || css("--ink-soft");
}

export function css(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** A kind's mark beside a name; decoration, for the name or a label says the kind. */
export function mark(kind: string): SVGElement {
  return svg("svg", { class: `mark kind-${kind}`, viewBox: "-13 -13 26 26", "aria-hidden": "true" }, svg("path", { d: path(kind) }));
}
