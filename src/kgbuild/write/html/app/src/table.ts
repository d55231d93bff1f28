// Figures as a table that can be sorted by each of its columns.
import { link, type App } from "./app";
import { button, h, words } from "./dom";
import { period, reading, short } from "./format";
import { t } from "./i18n";
import type { Observation } from "./model";
import { word } from "./terms";

type Column = [name: string, cell: (o: Observation) => Node | string, key: (o: Observation) => string | number, look: string];

/** With `subject` off, as in a panel, what is said of each figure stands in fewer columns. */
export function figuresTable(app: App, observations: Observation[], { subject = true, most = 400 } = {}): HTMLElement {
  const scoped = observations.some((o) => o.scope);
  const shown = subject ? columns(app).filter((_, i) => i !== SCOPE || scoped) : narrow(app);
  const body = h("tbody");
  const heads = shown.map(([name, , key, look]) => {
    const head = h("th", { scope: "col", class: look === "numeric" ? look : "" }, button(name, () => sort(head, key), { class: "sort" }));
    return head;
  });
  const row = (o: Observation) => h("tr", { "data-observation": o.id },
    shown.map(([, cell, , look]) => h("td", { class: look }, cell(o))));
  const rest = h("p");
  const add = (list: Observation[]) => {
    body.append(...list.slice(0, most).map(row));
    rest.replaceChildren(...(list.length > most ? [button(`+${list.length - most} ${t("more")}`, () => add(list.slice(most)), { class: "quiet" })] : []));
  };
  const fill = (list: Observation[]) => { body.replaceChildren(); add(list); };
  const sort = (head: HTMLElement, key: Column[2]) => {
    const down = head.getAttribute("aria-sort") !== "descending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    fill([...observations].sort((a, b) => compare(key(a), key(b)) * (down ? -1 : 1)));
  };
  fill(observations);
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("figures") }, h("table", {}, h("thead", {}, h("tr", {}, heads)), body), rest);
}

const SCOPE = 5; // its place among the columns

function columns(app: App): Column[] {
  return [
    [t("subject"), (o) => link(app, o.subject, 12), (o) => o.subject.name, ""],
    [t("indicator"), (o) => indicator(app, o), (o) => o.indicator, "indicator"],
    [t("value"), value, (o) => o.value, "numeric"],
    [t("measure"), measure, (o) => o.measure, "short"],
    [t("when"), when, (o) => o.end ?? "", "short"],
    [t("scope"), (o) => (o.scope ? link(app, o.scope, 8) : ""), (o) => o.scope?.name ?? "", "short"],
  ];
}

function narrow(app: App): Column[] {
  const below = (o: Observation) => [measure(o), o.scope ? h("span", {}, " · ", link(app, o.scope, 8)) : null];
  return [
    [t("indicator"), (o) => h("span", {}, indicator(app, o), h("span", { class: "below" }, below(o))), (o) => o.indicator, "indicator"],
    [t("value"), value, (o) => o.value, "numeric"],
    [t("when"), when, (o) => o.end ?? "", "period"],
  ];
}

const indicator = (app: App, o: Observation) => button(words(short(o.indicator, 18)), () => app.selectObservation(o), { class: "plain", title: o.indicator });
const value = (o: Observation) => h("span", { class: "number" }, reading(o));
const measure = (o: Observation) => word(o.measure) + (o.status === "Reported" ? "" : ` (${word(o.status)})`);
const when = (o: Observation) => h("span", { title: o.inferred ? t("inferred") : "" }, period(o.start, o.end) + (o.inferred ? "*" : ""));

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
}
