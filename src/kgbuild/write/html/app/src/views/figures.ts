// Figures: a sortable table of all, and bars of one indicator over subjects and periods.
import { type App } from "../app";
import { button, h, words } from "../dom";
import { period, reading, short } from "../format";
import { t } from "../i18n";
import type { Observation } from "../model";
import { figuresTable } from "../table";
import { word } from "../terms";

const BARS = 40;

export function figures(app: App): HTMLElement {
  const all = app.graph.observations.filter(app.filter().observation);
  const choice = app.store.state.choice;
  const names = new Map<string, number>();
  for (const o of all) names.set(o.indicator, (names.get(o.indicator) ?? 0) + 1);
  const listed = [...names].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "zh"));
  const rank = new Map(listed.map(([name], i) => [name, i]));
  const ordered = [...all].sort((a, b) => rank.get(a.indicator)! - rank.get(b.indicator)! || (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : b.value - a.value || a.id - b.id));
  const shown = choice ? ordered.filter((o) => o.indicator.includes(choice)) : ordered;
  const input = h("input", {
    type: "search", list: "indicators", value: choice, "aria-label": t("indicator"), placeholder: t("indicator"), id: "indicator",
    onchange: (event: Event) => app.store.set({ choice: (event.target as HTMLInputElement).value.trim() }),
  });
  const head = h("header", { class: "view-head" }, h("h1", {}, t("figures")), input,
    h("datalist", { id: "indicators" }, listed.map(([name]) => h("option", { value: name }))));
  if (all.length === 0) return h("div", { class: "view" }, head, h("p", { class: "none" }, t("noneHere")));
  const common = h("p", { class: "chips" }, listed.slice(0, 14).map(([name, n]) =>
    button([words(short(name, 14)), n > 1 ? h("span", { class: "count" }, n) : null], () => app.store.set({ choice: choice === name ? "" : name }), { class: "chip", "aria-pressed": String(choice === name) })));
  return h("div", { class: "view" }, head, common, charts(app, choice ? shown : widest(all)), figuresTable(app, shown));
}

/** The figures of the two indicators that the most subjects can be compared by. */
function widest(all: Observation[]): Observation[] {
  const subjects = new Map<string, Set<unknown>>();
  for (const o of all) if (!UNCHARTED.has(o.measure)) subjects.set(group(o), (subjects.get(group(o)) ?? new Set()).add(o.subject));
  const best = [...subjects].filter(([, s]) => s.size > 1).sort(([a, s], [b, u]) => u.size - s.size || (a < b ? -1 : 1)).slice(0, 2).map(([name]) => name);
  return all.filter((o) => best.includes(group(o)));
}

const UNCHARTED = new Set(["Rank", "Streak"]); // a bar says nothing of these: the table does
const group = (o: Observation) => [o.indicator, o.measure, o.unit].join("\n");

/** One chart for each measure and unit: only these can be compared. */
function charts(app: App, shown: Observation[]): HTMLElement | null {
  const groups = new Map<string, Observation[]>();
  for (const o of shown) {
    if (UNCHARTED.has(o.measure)) continue;
    const name = [word(o.measure), o.unit].filter(Boolean).join(" · ");
    groups.set(name, [...(groups.get(name) ?? []), o]);
  }
  return groups.size > 0 ? h("div", { class: "charts" }, [...groups].map(([name, list]) => chart(app, name, list))) : null;
}

function chart(app: App, name: string, list: Observation[]): HTMLElement {
  const sorted = [...list].sort((a, b) => b.value - a.value || a.id - b.id).slice(0, BARS);
  const most = Math.max(...sorted.map((o) => Math.abs(o.value)), 1e-9);
  return h("figure", { class: "chart" }, h("figcaption", {}, name), h("ol", {}, sorted.map((o) => {
    const bar = h("span", { class: o.value < 0 ? "bar minus" : "bar" });
    bar.style.width = `${Math.max(1, (Math.abs(o.value) / most) * 100)}%`;
    return h("li", {}, button([
      h("span", { class: "who" }, words(short(o.subject.name, 10))),
      h("span", { class: "track", "aria-hidden": "true" }, bar),
      h("span", { class: "number" }, reading(o)),
      h("span", { class: "aside" }, [short(o.indicator, 14), period(o.start, o.end)].filter(Boolean).join(" · ")),
    ], () => app.selectObservation(o), { class: "plain row", title: o.indicator, "data-observation": o.id }));
  })));
}
