// The search box: a combobox whose suggestions are grouped by kind.
import type { App } from "./app";
import { h, replace, words } from "./dom";
import { t } from "./i18n";
import type { Entity, Quote } from "./model";
import { KINDS, mark } from "./shapes";
import { Index } from "./search";
import { context } from "./text";
import { kindName } from "./terms";

const EACH = 6; // suggestions of a kind
const FEW = 8; // entities found: below it the texts are searched too
const AROUND = 14; // characters shown before and after a place in a text

export class SearchBox {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly index: Index;
  private found: (Entity | Quote)[] = [];
  private at = -1;
  /** What a choice does instead of showing the entity, once. */
  private instead: ((entity: Entity) => void) | null = null;

  constructor(private readonly app: App) {
    this.index = new Index(app.graph);
    this.list = h("div", { class: "hits", id: "hits", role: "listbox", "aria-label": t("search"), hidden: true });
    this.input = h("input", {
      type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
      "aria-label": t("search"), placeholder: t("search"), autocomplete: "off", spellcheck: "false", id: "search",
      oninput: () => this.suggest(), onkeydown: (event: KeyboardEvent) => this.key(event),
      onfocus: () => { if (this.input.value) this.suggest(); }, onblur: () => setTimeout(() => this.close(), 150),
    });
    this.element = h("div", { class: "search", role: "search" }, this.input, this.list);
  }

  relabel(): void {
    this.input.placeholder = t("search");
    this.input.setAttribute("aria-label", t("search"));
  }

  /** Asks for an entity, for something else than showing it. */
  ask(placeholder: string, then: (entity: Entity) => void): void {
    this.instead = then;
    this.input.value = "";
    this.input.placeholder = placeholder;
    this.input.focus();
  }

  private suggest(): void {
    const hits = this.index.find(this.input.value, 60);
    const first = new Map<string, number>();
    hits.forEach((hit, i) => { if (!first.has(hit.entity.kind)) first.set(hit.entity.kind, i); });
    const kinds = KINDS.filter((k) => first.has(k)).sort((a, b) => first.get(a)! - first.get(b)!);
    this.found = [];
    const groups: HTMLElement[] = kinds.map((kind) => {
      const here = hits.filter((hit) => hit.entity.kind === kind).slice(0, EACH);
      return h("div", { role: "group", "aria-label": kindName(kind) }, h("p", { class: "kind", "aria-hidden": "true" }, mark(kind), kindName(kind)),
        here.map(({ entity }) => this.option(entity, this.found.push(entity) - 1)));
    });
    const places = hits.length < FEW && !this.instead ? this.index.places(this.input.value, EACH) : [];
    if (places.length > 0) groups.push(this.inTexts(places));
    const none = this.input.value.trim() && groups.length === 0 ? [h("p", { class: "none", role: "status" }, t(this.app.graph.rest ? "noHitPart" : "noHit"))] : [];
    replace(this.list, groups, none);
    this.list.hidden = groups.length + none.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark(this.found.length > 0 ? 0 : -1);
  }

  private inTexts(places: Quote[]): HTMLElement {
    return h("div", { role: "group", "aria-label": t("inTexts") }, h("p", { class: "kind", "aria-hidden": "true" }, mark("Article"), t("inTexts")),
      places.map((place) => {
        const { before, exact, after } = context(this.app.graph, place)!;
        const shown = [before.slice(-AROUND), h("mark", {}, words(exact)), after.slice(0, AROUND)].map((part) => (typeof part === "string" ? words(part) : part));
        return this.row(place, this.found.push(place) - 1, h("span", { class: "place" }, shown));
      }));
  }

  private option(entity: Entity, i: number): HTMLElement {
    const query = this.input.value.trim();
    const other = entity.name.includes(query) ? null : entity.aliases.find((a) => a.includes(query));
    const aside = [other, entity.code].filter(Boolean).join(" ");
    return this.row(entity, i, words(entity.name), aside ? h("span", { class: "aside" }, words(aside)) : null);
  }

  private row(choice: Entity | Quote, i: number, ...content: (Node | null)[]): HTMLElement {
    return h("div", { role: "option", id: `hit-${i}`, class: "hit", "aria-selected": "false", onmousedown: (event: Event) => { event.preventDefault(); this.choose(choice); } }, content);
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return; // Enter then belongs to the input method
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && this.found.length > 0) {
      event.preventDefault();
      this.mark((this.at + move + this.found.length) % this.found.length);
    } else if (event.key === "Enter" && this.found[this.at]) {
      event.preventDefault();
      this.choose(this.found[this.at]);
    } else if (event.key === "Escape") {
      this.instead = null;
      this.input.value = "";
      this.close();
    }
  }

  private mark(at: number): void {
    this.at = at;
    this.list.querySelectorAll(".hit").forEach((hit, i) => hit.setAttribute("aria-selected", String(i === at)));
    const active = this.list.querySelector(`#hit-${at}`);
    if (active) this.input.setAttribute("aria-activedescendant", active.id);
    else this.input.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({ block: "nearest" });
  }

  private choose(choice: Entity | Quote): void {
    const then = this.instead ?? ((e: Entity) => this.app.focus(e));
    this.instead = null;
    this.input.value = "";
    this.relabel();
    this.close();
    if ("key" in choice) then(choice);
    else this.app.read(choice);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
