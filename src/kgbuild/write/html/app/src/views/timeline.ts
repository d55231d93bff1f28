// Timeline: events on their dates, posts as of a day, figures by the period that they measure.
import { link, type App } from "../app";
import { contents, type Contents } from "../contents";
import { button, h, words } from "../dom";
import { period, reading, short } from "../format";
import { t } from "../i18n";
import { fill } from "../many";
import { word } from "../terms";
import type { Entity, Observation, Statement } from "../model";

interface Moment {
  date: string;
  kind: "events" | "posts" | "reported";
  entity: Entity;
  /** What says so; nothing, of an event without a date. */
  source: Statement | Observation | null;
  content: () => (Node | string | null)[];
}

const KINDS = ["all", "events", "posts", "reported"] as const;
const AT_ONCE = 500;

const chosen = (app: App) => KINDS.find((k) => k === app.store.state.choice) ?? "all";

/** Latest first. */
function shown(app: App): Moment[] {
  const choice = chosen(app);
  return all(app).filter((m) => choice === "all" || m.kind === choice)
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
}

export function timelineContents(app: App): Contents {
  const moments = shown(app);
  const sources = moments.flatMap(({ source }) => source ?? []);
  return contents(sources.filter((s) => "predicate" in s), sources.filter((s) => "indicator" in s), moments.map((m) => m.entity));
}

export function timeline(app: App): HTMLElement {
  const choice = chosen(app);
  const moments = shown(app);
  const head = h("header", { class: "view-head" }, h("h1", {}, t("timeline")), h("p", { class: "chips" }, KINDS.map((kind) =>
    button(t(kind), () => app.store.set({ choice: kind === "all" ? "" : kind }), { class: "chip", "aria-pressed": String(choice === kind) }))));
  if (moments.length === 0) return h("div", { class: "view" }, head, h("p", { class: "none" }, t("noneHere")));
  return h("div", { class: "view" }, head, fill(h("ol", { class: "timeline" }), moments, days, AT_ONCE));
}

function days(moments: Moment[]): HTMLElement[] {
  const found = new Map<string, Moment[]>();
  for (const m of moments) (found.get(m.date) ?? found.set(m.date, []).get(m.date)!).push(m);
  return [...found].map(([date, here]) => h("li", {},
    h("h2", {}, date || t("undated")), h("ul", {}, here.map((m) => h("li", { class: m.kind }, h("span", { class: "tag" }, t(m.kind)), h("span", {}, m.content()))))));
}

function all(app: App): Moment[] {
  const filter = app.filter();
  const moments: Moment[] = [];
  for (const s of app.graph.statements) {
    if (!filter.statement(s) || !filter.entity(s.subject)) continue;
    if (["date", "startDate"].includes(s.predicate) && s.literal) {
      moments.push({ date: s.literal, kind: "events", entity: s.subject, source: s, content: () => [link(app, s.subject, 40)] });
    } else if (s.predicate === "holdsPost" && s.object) {
      const post = s.object;
      moments.push({ date: s.asOf.at(-1) ?? "", kind: "posts", entity: s.subject, source: s, content: () => [link(app, s.subject), " ", link(app, post), h("span", { class: "aside" }, t("thatDay"))] });
    }
  }
  const dated = new Set(moments.filter((m) => m.kind === "events").map((m) => m.entity));
  for (const e of app.graph.entities) {
    if (e.kind === "Event" && !dated.has(e) && filter.entity(e)) moments.push({ date: "", kind: "events", entity: e, source: null, content: () => [link(app, e, 40)] });
  }
  for (const o of app.graph.observations) {
    if (!o.end || !filter.observation(o)) continue;
    const figure = () => button([words(short(o.indicator, 24)), " ", h("span", { class: "number" }, reading(o))], () => app.selectObservation(o), { class: "plain", "data-observation": o.id });
    moments.push({ date: o.end, kind: "reported", entity: o.subject, source: o, content: () => [link(app, o.subject, 14), figure(), h("span", { class: "aside" }, [o.status === "Reported" ? "" : word(o.status), period(o.start, o.end)].filter(Boolean).join(" · "))] });
  }
  return moments;
}
