// The drawn graph: vis-network with positions given, moved by mouse, touch and keyboard.
import { announce, h } from "./dom";
import { forgetColours, lineLook, renderer, type Look } from "./draw";
import { Filter } from "./filters";
import { t } from "./i18n";
import { around, box, clear, label, MARK, separate, type Box } from "./layout";
import type { Entity, Graph } from "./model";
import type { Opening } from "./payload";
import { scene, type Fold, type Line, type Scene } from "./scene";
import type { State, Store } from "./state";
import { kindName, kindOf, property } from "./terms";

interface Point { x: number; y: number }
interface VisNode { id: vis.Id; x?: number; y?: number; [option: string]: unknown }
interface VisEdge { id: string; [option: string]: unknown }

const READABLE = 0.72; // the scale below which labels are too small to read
const PAD = 20; // around what is drawn, and FOOT below it, where the buttons are
const FOOT = 68;
const NARROW = 620; // a canvas below this width is a phone's

export class Canvas {
  readonly element: HTMLElement;
  network: vis.Network | null = null;
  current: Scene = { nodes: [], parents: new Map(), folds: [], lines: [] };
  readonly places = new Map<vis.Id, Point>();
  private readonly labels = new Map<number, string>();
  private readonly looks = new Map<vis.Id, Look>();
  private readonly ctxRenderer = renderer(this.looks);
  private openingIds: number[] = [];
  private openingPlaces = new Map<number, Point>();
  private wasOpening = false;
  private boxes: Box[] = [];
  private readonly nodes: vis.DataSet<VisNode>;
  private readonly edges: vis.DataSet<VisEdge>;
  private readonly frame: HTMLElement;
  private shape = "";

  constructor(private readonly graph: Graph, private readonly store: Store, private readonly opening: Opening) {
    this.frame = h("div", { class: "canvas-frame" });
    this.element = h("div", { class: "canvas", tabindex: 0, role: "application", "aria-label": t("canvasHelp"), id: "canvas" }, this.frame);
    for (const n of opening.nodes) this.labels.set(n.id, n.label);
    this.nodes = new vis.DataSet<VisNode>([]);
    this.edges = new vis.DataSet<VisEdge>([]);
    store.subscribe((state, before) => this.update(state, before));
  }

  /** Draws for the first time; the element must be in the page. */
  start(): void {
    this.open();
    this.draw(this.store.state, true);
    const { nodes, edges } = this;
    this.network = new vis.Network(this.frame, { nodes, edges }, this.opening.options);
    this.frame.firstElementChild?.removeAttribute("tabindex"); // the element around it has the focus
    this.listen(this.network);
    this.fit(false);
    new ResizeObserver(() => this.network?.redraw()).observe(this.element);
  }

  /** The opening view's places: those for a phone on a phone, else spread to the shape of the canvas. */
  private open(): void {
    const { clientWidth: w, clientHeight: hgt } = this.element;
    const narrow = w < NARROW;
    const all = narrow ? this.opening.narrow.map(([id, x, y]) => ({ id, x, y })) : this.opening.nodes;
    const [xs, ys] = [all.map((n) => n.x), all.map((n) => n.y)];
    const shape = (Math.max(...xs) - Math.min(...xs) + 120) / (Math.max(...ys) - Math.min(...ys) + 90);
    const wanted = w > 0 && hgt > 0 ? w / hgt : shape;
    const [kx, ky] = [Math.min(1.5, Math.max(1, wanted / shape)), Math.min(1.5, Math.max(1, shape / wanted))];
    this.openingPlaces = new Map(all.map((n) => [n.id, { x: n.x * kx, y: n.y * ky }]));
    this.openingIds = all.map((n) => n.id);
    for (const [id, at] of this.openingPlaces) this.places.set(id, at);
  }

  private update(state: State, before: State): void {
    const parts = (s: State) => JSON.stringify([s.opening, s.centres, s.hidden, s.unfolded, s.path, s.filters]);
    const changed = parts(state) !== parts(before);
    this.draw(state, changed);
    if (changed && state.view === "graph") this.fit(true);
    else if (state.selected !== before.selected && this.element.clientWidth < NARROW) this.reveal(state);
  }

