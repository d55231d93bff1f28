// The panel beside the canvas: what is selected, all that is said of it, and the words that say so.
import { heading, link, quotesOf, type App } from "./app";
import { button, h, replace, words } from "./dom";
import { copy, quotations, stepper } from "./evidence";
import { days, period, reading } from "./format";
import { counted, t } from "./i18n";
import { jumps } from "./jumps";
import { fill } from "./many";
import { ancestors, type Entity, type Observation, type Statement } from "./model";
import { between } from "./scene";
import { mark } from "./shapes";
import { figuresTable } from "./table";
import { inverse, kindOf, property, sentence, word } from "./terms";
import { sparql, sparqlOfFigure, turtle } from "./turtle";
import { heldPosts, welcome } from "./welcome";

const OPEN = 8; // items of a group that are shown at once
const MORE = 200; // each time that more are asked for

export function panel(app: App): HTMLElement {
  const body = h("div", { class: "panel-body", id: "panel-body" });
  const close = button("×", () => app.store.set(app.store.state.selected ? { selected: null } : { path: [], opening: true }), { class: "close quiet" });
  const handle = button("", () => sheet(!element.classList.contains("is-low")), { class: "handle plain", "aria-controls": "panel-body" });
  const element = h("aside", { class: "panel", id: "panel", tabindex: -1, "aria-label": t("relations") }, h("div", { class: "grip" }, handle, close), body);
  /** On a phone the panel is a sheet below: low, so that only what it is about is seen, or open. */
  const sheet = (low: boolean) => {
    element.classList.toggle("is-low", low);
    handle.setAttribute("aria-expanded", String(!low));
  };
  const show = () => {
    const { selected: s, path } = app.store.state;
    element.classList.toggle("is-open", s !== null || path.length > 1);
    element.setAttribute("aria-label", t("relations"));
    close.setAttribute("aria-label", t("close"));
    const { entities, observations } = app.graph;
    if (s === null) replace(body, path.length > 1 ? pathPanel(app, path.map((id) => entities[id])) : welcome(app));
    else if (s.type === "entity") replace(body, entityPanel(app, entities[s.id]));
    else if (s.type === "line") replace(body, linePanel(app, entities[s.from], entities[s.to]));
    else replace(body, observationPanel(app, observations[s.id]));
    replace(handle, words(about(app)));
    element.scrollTop = 0;
  };
  app.store.subscribe((state, before) => {
    const other = state.selected !== before.selected || state.path !== before.path;
    if (other || state.filters !== before.filters) show();
    if (other) sheet(state.selected === null && state.path.length < 2);
    else if (state.view !== before.view || state.choice !== before.choice) sheet(true);
  });
  show();
  sheet(!element.classList.contains("is-open"));
  return element;
}

/** What the panel is about, in a few words. */
function about(app: App): string {
  const { selected: s, path } = app.store.state;
  const { entities, observations } = app.graph;
  if (s?.type === "entity") return entities[s.id].name;
  if (s?.type === "line") return `${entities[s.from].name} — ${entities[s.to].name}`;
  if (s?.type === "observation") return `${observations[s.id].indicator} ${reading(observations[s.id])}`;
  return path.length > 1 ? `${entities[path[0]].name} → ${entities[path[path.length - 1]].name}` : t("welcome");
}

