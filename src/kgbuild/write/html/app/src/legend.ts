// The legend, which is the filter too: kinds with their marks and counts, and what else can be left out.
import type { App } from "./app";
import { button, h, replace, words } from "./dom";
import { short } from "./format";
import { t } from "./i18n";
import { KINDS, mark } from "./shapes";
import { NO_FILTERS, type Filters } from "./state";
import { kindName, property } from "./terms";

const AT_ONCE = 300; // options

export function legend(app: App): HTMLElement {
  const body = h("div");
  const element = h("aside", { class: "legend", id: "legend", "aria-label": t("legend") }, body);
  const show = () => replace(body, kinds(app), properties(app), rest(app));
  app.store.subscribe((state, before) => { if (state.filters !== before.filters) show(); });
  show();
  element.addEventListener("relabel", show);
  return element;
}

function set(app: App, patch: Partial<Filters>): void {
  const focused = (document.activeElement as HTMLElement | null)?.dataset?.filter;
  app.store.set({ filters: { ...app.store.state.filters, ...patch } });
  if (focused) document.querySelector<HTMLElement>(`[data-filter="${CSS.escape(focused)}"]`)?.focus();
}

const toggled = (list: string[], item: string) => (list.includes(item) ? list.filter((x) => x !== item) : [...list, item]);

function kinds(app: App): HTMLElement {
  const { filters } = app.store.state;
  const counts = new Map<string, number>();
  for (const e of app.graph.entities) counts.set(e.kind, (counts.get(e.kind) ?? 0) + 1);
  return h("section", {}, h("h2", {}, t("kinds")), h("ul", { class: "kinds" }, KINDS.filter((k) => counts.has(k)).map((kind) => {
    const on = !filters.kinds.includes(kind);
    return h("li", {}, button([mark(kind), h("span", { class: "name" }, kindName(kind)), h("span", { class: "count" }, counts.get(kind)!)],
      () => set(app, { kinds: toggled(filters.kinds, kind) }), { "aria-pressed": String(on), class: "toggle", "data-filter": kind }));
  })));
}

function properties(app: App): HTMLElement | null {
  const { filters } = app.store.state;
  const counts = new Map<string, number>();
  for (const s of app.graph.statements) counts.set(s.predicate, (counts.get(s.predicate) ?? 0) + 1);
  if (counts.size === 0) return null;
  const names = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  return h("details", { class: "filter", open: filters.properties.length > 0 }, h("summary", {}, t("properties")), h("ul", { class: "kinds" }, names.map((name) => h("li", {},
    button([h("span", { class: "name" }, property(name)), h("span", { class: "count" }, counts.get(name)!)], () => set(app, { properties: toggled(filters.properties, name) }),
      { "aria-pressed": String(!filters.properties.includes(name)), class: "toggle", "data-filter": name })))));
}

/** Gives a select its options; many only when it is about to be opened, as they would hold up the start. */
function fill(select: HTMLElement, options: [string, string][], chosen: string): void {
  const option = ([value, text]: [string, string]) => h("option", { value, selected: value === chosen }, short(text, 24));
  if (options.length <= AT_ONCE) return select.append(...options.map(option));
  select.append(...options.filter(([value]) => value === chosen).map(option));
  const all = () => {
    select.removeEventListener("pointerdown", all);
    select.removeEventListener("focus", all);
    select.lastElementChild?.after(...options.filter(([value]) => value !== chosen).map(option));
  };
  select.addEventListener("pointerdown", all);
  select.addEventListener("focus", all);
}

function rest(app: App): HTMLElement {
  const { filters } = app.store.state;
  const { graph } = app;
  const select = (name: "document" | "region", all: string, options: [string, string][]) => {
    const chosen = filters[name];
    const element = h("select", {
      onchange: (event: Event) => set(app, { [name]: (event.target as HTMLSelectElement).value }), "data-filter": name,
    }, h("option", { value: "" }, all));
    fill(element, options, chosen);
    return element;
  };
  const date = (name: "from" | "to") => h("input", { type: "date", value: filters[name], "data-filter": name, "aria-label": `${t("period")} ${t(name)}`, onchange: (event: Event) => set(app, { [name]: (event.target as HTMLInputElement).value }) });
  const regions = graph.entities.filter((e) => e.kind === "AdministrativeRegion").sort((a, b) => ((a.code ?? "9") < (b.code ?? "9") ? -1 : 1));
  const active = JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
  return h("section", { class: "filters" },
    regions.length > 0 ? h("label", {}, t("region"), select("region", t("allRegions"), regions.map((r) => [r.key, r.name]))) : null,
    graph.documents.length > 1 ? h("label", {}, t("document"), select("document", t("allDocuments"), graph.documents.map((d) => [d.id, d.title]))) : null,
    graph.documents.length > 1 ? h("div", { class: "dates" }, words(t("period")), date("from"), date("to")) : null,
    h("label", {}, `${t("confidence")} ${filters.confidence}%`, h("input", { type: "range", min: 0, max: 95, step: 5, value: filters.confidence, "data-filter": "confidence", onchange: (event: Event) => set(app, { confidence: Number((event.target as HTMLInputElement).value) }) })),
    active ? button(t("reset"), () => app.store.set({ filters: NO_FILTERS })) : null);
}