  redraw(): void {
    forgetColours();
    this.element.setAttribute("aria-label", t("canvasHelp"));
    this.draw(this.store.state, true);
  }

  private draw(state: State, anew: boolean): void {
    if (anew) {
      this.current = scene(this.graph, this.openingIds, state, new Filter(this.graph, state.filters));
      this.place(state);
    }
    const near = this.near(state);
    const nodes = [...this.current.nodes.map((e) => this.node(e, state, near)), ...this.current.folds.map((f) => this.fold(f))];
    const edges = [...this.current.lines.map((l) => this.line(l, state, near)), ...this.current.folds.map((f) => this.stub(f))];
    const drop = <T extends { id: vis.Id }>(set: vis.DataSet<T>, items: T[]) => {
      const kept = new Set(items.map((i) => i.id));
      set.remove(set.getIds().filter((id) => !kept.has(id)));
      set.update(items);
    };
    drop(this.edges, edges);
    drop(this.nodes, nodes);
    this.shape = `${nodes.length} ${edges.length}`;
    this.element.dataset.drawn = this.shape;
    this.element.dataset.folds = this.current.folds.map(this.foldText).join(" ");
  }

  /** What stays bright while something is selected; null: all. */
  private near(state: State): Set<number> | null {
    const s = state.selected;
    if (s?.type === "line") return new Set([s.from, s.to]);
    if (s?.type !== "entity" || !this.current.nodes.some((e) => e.id === s.id)) return null;
    const ids = new Set([s.id]);
    for (const line of this.current.lines) {
      if (line.from === s.id) ids.add(line.to);
      if (line.to === s.id) ids.add(line.from);
    }
    return ids;
  }

  text(entity: Entity): string {
    const made = this.labels.get(entity.id);
    if (made !== undefined) return made;
    const post = entity.kind === "Person" ? entity.out.find((s) => s.predicate === "holdsPost")?.object : null;
    return label(entity.name, post?.name ?? "");
  }

  private node(entity: Entity, state: State, near: Set<number> | null): VisNode {
    const s = state.selected;
    const text = this.text(entity);
    this.looks.set(entity.id, {
      kind: entity.kind, text, titled: entity.kind === "Person" && text.includes("\n"),
      pinned: state.pinned.includes(entity.id), fold: false, faded: near !== null && !near.has(entity.id),
      chosen: s?.type === "entity" ? s.id === entity.id : s?.type === "line" && (s.from === entity.id || s.to === entity.id),
    });
    return { id: entity.id, ...this.places.get(entity.id), shape: "custom", ctxRenderer: this.ctxRenderer };
  }

  foldText = (fold: Fold): string => `+${fold.count} ${kindName(fold.kind)}`;

  private fold(fold: Fold): VisNode {
    this.looks.set(fold.id, { kind: fold.kind, text: this.foldText(fold), titled: false, pinned: false, faded: false, chosen: false, fold: true });
    return { id: fold.id, ...this.places.get(fold.id), shape: "custom", ctxRenderer: this.ctxRenderer };
  }

  private line(line: Line, state: State, near: Set<number> | null): VisEdge {
    const s = state.selected;
    const chosen = s?.type === "entity" ? line.from === s.id || line.to === s.id
      : s?.type === "line" && line.from === s.from && line.to === s.to;
    const few = near === null || near.size <= 14 || s?.type === "line";
    const told = (chosen && few) || (s === null && state.path.length > 1);
    const name = told ? [...new Set(line.statements.map((x) => property(x.predicate)))].join(" · ") : "";
    const text = name && clear(name, middle([line.from, line.to].map((id) => this.places.get(id)!)), this.boxes) ? name : "";
    return { id: line.id, from: line.from, to: line.to, ...lineLook(chosen, near !== null && !chosen, text, line.both, !few) };
  }

  private stub(fold: Fold): VisEdge {
    return { id: `${fold.id}-`, from: fold.hub, to: fold.id, ...lineLook(false, false, "", false), dashes: [3, 3] };
  }