function entityPanel(app: App, e: Entity): HTMLElement {
  const chain = ancestors(e);
  const facts = [e.subtype ? word(e.subtype) : null, e.level ? word(e.level) : null].filter(Boolean).join(" · ");
  const regions = chain.length > 0 ? h("nav", { class: "chain", "aria-label": property("within") }, [...chain].reverse().map((r) => link(app, r)), words(e.name)) : null;
  const told = groups(app, e);
  const measured = e.observations.filter(app.filter().observation);
  if (measured.length > 0) told.push(h("section", { class: "group", "data-property": "observations" }, heading("h3", t("figures"), measured.length), figuresTable(app, measured, { subject: false })));
  return h("article", { "data-key": e.key },
    h("header", {},
      h("p", { class: "kind" }, mark(e.kind), kindOf(e.kind), facts ? ` · ${facts}` : ""),
      h("h2", {}, words(e.name)),
      e.kind === "Person" ? h("p", { class: "lead" }, heldPosts(e)) : null,
      e.code ? h("p", { class: "fact" }, `${t("code")} `, h("code", {}, e.code)) : null,
      e.aliases.length > 0 ? h("p", { class: "fact" }, `${t("aliases")} `, e.aliases.slice(0, 8).map((a, i) => [i > 0 ? "、" : "", words(a)]).flat()) : null,
      regions),
    actions(app, e),
    jumps(told),
    e.mentions.length > 0 ? [heading("h3", t("mentions"), e.mentions.length), stepper(app, e.mentions)] : null,
    told);
}

function actions(app: App, e: Entity): HTMLElement {
  const { state } = app.store;
  const toggle = (list: number[]) => (list.includes(e.id) ? list.filter((id) => id !== e.id) : [...list, e.id]);
  const open = state.centres.includes(e.id);
  const pinned = state.pinned.includes(e.id);
  return h("div", { class: "actions" },
    app.graph.article(e) ? button(t("readInArticle"), () => app.store.set({ view: "reader", choice: e.key })) : null,
    button(t("focus"), () => app.focus(e)),
    open ? button(t("collapse"), () => app.store.set({ centres: toggle(state.centres) })) : button(t("expand"), () => app.expand(e)),
    button(t("hide"), () => app.store.set({ hidden: toggle(state.hidden), selected: null })),
    button(pinned ? t("unpin") : t("pin"), () => app.store.set({ pinned: toggle(state.pinned), selected: { type: "entity", id: e.id } }), { "aria-pressed": String(pinned) }),
    button(t("pathTo"), () => app.choosePath(e)),
    copies(() => turtle(app.graph, [e], e.out, e.observations), () => sparql(app.graph, e)));
}

/** The menu that copies what the panel shows. */
function copies(asTurtle: () => string, asSparql: () => string): HTMLElement {
  return h("details", { class: "menu" }, h("summary", {}, "⋯", h("span", { class: "unseen" }, t("exportAs"))), h("div", {},
    button(t("asTurtle"), () => copy(asTurtle())), button(t("asSparql"), () => copy(asSparql()))));
}

/** Statements by property, first those in which the entity is the subject. */
function groups(app: App, e: Entity): HTMLElement[] {
  const filter = app.filter();
  const by = new Map<string, Statement[]>();
  for (const s of e.out) if (filter.statement(s)) by.set(`>${s.predicate}`, [...(by.get(`>${s.predicate}`) ?? []), s]);
  for (const s of e.in) if (filter.statement(s)) by.set(`<${s.predicate}`, [...(by.get(`<${s.predicate}`) ?? []), s]);
  const order = [...by].sort(([a], [b]) => rank(a) - rank(b));
  return order.map(([name, statements]) => group(app, e, name, statements));
}

const FIRST = [">holdsPost", "<holdsPost", ">status", ">date", ">startDate", ">endDate", ">implements", "<implements", ">undertakes", "<undertakes", ">partOf", "<partOf"];
const rank = (name: string) => (FIRST.indexOf(name) + FIRST.length + 1) % (FIRST.length + 1) + (FIRST.includes(name) ? 0 : 100);

function group(app: App, e: Entity, name: string, statements: Statement[]): HTMLElement {
  const label = name.startsWith(">") ? property(name.slice(1)) : inverse(name.slice(1));
  const rows = (some: Statement[]) => some.map((s) => item(app, e, s));
  return h("section", { class: "group", "data-property": name.slice(1) },
    heading("h3", label, statements.length), fill(h("ul", { class: "list" }), statements, rows, OPEN, MORE));
}

