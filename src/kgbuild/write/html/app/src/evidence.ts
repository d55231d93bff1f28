// Quotations as the reader sees them: highlighted in their sentence, with where they stand and who says so.
import { link, type App } from "./app";
import { announce, button, h, words } from "./dom";
import { t } from "./i18n";
import type { Quote } from "./model";
import { context } from "./text";

export function quotation(app: App, quote: Quote): HTMLElement {
  const found = context(app.graph, quote);
  if (found === null) {
    return h("figure", { class: "quotation" }, h("figcaption", {}, `${t("reference")}: `, words(quote.reference ?? ""), rule(quote)));
  }
  const article = app.graph.articleAt(quote.document, quote.start);
  const source = app.graph.documents[quote.document];
  const from = [source.publisher, source.published].filter(Boolean).join(" · ");
  return h("figure", { class: "quotation" },
    h("blockquote", {}, h("bdi", {}, words(found.before), h("mark", {}, words(found.exact)), words(found.after))),
    h("figcaption", {},
      article ? link(app, article.entity, 24) : words(source.title),
      from ? h("span", { class: "source" }, words(from)) : null,
      rule(quote),
      h("span", { class: "acts" },
        button(t("readInArticle"), () => app.read(quote), { class: "quiet" }),
        button(t("cite"), () => copy(citation(app, quote)), { class: "quiet" }))));
}

function rule(quote: Quote): HTMLElement {
  return h("span", { class: "rule", title: `${t("rule")}, ${t("confidenceShort")}` }, h("code", {}, quote.rule), ` ${Math.round(quote.confidence * 100)}%`);
}

/** “words” — article, publisher, date, offsets. */
export function citation(app: App, quote: Quote): string {
  const found = context(app.graph, quote);
  if (!found) return quote.reference ?? "";
  const source = app.graph.documents[quote.document];
  const article = app.graph.articleAt(quote.document, quote.start)?.entity.name;
  const where = [article, source.publisher, source.published, source.origin ?? source.source].filter(Boolean).join(", ");
  return `“${found.exact}” — ${where} [${quote.start}–${quote.end}]`;
}

/** All quotations of something: the first at once, the others behind a button. */
export function quotations(app: App, quotes: Quote[], most = 1): HTMLElement {
  const rest = quotes.slice(most);
  const more = h("details", { class: "more-quotes" }, h("summary", {}, `+${rest.length}`), );
  more.addEventListener("toggle", () => {
    if (more.open && more.childElementCount === 1) more.append(...rest.map((q) => quotation(app, q)));
  });
  return h("div", { class: "quotations" }, quotes.slice(0, most).map((q) => quotation(app, q)), rest.length > 0 ? more : null);
}

/** One quotation at a time, with buttons for the one before and after. */
export function stepper(app: App, quotes: Quote[]): HTMLElement {
  let at = 0;
  const place = h("span", { class: "place", role: "status" });
  const box = h("div");
  const go = (step: number) => {
    at = (at + step + quotes.length) % quotes.length;
    place.textContent = `${at + 1} / ${quotes.length}`;
    box.replaceChildren(quotation(app, quotes[at]));
  };
  go(0);
  const steps = h("div", { class: "steps" },
    button("‹", () => go(-1), { "aria-label": t("previous"), class: "quiet" }), place,
    button("›", () => go(1), { "aria-label": t("next"), class: "quiet" }));
  return h("div", { class: "stepper" }, quotes.length > 1 ? steps : null, box);
}

/** Puts text on the clipboard; from `file://` too, where the newer way is closed. */
export function copy(text: string): void {
  const done = () => announce(t("copied"));
  const old = () => {
    const area = h("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, old);
  else old();
}
