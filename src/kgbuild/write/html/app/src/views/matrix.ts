// Programmes × regions: who carries out what, since when it is known; a click shows the quotations.
import { link, type App } from "../app";
import { contents, type Contents } from "../contents";
import { button, h } from "../dom";
import { t } from "../i18n";
import type { Entity, Statement } from "../model";
import { kindName } from "../terms";

const ROWS = 150;
const COLUMNS = 60;

type Row = [initiative: Entity, by: Map<Entity, Statement>];

/** Who carries out what, the most shared first. */
function carriedOut(app: App): Row[] {
  const filter = app.filter();
  const cells = new Map<Entity, Map<Entity, Statement>>();
  for (const s of app.graph.statements) {
    if (s.predicate !== "implements" || !s.object || s.subject.kind !== "AdministrativeRegion") continue;
    if (!filter.statement(s) || !filter.entity(s.object) || !filter.entity(s.subject)) continue;
    cells.set(s.object, (cells.get(s.object) ?? new Map<Entity, Statement>()).set(s.subject, s));
  }
  return [...cells].filter(([, by]) => !onlyShared(app) || by.size > 1)
    .sort(([a, x], [b, y]) => y.size - x.size || b.weight - a.weight || a.id - b.id);
}

const onlyShared = (app: App) => app.store.state.choice === "shared";

export const matrixContents = (app: App): Contents => contents(carriedOut(app).flatMap(([, by]) => [...by.values()]), []);

export function matrix(app: App): HTMLElement {
  const all = carriedOut(app);
  const rows = all.slice(0, ROWS);
  const tally = new Map<Entity, number>();
  for (const [, by] of rows) for (const region of by.keys()) tally.set(region, (tally.get(region) ?? 0) + 1);
  const regions = [...tally.keys()].sort((a, b) => tally.get(b)! - tally.get(a)! || a.id - b.id).slice(0, COLUMNS)
    .sort((a, b) => ((a.code ?? `9${a.name}`) < (b.code ?? `9${b.name}`) ? -1 : 1));
  const cut = all.length > rows.length || tally.size > regions.length;
  const head = h("header", { class: "view-head" }, h("h1", {}, t("matrix")),
    h("label", { class: "check" }, h("input", { type: "checkbox", checked: onlyShared(app), onchange: () => app.store.set({ choice: onlyShared(app) ? "" : "shared" }) }), t("sharedOnly")));
  if (rows.length === 0) return h("div", { class: "view" }, head, h("p", { class: "none" }, t("noneHere")));
  return h("div", { class: "view" }, head, cut ? h("p", { class: "hint" }, t("cut", { n: rows.length, m: regions.length })) : null,
    h("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": t("matrix") },
      h("table", { class: "matrix" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, kindName("Initiative")), h("th", { scope: "col", class: "numeric" }, "Σ"), h("th", { scope: "col", class: "since" }, t("firstSeen")), regions.map((r) => h("th", { scope: "col" }, link(app, r, 8))))),
        h("tbody", {}, rows.map(([initiative, by]) => h("tr", {},
          h("th", { scope: "row" }, link(app, initiative, 22)), h("td", { class: "numeric" }, by.size), h("td", { class: "since" }, first(app, [...by.values()])),
          regions.map((r) => h("td", { class: "cell" }, by.has(r) ? dot(app, r, initiative, by.get(r)!) : null))))))));
}

/** The earliest day of publication of what says so. */
function first(app: App, statements: Statement[]): string {
  const days = statements.flatMap((s) => s.quotes).map((q) => app.graph.documents[q.document]?.published ?? "");
  return days.filter(Boolean).sort()[0] ?? "";
}

function dot(app: App, region: Entity, initiative: Entity, s: Statement): HTMLElement {
  const day = first(app, [s]);
  const since = day ? `${t("firstSeen")} ${day}` : "";
  return button(h("span", { class: "dot", "aria-hidden": "true" }), () => app.selectLine(region, initiative),
    { class: "plain", "aria-label": `${region.name} – ${initiative.name} ${since}`, title: since });
}
