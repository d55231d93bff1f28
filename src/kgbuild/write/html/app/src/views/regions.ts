// Regions as a tree, with how much is said of each.
import { link, type App } from "../app";
import { contents, type Contents } from "../contents";
import { button, h } from "../dom";
import { t } from "../i18n";
import { fill } from "../many";
import { parentRegion, type Entity } from "../model";
import { inverse, kindName, word } from "../terms";

const COUNTED: [predicate: string, kind: string][] = [["implements", "Initiative"], ["undertakes", "Project"], ["develops", "Industry"], ["receivedHonour", "Honour"]];

const OPEN = 300; // regions: a larger tree is opened branch by branch
const AT_ONCE = 200;

function passing(app: App): Entity[] {
  const filter = app.filter();
  return app.graph.entities.filter((e) => e.kind === "AdministrativeRegion" && filter.entity(e));
}

/** What lies in what, and what is counted of each. */
export function regionsContents(app: App): Contents {
  const all = passing(app);
  const told = ["within", ...COUNTED.map(([predicate]) => predicate)];
  return contents(all.flatMap((e) => e.out.filter((s) => told.includes(s.predicate))), all.flatMap((e) => e.observations), all);
}

export function regions(app: App): HTMLElement {
  const all = passing(app);
  const shown = new Set(all);
  const below = new Map<Entity | null, Entity[]>();
  for (const region of all) {
    const parent = parentRegion(region);
    const at = parent && shown.has(parent) ? parent : null;
    (below.get(at) ?? below.set(at, []).get(at)!).push(region);
  }
  const sorted = (list: Entity[]) => [...list].sort((a, b) => ((a.code ?? `9${a.name}`) < (b.code ?? `9${b.name}`) ? -1 : 1));
  const open = all.length <= OPEN;
  const branch = (region: Entity): HTMLElement => {
    const children = sorted(below.get(region) ?? []);
    const list = h("ul", { hidden: !open });
    const unfold = () => { if (list.childElementCount === 0) fill(list, children, branches, AT_ONCE); };
    if (open) unfold();
    return h("li", {}, h("div", { class: "leaf" }, children.length > 0 ? fold(region, list, unfold) : null, link(app, region),
      region.code ? h("code", {}, region.code) : null, h("span", { class: "aside" }, region.level ? word(region.level) : ""), counts(region)),
      children.length > 0 ? list : null);
  };
  const branches = (list: Entity[]) => list.map(branch);
  const roots = sorted(below.get(null) ?? []);
  return h("div", { class: "view" }, h("header", { class: "view-head" }, h("h1", {}, t("regions"))),
    roots.length > 0 ? fill(h("ul", { class: "tree" }), roots, branches, AT_ONCE) : h("p", { class: "none" }, t("noneHere")));
}

/** The button that shows and hides what lies in a region. */
function fold(region: Entity, list: HTMLElement, unfold: () => void): HTMLElement {
  const toggle: HTMLElement = button("", () => {
    unfold();
    list.hidden = !list.hidden;
    toggle.setAttribute("aria-expanded", String(!list.hidden));
  }, { class: "fold quiet", "aria-expanded": String(!list.hidden), "aria-label": `${region.name}: ${inverse("within")}` });
  return toggle;
}

function counts(region: Entity): HTMLElement {
  const parts = COUNTED.map(([predicate, kind]) => [kindName(kind), region.out.filter((s) => s.predicate === predicate).length] as const).filter(([, n]) => n > 0);
  if (region.observations.length > 0) parts.push([t("figures"), region.observations.length]);
  return h("span", { class: "tallies" }, parts.map(([name, n]) => h("span", {}, `${name} ${n}`)));
}
