// The page: read the data, build the parts, keep them in step with the state.
import type { App } from "./app";
import { Canvas } from "./canvas";
import { contents, type Contents } from "./contents";
import { announce, button, h, replace, words } from "./dom";
import { copy } from "./evidence";
import { exportCsv, exportPng, exportSvg, exportTurtle } from "./export";
import { Filter } from "./filters";
import { counted, lang, setLang, t } from "./i18n";
import { Help } from "./help";
import { listen } from "./keys";
import { legend } from "./legend";
import { Graph, type Entity } from "./model";
import { panel } from "./panel";
import { shortest } from "./path";
import type { Opening, Payload } from "./payload";
import { SearchBox } from "./searchbox";
import { START, Store, VIEWS, type View } from "./state";
import { onTheme, toggleTheme } from "./theme";
import { markChosen } from "./views/chosen";
import { figures, figuresContents } from "./views/figures";
import { matrix, matrixContents } from "./views/matrix";
import { reader, readerContents } from "./views/reader";
import { regions, regionsContents } from "./views/regions";
import { timeline, timelineContents } from "./views/timeline";

/** The views beside the graph: how each is shown, and what it holds. */
const OTHERS: Record<Exclude<View, "graph">, [show: (app: App) => HTMLElement, holds: (app: App) => Contents]> = {
  matrix: [matrix, matrixContents], figures: [figures, figuresContents], timeline: [timeline, timelineContents],
  regions: [regions, regionsContents], reader: [reader, readerContents],
};

function embedded<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;
}

function main(): void {
  setLang(lang());
  const graph = new Graph(embedded<Payload>("data"));
  const store = new Store(graph);
  const canvas = new Canvas(graph, store, embedded<Opening>("opening"));
  const app: App = {
    graph, store,
    filter: () => new Filter(graph, store.state.filters),
    select: (entity) => store.set({ selected: { type: "entity", id: entity.id } }),
    selectLine: (from, to) => store.set({ selected: { type: "line", from: from.id, to: to.id } }),
    selectObservation: (o) => store.set({ selected: { type: "observation", id: o.id } }),
    focus: (e) => store.set({ view: "graph", opening: false, centres: [e.id], path: [], hidden: store.state.hidden.filter((id) => id !== e.id), selected: { type: "entity", id: e.id } }),
    expand: (e) => { store.set({ view: "graph" }); canvas.expand(e.id); },
    read: (q) => store.set({ view: "reader", choice: `${graph.documents[q.document].id}:${q.start}-${q.end}` }),
    choosePath: (from) => search.ask(t("pathHint"), (to) => showPath(app, from, to)),
  };
  const search = new SearchBox(app);
  const help = new Help();
  const root = document.getElementById("app")!;
  build(app, canvas, search, help, root);
  canvas.start();
  listen(app, canvas, search.input, help.open);
  document.documentElement.dataset.ready = "true";
}

function showPath(app: App, from: Entity, to: Entity): void {
  const way = shortest(from, to, app.filter());
  if (way.length === 0) return announceLoud(t("noPath"));
  app.store.set({ view: "graph", opening: false, centres: [], path: way.map((e) => e.id), selected: null });
  announce(`${counted(way.length - 1, "steps")}: ${way.map((e) => e.name).join(" → ")}`);
}

/** A message for everybody, that goes away by itself. */
function announceLoud(text: string): void {
  announce(text);
  const note = h("p", { class: "note", role: "status" }, words(text));
  document.body.append(note);
  setTimeout(() => note.remove(), 6000);
}

