// Regions as a tree, with how much is said of each.
import { link, type App } from "../app";
import { button, h } from "../dom";
import { t } from "../i18n";
import { parentRegion, type Entity } from "../model";
import { inverse, kindName, word } from "../terms";

const COUNTED: [predicate: string, kind: string][] = [["implements", "Initiative"], ["undertakes", "Project"], ["develops", "Industry"], ["receivedHonour", "Honour"]];

export function regions(app: App): HTMLElement {
  const filter = app.filter();
  const all = app.graph.entities.filter((e) => e.kind === "AdministrativeRegion" && filter.entity(e));
  const below = new Map<Entity | null, Entity[]>();
  for (const region of all) {
    const parent = parentRegion(region);
    const at = parent && all.includes(parent) ? parent : null;
    below.set(at, [...(below.get(at) ?? []), region]);
  }
  const sorted = (list: Entity[]) => [...list].sort((a, b) => ((a.code ?? `9${a.name}`) < (b.code ?? `9${b.name}`) ? -1 : 1));
  const branch = (region: Entity): HTMLElement => {
    const children = sorted(below.get(region) ?? []);
    const list = children.length > 0 ? h("ul", {}, children.map(branch)) : null;
    return h("li", {}, h("div", { class: "leaf" }, list ? fold(region, list) : null, link(app, region),
      region.code ? h("code", {}, region.code) : null, h("span", { class: "aside" }, region.level ? word(region.level) : ""), counts(region)), list);
  };
  const roots = sorted(below.get(null) ?? []);
  return h("div", { class: "view" }, h("header", { class: "view-head" }, h("h1", {}, t("regions"))),
    roots.length > 0 ? h("ul", { class: "tree" }, roots.map(branch)) : h("p", { class: "none" }, t("noneHere")));
}

/** The button that shows and hides what lies in a region. */
function fold(region: Entity, list: HTMLElement): HTMLElement {
  const toggle: HTMLElement = button("", () => {
    list.hidden = !list.hidden;
    toggle.setAttribute("aria-expanded", String(!list.hidden));
  }, { class: "fold quiet", "aria-expanded": "true", "aria-label": `${region.name}: ${inverse("within")}` });
  return toggle;
}

function counts(region: Entity): HTMLElement {
  const parts = COUNTED.map(([predicate, kind]) => [kindName(kind), region.out.filter((s) => s.predicate === predicate).length] as const).filter(([, n]) => n > 0);
  if (region.observations.length > 0) parts.push([t("figures"), region.observations.length]);
  return h("span", { class: "tallies" }, parts.map(([name, n]) => h("span", {}, `${name} ${n}`)));
}
