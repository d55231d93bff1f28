// Figures as a table that can be sorted by each of its columns.
import { link, type App } from "./app";
import { button, h, words } from "./dom";
import { period, reading, short } from "./format";
import { t } from "./i18n";
import type { Observation } from "./model";
import { word } from "./terms";

type Column = [name: string, cell: (o: Observation) => Node | string, key: (o: Observation) => string | number, number: boolean];

export function figuresTable(app: App, observations: Observation[], { subject = true, most = 400 } = {}): HTMLElement {
  const columns: Column[] = [
    [t("subject"), (o) => link(app, o.subject, 12), (o) => o.subject.name, false],
    [t("indicator"), (o) => button(words(short(o.indicator, 18)), () => app.selectObservation(o), { class: "plain", title: o.indicator }), (o) => o.indicator, false],
    [t("value"), (o) => h("span", { class: "number" }, reading(o)), (o) => o.value, true],
    [t("measure"), (o) => word(o.measure) + (o.status === "Reported" ? "" : ` (${word(o.status)})`), (o) => o.measure, false],
    [t("when"), (o) => h("span", { title: o.inferred ? t("inferred") : "" }, period(o.start, o.end) + (o.inferred ? "*" : "")), (o) => o.end ?? "", false],
    [t("scope"), (o) => (o.scope ? link(app, o.scope, 8) : ""), (o) => o.scope?.name ?? "", false],
  ];
  const shown = columns.filter((_, i) => (subject || i !== 0) && (i !== 5 || observations.some((o) => o.scope)));
  const body = h("tbody");
  const heads = shown.map(([name, , key, number]) => {
    const head = h("th", { scope: "col", class: number ? "numeric" : "" }, button(name, () => sort(head, key), { class: "sort" }));
    return head;
  });
  const row = (o: Observation) => h("tr", { "data-observation": o.id },
    shown.map(([name, cell, , number]) => h("td", { class: number ? "numeric" : name === t("indicator") ? "indicator" : name === t("subject") ? "" : "short" }, cell(o))));
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

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
}
