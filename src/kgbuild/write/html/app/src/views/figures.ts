// Figures: a sortable table of all, and bars of one indicator over subjects and periods.
import { type App } from "../app";
import { alike, comparable } from "../compare";
import { contents, type Contents } from "../contents";
import { button, h, words } from "../dom";
import { period, reading, short } from "../format";
import { t } from "../i18n";
import { fill } from "../many";
import type { Observation } from "../model";
import { figuresTable } from "../table";
import { word } from "../terms";

const BARS = 16; // of a chart, before one asks for more
const MORE = 200; // each time that one does
const CHARTS = 2; // while no indicator is chosen

/** Those of the indicator that was chosen, or all. */
const chosen = (app: App, all: Observation[]) => all.filter((o) => o.indicator.includes(app.store.state.choice));
const passing = (app: App) => app.graph.observations.filter(app.filter().observation);

export const figuresContents = (app: App): Contents => contents([], chosen(app, passing(app)));

export function figures(app: App): HTMLElement {
  const all = passing(app);
  const choice = app.store.state.choice;
  const names = new Map<string, number>();
  for (const o of all) names.set(o.indicator, (names.get(o.indicator) ?? 0) + 1);
  const listed = [...names].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "zh"));
  const rank = new Map(listed.map(([name], i) => [name, i]));
  const ordered = [...all].sort((a, b) => rank.get(a.indicator)! - rank.get(b.indicator)! || (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : b.value - a.value || a.id - b.id));
  const shown = chosen(app, ordered);
  const input = h("input", {
    type: "search", list: "indicators", value: choice, "aria-label": t("indicator"), placeholder: t("indicator"), id: "indicator",
    onchange: (event: Event) => app.store.set({ choice: (event.target as HTMLInputElement).value.trim() }),
  });
  const head = h("header", { class: "view-head" }, h("h1", {}, t("figures")), input,
    h("datalist", { id: "indicators" }, listed.map(([name]) => h("option", { value: name }))));
  if (all.length === 0) return h("div", { class: "view" }, head, h("p", { class: "none" }, t("noneHere")));
  const common = h("p", { class: "chips" }, listed.slice(0, 14).map(([name, n]) =>
    button([words(short(name, 14)), n > 1 ? h("span", { class: "count" }, n) : null], () => app.store.set({ choice: choice === name ? "" : name }), { class: "chip", "aria-pressed": String(choice === name) })));
  return h("div", { class: "view" }, head, common, charts(app, choice ? alike(shown) : comparable(all, CHARTS)), figuresTable(app, shown));
}

function charts(app: App, groups: Observation[][]): HTMLElement | null {
  return groups.length > 0 ? h("div", { class: "charts" }, groups.map((list) => chart(app, list))) : null;
}

const when = (o: Observation) => period(o.start, o.end);

/** Bars, largest first. What all have in common stands above them, the rest below each. */
function chart(app: App, list: Observation[]): HTMLElement {
  const most = Math.max(...list.map((o) => Math.abs(o.value)), 1e-9);
  const one = (of: (o: Observation) => string) => list.every((o) => of(o) === of(list[0]));
  const [named, dated] = [one((o) => o.indicator), one(when)];
  const caption = [named ? short(list[0].indicator, 24) : "", [word(list[0].measure), list[0].unit].filter(Boolean).join(" "), dated ? when(list[0]) : ""];
  const row = (o: Observation) => {
    const bar = h("span", { class: o.value < 0 ? "bar minus" : "bar" });
    bar.style.width = `${Math.max(1, (Math.abs(o.value) / most) * 100)}%`;
    const own = [named ? "" : short(o.indicator, 14), dated ? "" : when(o)].filter(Boolean).join(" · ");
    return h("li", {}, button([
      h("span", { class: "who" }, words(short(o.subject.name, 10))),
      h("span", { class: "track", "aria-hidden": "true" }, bar),
      h("span", { class: "number" }, reading(o)),
      own ? h("span", { class: "aside" }, own) : null,
    ], () => app.selectObservation(o), { class: "plain row", title: o.indicator, "data-observation": o.id }));
  };
  const bars = fill(h("ol"), list, (some) => some.map(row), BARS, MORE);
  return h("figure", { class: "chart" }, h("figcaption", {}, words(caption.filter(Boolean).join(" · "))), bars);
}