  /** Gives places to the nodes that have none: around the node that brought them in. */
  private place(state: State): void {
    const { opening, centres, path } = state;
    const fresh = opening ? centres.length === 0 || !this.wasOpening : centres.length === 1 || path.length > 0;
    this.wasOpening = opening;
    if (fresh) {
      for (const id of [...this.places.keys()]) if (!state.pinned.includes(id as number)) this.places.delete(id);
    }
    if (state.opening) for (const [id, at] of this.openingPlaces) if (!this.places.has(id)) this.places.set(id, at);
    const narrow = this.element.clientWidth < NARROW;
    state.path.forEach((id, i) => { if (!state.opening && !this.places.has(id)) this.places.set(id, narrow ? { x: (i % 2) * 150, y: i * 80 } : { x: i * 230, y: (i % 2) * 90 }); });
    const ids: vis.Id[] = [...this.current.nodes.map((e) => e.id), ...this.current.folds.map((f) => f.id)];
    const fixed = ids.filter((id) => this.places.has(id));
    const boxes = new Map<vis.Id, Box>();
    const texts = new Map<vis.Id, string>([
      ...this.current.nodes.map((e): [vis.Id, string] => [e.id, this.text(e)]),
      ...this.current.folds.map((f): [vis.Id, string] => [f.id, this.foldText(f)]),
    ]);
    for (const id of ids) boxes.set(id, box(id, texts.get(id) ?? "", this.places.get(id)?.x, this.places.get(id)?.y, this.places.has(id)));
    const hubs = new Map<number, Box[]>();
    const parentOf = (id: vis.Id) => this.current.folds.find((f) => f.id === id)?.hub ?? this.current.parents.get(id as number) ?? -1;
    for (const id of ids) if (!fixed.includes(id)) hubs.set(parentOf(id), [...(hubs.get(parentOf(id)) ?? []), boxes.get(id)!]);
    for (const root of hubs.get(-1) ?? []) this.free(root, fixed.length > 0 ? [...this.places.values()] : []);
    for (const [hub, children] of hubs) {
      if (hub < 0) continue;
      const centre = boxes.get(hub) ?? { x: 0, y: 0 };
      around(centre, children, state.opening || state.centres.indexOf(hub) > 0 ? middle([...boxes.values()].filter((b) => b.fixed)) : null);
    }
    this.boxes = [...boxes.values()];
    separate(this.boxes);
    for (const [id, b] of boxes) this.places.set(id, { x: b.x, y: b.y });
  }

  /** A place outside of what is drawn. */
  private free(root: Box, taken: Point[]): void {
    root.x = taken.length > 0 ? Math.max(...taken.map((p) => p.x)) + 320 : 0;
    root.y = taken.length > 0 ? middle(taken).y : 0;
  }

  private listen(network: vis.Network): void {
    network.on("click", (event) => this.choose(event.nodes[0], event.edges[0]));
    network.on("doubleClick", (event) => { if (typeof event.nodes[0] === "number") this.expand(event.nodes[0]); });
    network.on("dragEnd", (event) => {
      const id = event.nodes[0];
      if (id === undefined) return;
      this.places.set(id, network.getPosition(id));
      if (typeof id === "number" && !this.store.state.pinned.includes(id)) this.store.set({ pinned: [...this.store.state.pinned, id] });
    });
    network.on("hoverNode", () => this.element.classList.add("over"));
    network.on("blurNode", () => this.element.classList.remove("over"));
    network.on("hoverEdge", () => this.element.classList.add("over"));
    network.on("blurEdge", () => this.element.classList.remove("over"));
  }

  private choose(node: vis.Id | undefined, edge: vis.Id | undefined): void {
    if (typeof node === "string") {
      this.store.set({ unfolded: [...this.store.state.unfolded, node.slice("fold:".length)] });
    } else if (node !== undefined) {
      this.store.set({ selected: { type: "entity", id: node } });
    } else if (edge !== undefined) {
      const line = this.current.lines.find((l) => l.id === edge);
      if (line) this.store.set({ selected: { type: "line", from: line.from, to: line.to } });
    } else {
      this.store.set({ selected: null });
    }
    this.network?.unselectAll();
  }

  expand(id: number): void {
    const { centres, hidden } = this.store.state;
    this.store.set({ centres: [...centres.filter((c) => c !== id), id], hidden: hidden.filter((x) => x !== id), selected: { type: "entity", id } });
  }