function build(app: App, canvas: Canvas, search: SearchBox, help: Help, root: HTMLElement): void {
  const { store, graph } = app;
  const stage = h("main", { class: "stage", id: "stage" });
  const other = h("div", { class: "other", hidden: true });
  const graphView = h("div", { class: "graph-view" }, canvas.element, tools(app, canvas));
  const side = legend(app);
  const detail = panel(app);
  const bar = h("header", { class: "bar" });
  const tabs = h("nav", { class: "tabs", "aria-label": t("views") });
  const label = () => {
    document.title = `${graph.title || t("graph")} · kgbuild`;
    replace(bar, ...barItems(app, canvas, search, help, relabel));
    replace(tabs, VIEWS.map((view) => button(t(view), () => store.set({ view, choice: "" }), { "data-view": view, "aria-current": store.state.view === view ? "page" : null })));
  };
  const show = () => {
    const { view } = store.state;
    graphView.hidden = view !== "graph";
    other.hidden = view === "graph";
    if (view !== "graph") {
      replace(other, OTHERS[view][0](app));
      markChosen(other, store.state.selected, graph);
    }
    bar.querySelectorAll<HTMLElement>(".picture").forEach((picture) => { picture.hidden = view !== "graph"; });
    tabs.querySelectorAll("button").forEach((tab) => {
      if (tab.dataset.view === view) {
        tab.setAttribute("aria-current", "page");
        tab.scrollIntoView({ block: "nearest", inline: "nearest" });
      } else tab.removeAttribute("aria-current");
    });
  };
  const relabel = () => {
    label();
    search.relabel();
    side.dispatchEvent(new Event("relabel"));
    side.setAttribute("aria-label", t("legend"));
    replace(graphView, canvas.element, tools(app, canvas));
    store.set({ filters: { ...store.state.filters } });
    canvas.redraw();
    show();
  };
  label();
  stage.append(graphView, other);
  if (graph.entities.length === 0) graphView.append(h("p", { class: "nothing" }, t("empty")));
  const rest = graph.rest ? h("p", { class: "rest" }, t("partial", {
    kept: graph.documents.length, total: graph.rest.documents, n: graph.rest.entities, m: graph.rest.statements,
  }), h("code", {}, graph.rest.command)) : null;
  replace(root, bar, tabs, rest, h("div", { class: "work" }, side, stage, detail), help.element);
  store.subscribe((state, before) => {
    const parts = (s: typeof state) => JSON.stringify([s.view, s.choice, s.filters]);
    if (parts(state) !== parts(before)) show();
    if (state.view !== "graph") markChosen(other, state.selected, graph);
    if (state.view === "graph" && before.view !== "graph") canvas.fit(false);
  });
  onTheme(() => canvas.redraw());
  show();
}

function barItems(app: App, canvas: Canvas, search: SearchBox, help: Help, relabel: () => void): HTMLElement[] {
  const side = () => document.getElementById("legend");
  const filters: HTMLElement = button(t("filters"), () => {
    const open = side()?.classList.toggle("is-open") ?? false;
    filters.setAttribute("aria-expanded", String(open));
  }, { class: "only-narrow", "aria-controls": "legend", "aria-expanded": String(side()?.classList.contains("is-open") ?? false) });
  const other = lang() === "zh" ? "en" : "zh";
  return [
    button(words(app.graph.title || "kgbuild"), () => app.store.set({ ...START }), { class: "brand plain", title: t("overview") }),
    search.element,
    filters,
    h("div", { class: "tools" }, exports(app, canvas),
      button(t("share"), () => share(), { class: "only-wide" }),
      button(t("language"), () => { setLang(other); relabel(); }, { lang: other }),
      button("◐", toggleTheme, { "aria-label": t("theme"), title: t("theme") }),
      button("?", help.open, { "aria-label": t("help"), title: t("help") })),
  ];
}

/** The menu of what can be kept: pictures only of the graph, data of each view. */
function exports(app: App, canvas: Canvas): HTMLElement {
  const { graph, store } = app;
  const held = (): Contents => {
    const { view } = store.state;
    return view === "graph" ? contents(canvas.current.lines.flatMap((l) => l.statements), [], canvas.current.nodes) : OTHERS[view][1](app);
  };
  const menu = h("details", { class: "menu" }, h("summary", {}, t("exportAs")), h("div", {},
    button("PNG", () => exportPng(canvas), { class: "picture" }), button("SVG", () => exportSvg(canvas), { class: "picture" }),
    button("CSV", () => exportCsv(graph, store.state.view, held())), button("Turtle", () => exportTurtle(graph, store.state.view, held())),
    button(t("share"), share, { class: "only-narrow" })));
  menu.addEventListener("click", (event) => { if ((event.target as Element).closest("div > button")) menu.open = false; });
  return menu;
}

function share(): void {
  copy(location.href);
  announceLoud(t("copied"));
}

function tools(app: App, canvas: Canvas): HTMLElement {
  return h("div", { class: "canvas-tools", role: "group", "aria-label": t("graph") },
    button(t("overview"), () => app.store.set({ ...START, filters: app.store.state.filters })),
    button("+", () => canvas.zoom(1.25), { "aria-label": t("zoomIn") }),
    button("−", () => canvas.zoom(0.8), { "aria-label": t("zoomOut") }),
    button(t("fit"), () => canvas.fit(false)));
}

main();
