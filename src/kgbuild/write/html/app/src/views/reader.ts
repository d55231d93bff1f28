// The article reader: the text as published, each mention marked by its kind and open to a click.
import { type App } from "../app";
import { contents, type Contents } from "../contents";
import { button, h, visible, words } from "../dom";
import { address } from "../state";
import { t } from "../i18n";
import { fill } from "../many";
import type { Article, Entity, Quote } from "../model";
import { slice } from "../text";
import { word } from "../terms";

const AT_ONCE = 300; // articles

interface Marked { start: number; end: number; entity: Entity }

/** The choice of this view: `document id:start-end`, where it was opened at a quotation; or an article's key. */
export function reader(app: App): HTMLElement {
  const { graph } = app;
  const [article, at] = chosen(app);
  const rows = (articles: Article[]) => articles.map((a) => h("li", { class: a.parent ? "inner" : "" },
    button([words(a.entity.name || graph.documents[a.document].title), h("span", { class: "aside" }, word(a.kind))], () => app.store.set({ choice: a.entity.key }), { "aria-current": a === article ? "true" : null, class: "plain" })));
  const list = h("nav", { class: "articles", "aria-label": t("reader") }, fill(h("ul"), ordered(graph.articles, article), rows, AT_ONCE));
  if (!article) return h("div", { class: "view" }, h("header", { class: "view-head" }, h("h1", {}, t("reader"))), h("p", { class: "none" }, t("emptyHint")));
  const source = graph.documents[article.document];
  const text = h("div", { class: "text", lang: "zh" }, paragraphs(app, article, at));
  const facts = [source.publisher, source.published, source.source].filter(Boolean).join(" · ");
  const body = h("article", { class: "reading" }, h("p", { class: "kind" }, words(facts)), text);
  if (at) requestAnimationFrame(() => body.querySelector(".here")?.scrollIntoView({ block: "start" }));
  return h("div", { class: "view reader" }, h("h1", { class: "unseen" }, t("reader")), list, body);
}

/** All articles in their order; those of the document that is open first, where it would not be seen at once. */
function ordered(articles: Article[], open: Article | null): Article[] {
  if (open === null || articles.indexOf(open) < AT_ONCE) return articles;
  const here = (a: Article) => a.document === open.document;
  return [...articles.filter(here), ...articles.filter((a) => !here(a))];
}

/** What rests on the text that is open. */
export function readerContents(app: App): Contents {
  const [article] = chosen(app);
  const filter = app.filter();
  const here = (quotes: Quote[]) => quotes.some((q) => q.document === article?.document
    && article.stretches.some(([start, end]) => start <= q.start && q.start < end));
  return contents(
    app.graph.statements.filter((s) => filter.statement(s) && here(s.quotes)),
    app.graph.observations.filter((o) => filter.observation(o) && here(o.quotes)),
    app.graph.entities.filter((e) => filter.entity(e) && here(e.mentions)));
}

function chosen(app: App): [Article | null, [number, number] | null] {
  const { graph, store } = app;
  const found = /^(\w+):(\d+)-(\d+)$/.exec(store.state.choice);
  const document = found ? graph.documents.findIndex((d) => d.id === found[1]) : -1;
  if (found && document >= 0) {
    const [start, end] = found.slice(2).map(Number);
    return [graph.articleAt(document, start) ?? graph.articles.find((a) => a.document === document) ?? null, [start, end]];
  }
  const named = graph.byKey(store.state.choice);
  return [(named && graph.article(named)) ?? graph.articles[0] ?? null, null];
}

/** The mentions inside a document, none inside another, the longer one first. */
function mentions(app: App, document: number): Marked[] {
  const filter = app.filter();
  const all: Marked[] = app.graph.entities.filter(filter.entity).flatMap((entity) => entity.mentions
    .filter((q) => q.document === document).map((q) => ({ start: q.start, end: q.end, entity })));
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Marked[] = [];
  for (const m of all) if (m.start >= (kept.at(-1)?.end ?? -1)) kept.push(m);
  return kept;
}

function paragraphs(app: App, article: Article, at: [number, number] | null): HTMLElement[] {
  const { text } = app.graph.documents[article.document];
  const marks = mentions(app, article.document);
  return article.stretches.flatMap(([from, to]) => {
    let offset = from;
    return slice(text, from, to).split("\n").flatMap((line) => {
      const heading = /^#{1,6}\s+/.exec(line);
      const start = offset + (heading ? heading[0].length : 0);
      const end = offset + Array.from(line).length;
      offset = end + 1;
      if (!line.trim()) return [];
      const inside = marks.filter((m) => m.start >= start && m.end <= end);
      return [h(heading ? "h2" : "p", {}, pieces(app, text, start, end, inside, at))];
    });
  });
}

/** A link in the running text: unlike a button, it breaks where the line ends. */
function mention(app: App, entity: Entity, text: string): HTMLElement {
  const onclick = (event: Event) => { event.preventDefault(); app.select(entity); };
  return h("a", { class: `mention kind-${entity.kind}`, href: address(entity), title: visible(entity.name), "data-key": entity.key, onclick }, text);
}

/** Text between cuts; a cut wherever a mention or the quotation starts or ends. */
function pieces(app: App, text: string, start: number, end: number, marks: Marked[], at: [number, number] | null): (Node | string)[] {
  const quoted = at && at[0] < end && at[1] > start ? at : null;
  const cuts = new Set([start, end, ...marks.flatMap((m) => [m.start, m.end])]);
  if (quoted) for (const cut of quoted) if (cut > start && cut < end && !marks.some((m) => m.start < cut && cut < m.end)) cuts.add(cut);
  const order = [...cuts].sort((a, b) => a - b);
  return order.slice(0, -1).map((from, i) => {
    const words = visible(slice(text, from, order[i + 1]));
    const marked = marks.find((m) => m.start === from);
    const piece: Node | string = marked
      ? mention(app, marked.entity, words)
      : words;
    if (!quoted || order[i + 1] <= quoted[0] || from >= quoted[1]) return piece;
    return h("mark", { class: "here" }, piece);
  });
}