  /** Shows all that is drawn, labels too; where they would be too small to read, what was opened last. */
  fit(near: boolean): void {
    const { clientWidth: w, clientHeight: hgt } = this.element;
    if (!this.network || w === 0) return;
    const boxes = [...this.current.nodes.map((e) => box(e.id, this.text(e))), ...this.current.folds.map((f) => box(f.id, this.foldText(f)))];
    const at = (b: Box) => this.places.get(b.id) ?? { x: 0, y: 0 };
    const [left, right] = [Math.min(...boxes.map((b) => at(b).x - b.width / 2)), Math.max(...boxes.map((b) => at(b).x + b.width / 2))];
    const [top, bottom] = [Math.min(...boxes.map((b) => at(b).y - MARK / 2)), Math.max(...boxes.map((b) => at(b).y + b.below))];
    if (boxes.length === 0) return;
    const most = Math.min(3.2, Math.max(1.15, w / 900));
    const covered = this.covered();
    const foot = Math.max(FOOT, covered + PAD);
    const scale = Math.min(most, (w - 2 * PAD) / Math.max(right - left, 1), (hgt - PAD - foot) / Math.max(bottom - top, 1));
    const { selected: s, path } = this.store.state;
    const hub = s?.type === "entity" ? s.id : this.store.state.centres.at(-1) ?? this.current.nodes[0]?.id;
    const focus = hub === undefined ? undefined : this.places.get(hub);
    const far = scale < READABLE && path.length === 0 && (near || w < NARROW);
    this.element.dataset.scale = String(far && focus ? READABLE : scale);
    if (far && focus) return this.network.moveTo({ position: focus, scale: READABLE, offset: { x: 0, y: -covered / 2 }, animation: false });
    const centre = { x: (left + right) / 2, y: (top + bottom) / 2 + (foot - PAD) / 2 / scale };
    this.network.moveTo({ position: centre, scale: Math.max(scale, 0.05), animation: false });
  }

  /** On a phone the panel covers the lower part while it is open: how many pixels. */
  private covered(): number {
    const { selected, path } = this.store.state;
    return (selected || path.length > 1) && this.element.clientWidth < NARROW ? this.element.clientHeight * 0.58 : 0;
  }

  private reveal(state: State): void {
    const s = state.selected;
    const at = s?.type === "entity" ? this.places.get(s.id) : undefined;
    if (!at || !this.network) return;
    this.network.moveTo({ position: at, scale: this.network.getScale(), offset: { x: 0, y: -this.covered() / 2 }, animation: false });
  }

  /** The keyboard's way: to the nearest node in a direction. */
  step(dx: number, dy: number): void {
    const s = this.store.state.selected;
    const here = s?.type === "entity" ? this.places.get(s.id) : undefined;
    const from = here ?? this.network?.getViewPosition() ?? { x: 0, y: 0 };
    let best: Entity | null = null;
    let least = Infinity;
    for (const e of this.current.nodes) {
      const p = this.places.get(e.id);
      if (!p || (s?.type === "entity" && s.id === e.id)) continue;
      const [along, aside] = [(p.x - from.x) * dx + (p.y - from.y) * dy, Math.abs((p.x - from.x) * dy - (p.y - from.y) * dx)];
      const cost = here && along <= 0 ? Infinity : Math.abs(along) + 2 * aside;
      if (cost < least) [least, best] = [cost, e];
    }
    if (!best) return;
    this.store.set({ selected: { type: "entity", id: best.id } });
    announce(`${best.name}, ${kindOf(best.kind)}`);
    const dom = this.network?.canvasToDOM(this.places.get(best.id)!);
    const { clientWidth: w, clientHeight: hgt } = this.element;
    if (dom && (dom.x < 60 || dom.y < 60 || dom.x > w - 60 || dom.y > hgt - 60)) this.network?.focus(best.id, { animation: false });
  }

  zoom(factor: number): void {
    const network = this.network;
    network?.moveTo({ scale: Math.min(4, Math.max(0.1, network.getScale() * factor)), animation: false });
  }
}

function middle(points: Point[]): Point {
  const n = Math.max(points.length, 1);
  return { x: points.reduce((s, p) => s + p.x, 0) / n, y: points.reduce((s, p) => s + p.y, 0) / n };
}