/** One statement: its other end, when, and behind “quotation” the words. */
function item(app: App, e: Entity, s: Statement): HTMLElement {
  const other = s.subject === e ? s.object : s.subject;
  const date = s.asOf.length > 0 ? h("span", { class: "aside" }, `${t("asOf")} ${days(s.asOf)}`) : null;
  const details = h("details", { class: "proof" }, h("summary", {}, t("quote"), s.quotes.length > 1 ? ` ×${s.quotes.length}` : ""));
  details.addEventListener("toggle", () => { if (details.open && details.childElementCount === 1) details.append(quotations(app, s.quotes)); });
  const end = other ? link(app, other) : h("span", { class: "term" }, words(word(s.literal ?? "")));
  return h("li", { class: "told", "data-statement": s.id }, h("span", {}, end, date), details);
}

function linePanel(app: App, from: Entity, to: Entity): HTMLElement {
  const statements = between(from, to).filter(app.filter().statement);
  return h("article", {},
    h("header", {}, h("p", { class: "kind" }, t("relations")), ends(app, from, "—", to)),
    h("div", { class: "actions" }, copies(() => turtle(app.graph, [from, to], statements), () => sparql(app.graph, from, to))),
    statements.map((s) => said(app, s, 3)));
}

/** Two entities as a heading; the sign between them stays with the second. */
function ends(app: App, from: Entity, sign: string, to: Entity): HTMLElement {
  return h("h2", { class: "ends" }, link(app, from), h("span", { class: "end" }, h("span", { "aria-hidden": "true" }, sign), link(app, to)));
}

/** A statement in a sentence with its quotations. */
function said(app: App, s: Statement, most: number): HTMLElement {
  return h("section", { class: "group" }, h("p", { class: "sentence" }, say(app, s)), quotations(app, quotesOf([s]), most));
}

/** A path, step by step: what joins each entity with the next. */
function pathPanel(app: App, way: Entity[]): HTMLElement {
  const passes = app.filter().statement;
  const steps = way.slice(1).map((to, i) => h("li", {}, between(way[i], to).filter(passes).map((s) => said(app, s, 1))));
  return h("article", { class: "path" },
    h("header", {}, h("p", { class: "kind" }, `${t("path")} · ${counted(way.length - 1, "steps")}`),
      ends(app, way[0], "→", way[way.length - 1])),
    h("ol", {}, steps));
}

/** A statement as a sentence with its ends as links. */
export function say(app: App, s: Statement): (Node | string)[] {
  const parts = sentence(s.predicate).map((part, i) => {
    if (i % 2 === 0) return part;
    if (part === "s") return link(app, s.subject);
    return s.object ? link(app, s.object) : words(word(s.literal ?? ""));
  });
  return s.asOf.length > 0 ? [...parts, h("span", { class: "aside" }, `${t("asOf")} ${days(s.asOf)}`)] : parts;
}

function observationPanel(app: App, o: Observation): HTMLElement {
  const row = (name: string, value: Node | string | null) => (value ? [h("dt", {}, name), h("dd", {}, value)] : []);
  return h("article", {},
    h("header", {}, h("p", { class: "kind" }, t("figures")), h("h2", {}, words(o.indicator)), h("p", { class: "big" }, reading(o))),
    h("div", { class: "actions" }, copies(() => turtle(app.graph, [o.subject], [], [o]), () => sparqlOfFigure(app.graph, o))),
    h("dl", { class: "facts" },
      row(t("subject"), link(app, o.subject)), row(t("measure"), [word(o.measure), o.status === "Reported" ? "" : word(o.status)].filter(Boolean).join(" · ")),
      row(t("when"), period(o.start, o.end) + (o.inferred ? t("bracketed", { text: t("inferred") }) : "")),
      row(t("scope"), o.scope ? link(app, o.scope) : null), row(t("quote"), words(o.asWritten))),
    quotations(app, o.quotes, 3));
}
