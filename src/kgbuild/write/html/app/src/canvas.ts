// The drawn graph: vis-network with positions given, moved by mouse, touch and keyboard.
import { announce, h } from "./dom";
import { forgetColours, lineLook, renderer, type Look } from "./draw";
import { Filter } from "./filters";
import { t } from "./i18n";
import { box, clear, label, MARK, type Box } from "./layout";
import { posts, type Entity, type Graph } from "./model";
import type { Opening } from "./payload";
import { arrange, isNarrow, middle, spread, type Frame, type Point } from "./places";
import { scene, selectedIds, type Fold, type Line, type Scene } from "./scene";
import type { State, Store } from "./state";
import { kindName, kindOf, property } from "./terms";

interface VisNode { id: vis.Id; x?: number; y?: number; [option: string]: unknown }
interface VisEdge { id: string; [option: string]: unknown }

const READABLE = 0.72; // the scale below which labels are too small to read
const PAD = 20; // around what is drawn, and FOOT below it, where the buttons are
const FOOT = 68;
const EDGE = 60; // what is selected stands at least as far from the edge

export class Canvas {
  readonly element: HTMLElement;
  network: vis.Network | null = null;
  current: Scene = { nodes: [], parents: new Map(), guests: [], folds: [], lines: [] };
  readonly places = new Map<vis.Id, Point>();
  private readonly labels = new Map<number, string>();
  private readonly looks = new Map<vis.Id, Look>();
  private readonly ctxRenderer = renderer(this.looks);
  private openingIds: number[] = [];
  private openingPlaces = new Map<number, Point>();
  private opened = 0; // the width for which it was
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
  }

  /** Draws for the first time; the element must be in the page, and all around it listen already. */
  start(): void {
    this.store.subscribe((state, before) => this.update(state, before));
    this.open();
    this.draw(this.store.state, true);
    const { nodes, edges } = this;
    this.network = new vis.Network(this.frame, { nodes, edges }, this.opening.options);
    this.frame.firstElementChild?.removeAttribute("tabindex"); // the element around it has the focus
    this.listen(this.network);
    this.fit(false);
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  /** The opening view's places: those for a phone on a phone. */
  private open(): void {
    const frame = this.size();
    const all = isNarrow(frame) ? this.opening.narrow.map(([id, x, y]) => ({ id, x, y })) : this.opening.nodes;
    this.openingPlaces = spread(all, frame);
    this.openingIds = all.map((n) => n.id);
    this.opened = frame.width;
  }

  /** Of the canvas, or of where it will be while another view covers it. */
  private size(): Frame {
    const { clientWidth: width, clientHeight: height } = this.element.closest(".stage") ?? this.element;
    return { width, height };
  }

  private update(state: State, before: State): void {
    const parts = (s: State) => JSON.stringify([s.opening, s.centres, s.hidden, s.unfolded, s.path, s.filters]);
    const changed = parts(state) !== parts(before);
    const guests = state.selected !== before.selected && (this.current.guests.length > 0
      || selectedIds(this.graph, state).some((id) => !this.current.nodes.some((e) => e.id === id)));
    this.draw(state, changed || guests, guests && !changed);
    if (changed && state.view === "graph") this.fit(true);
    else if (state.selected !== before.selected) this.reveal(state);
  }

  /** Fits anew what a window of another width shows. */
  private resize(): void {
    const { width } = this.size();
    if (width > 0 && Math.abs(width - this.opened) > EDGE) {
      this.open();
      this.redraw();
      this.fit(false);
    }
    this.network?.redraw();
  }

  redraw(): void {
    forgetColours();
    this.element.setAttribute("aria-label", t("canvasHelp"));
    this.draw(this.store.state, true);
  }

  private draw(state: State, anew: boolean, keep = false): void {
    if (anew) {
      for (const id of this.current.guests) if (!state.pinned.includes(id)) this.places.delete(id);
      this.current = scene(this.graph, this.openingIds, state, new Filter(this.graph, state.filters));
      if (!keep) this.forget(state);
      this.boxes = arrange(this.places, this.current, state, this.texts(), this.size());
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
    return label(entity.name, entity.kind === "Person" ? posts(entity)[0]?.name ?? "" : "");
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

  private texts(): Map<vis.Id, string> {
    return new Map<vis.Id, string>([
      ...this.current.nodes.map((e): [vis.Id, string] => [e.id, this.text(e)]),
      ...this.current.folds.map((f): [vis.Id, string] => [f.id, this.foldText(f)]),
    ]);
  }

  /** Forgets the places of what is laid out afresh: a single node with its neighbours, a path, the opening view. */
  private forget(state: State): void {
    const { opening, centres, path } = state;
    const fresh = opening ? centres.length === 0 || !this.wasOpening : centres.length === 1 || path.length > 0;
    if (fresh) for (const id of [...this.places.keys()]) if (!state.pinned.includes(id as number)) this.places.delete(id);
    if (opening) for (const [id, at] of this.openingPlaces) if (!this.places.has(id)) this.places.set(id, at);
    this.wasOpening = opening;
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
    const foot = covered < FOOT ? covered + FOOT : covered + PAD; // below a sheet that is open the buttons are not seen
    const scale = Math.min(most, (w - 2 * PAD) / Math.max(right - left, 1), (hgt - PAD - foot) / Math.max(bottom - top, 1));
    const { selected: s, path } = this.store.state;
    const hub = s?.type === "entity" ? s.id : this.store.state.centres.at(-1) ?? this.current.nodes[0]?.id;
    const focus = hub === undefined ? undefined : this.places.get(hub);
    const far = scale < READABLE && path.length === 0 && (near || isNarrow(this.size()));
    this.element.dataset.whole = String(!far);
    this.element.dataset.scale = String(far && focus ? READABLE : scale);
    if (far && focus) return this.network.moveTo({ position: focus, scale: READABLE, offset: { x: 0, y: -covered / 2 }, animation: false });
    const centre = { x: (left + right) / 2, y: (top + bottom) / 2 + (foot - PAD) / 2 / scale };
    this.network.moveTo({ position: centre, scale: Math.max(scale, 0.05), animation: false });
  }

  /** How many pixels of the lower part the panel covers, as it does on a phone. */
  private covered(): number {
    const sheet = document.getElementById("panel")?.getBoundingClientRect();
    const own = this.element.getBoundingClientRect();
    if (!sheet || sheet.left >= own.right) return 0;
    return Math.min(Math.max(0, own.bottom - sheet.top), own.height * 0.58);
  }

  /** Moves what was selected to the middle where it is outside of what is seen. */
  private reveal(state: State): void {
    const at = this.places.get(selectedIds(this.graph, state)[0]);
    const { clientWidth: w, clientHeight: hgt } = this.element;
    if (!at || !this.network || w === 0) return;
    const dom = this.network.canvasToDOM(at);
    const covered = this.covered();
    if (dom.x >= EDGE && dom.y >= EDGE && dom.x <= w - EDGE && dom.y <= hgt - covered - EDGE) return;
    this.network.moveTo({ position: at, scale: this.network.getScale(), offset: { x: 0, y: -covered / 2 }, animation: false });
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
  }

  zoom(factor: number): void {
    const network = this.network;
    network?.moveTo({ scale: Math.min(4, Math.max(0.1, network.getScale() * factor)), animation: false });
  }
}
