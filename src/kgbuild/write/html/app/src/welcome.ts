// What stands in the panel while nothing is selected: the story in a few lists.
import { heading, link, type App } from "./app";
import { comparable } from "./compare";
import { button, h, words } from "./dom";
import { reading, short } from "./format";
import { counted, t } from "./i18n";
import { fill } from "./many";
import { posts, type Entity, type Observation } from "./model";
import { inverse, word } from "./terms";

const FEW = 12; // of a list, before one asks for more
const MORE = 200; // each time that one does
const COMPARED = 4; // indicators, and LEADERS of each
const LEADERS = 2;
const TITLES = 3;

export function welcome(app: App): HTMLElement {
  const { graph } = app;
  const counts = [counted(graph.documents.length, "documents"), counted(graph.entities.length, "entities"),
    counted(graph.statements.length, "statements"), counted(graph.observations.length, "figures")];
  return h("div", {},
    heading("h2", t("welcome")),
    h("p", { class: "lead" }, words(graph.title)),
    h("p", { class: "counts" }, counts.map((count) => h("span", {}, count))),
    graph.entities.length === 0 ? h("p", {}, t("empty")) : h("p", { class: "hint" }, t("welcomeHint")),
    list(t("speakers"), speakers(app), (person) => [link(app, person), h("span", { class: "aside" }, heldPosts(person))]),
    list(t("sharedMost"), shared(app), ({ e, by }) => [link(app, e), h("span", { class: "aside" }, `${inverse("implements")} ${by}`)]),
    list(t("compared"), comparable(graph.observations, COMPARED), (figures) => leaders(app, figures)));
}

function list<T>(title: string, items: T[], content: (item: T) => (Node | string | null)[]): HTMLElement | null {
  if (items.length === 0) return null;
  const rows = (some: T[]) => some.map((item) => h("li", {}, content(item)));
  return h("section", {}, heading("h3", title), fill(h("ul", { class: "list" }), items, rows, FEW, MORE));
}

/** Who speaks, in the order of the texts; where nobody does, the people most is said of. */
function speakers({ graph }: App): Entity[] {
  const found = new Set(graph.statements.filter((s) => s.predicate === "speaker").map((s) => s.object).filter((e): e is Entity => e !== null));
  return found.size > 0 ? [...found] : graph.entities.filter((e) => e.kind === "Person").sort((a, b) => b.weight - a.weight || a.id - b.id);
}

function shared({ graph }: App): { e: Entity; by: number }[] {
  return graph.entities.filter((e) => e.kind === "Initiative")
    .map((e) => ({ e, by: e.in.filter((s) => s.predicate === "implements").length })).filter(({ by }) => by > 1)
    .sort((a, b) => b.by - a.by || a.e.id - b.e.id);
}

/** An indicator, and who has the most of it. */
function leaders(app: App, figures: Observation[]): Node[] {
  const [{ indicator, measure }] = figures;
  const best = figures.slice(0, LEADERS).map((o) => button([words(short(o.subject.name, 8)), " ", h("span", { class: "number" }, reading(o))], () => app.selectObservation(o), { class: "plain leader" }));
  return [
    button(words(short(`${indicator} · ${word(measure)}`, 20)), () => app.store.set({ view: "figures", choice: indicator }), { class: "entity" }),
    h("span", { class: "leaders" }, best),
  ];
}

/** The posts that somebody is best known by, in a line. */
export function heldPosts(person: Entity): HTMLElement | null {
  const held = posts(person).map((post) => post.name);
  return held.length > 0 ? words(held.slice(0, TITLES).join("、") + (held.length > TITLES ? "…" : "")) : null;
}
