// Timeline: events on their dates, posts as of a day, figures by the period that they measure.
import { link, type App } from "../app";
import { button, h, words } from "../dom";
import { period, reading, short } from "../format";
import { t } from "../i18n";

interface Moment { date: string; kind: "events" | "posts" | "reported"; content: (Node | string | null)[] }

const KINDS = ["all", "events", "posts", "reported"] as const;
const MOST = 500;

export function timeline(app: App): HTMLElement {
  const choice = KINDS.find((k) => k === app.store.state.choice) ?? "all";
  const moments = all(app).filter((m) => choice === "all" || m.kind === choice)
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1)).slice(0, MOST);
  const head = h("header", { class: "view-head" }, h("h1", {}, t("timeline")), h("p", { class: "chips" }, KINDS.map((kind) =>
    button(t(kind), () => app.store.set({ choice: kind === "all" ? "" : kind }), { class: "chip", "aria-pressed": String(choice === kind) }))));
  if (moments.length === 0) return h("div", { class: "view" }, head, h("p", { class: "none" }, t("noneHere")));
  const days = new Map<string, Moment[]>();
  for (const m of moments) days.set(m.date, [...(days.get(m.date) ?? []), m]);
  return h("div", { class: "view" }, head, h("ol", { class: "timeline" }, [...days].map(([date, list]) => h("li", {},
    h("h2", {}, date || t("undated")), h("ul", {}, list.map((m) => h("li", { class: m.kind }, h("span", { class: "tag" }, t(m.kind)), m.content)))))));
}

function all(app: App): Moment[] {
  const filter = app.filter();
  const moments: Moment[] = [];
  for (const s of app.graph.statements) {
    if (!filter.statement(s) || !filter.entity(s.subject)) continue;
    if (["date", "startDate"].includes(s.predicate) && s.literal) {
      moments.push({ date: s.literal, kind: "events", content: [link(app, s.subject, 40)] });
    } else if (s.predicate === "holdsPost" && s.object) {
      moments.push({ date: s.asOf.at(-1) ?? "", kind: "posts", content: [link(app, s.subject), " ", link(app, s.object), h("span", { class: "aside" }, t("thatDay"))] });
    }
  }
  const dated = new Set(moments.filter((m) => m.kind === "events").map((m) => (m.content[0] as HTMLElement).dataset.key));
  for (const e of app.graph.entities) {
    if (e.kind === "Event" && !dated.has(e.key) && filter.entity(e)) moments.push({ date: "", kind: "events", content: [link(app, e, 40)] });
  }
  for (const o of app.graph.observations) {
    if (!o.end || !filter.observation(o)) continue;
    const figure = button([words(short(o.indicator, 24)), " ", h("span", { class: "number" }, reading(o))], () => app.selectObservation(o), { class: "plain" });
    moments.push({ date: o.end, kind: "reported", content: [link(app, o.subject, 14), figure, h("span", { class: "aside" }, period(o.start, o.end))] });
  }
  return moments;
}
