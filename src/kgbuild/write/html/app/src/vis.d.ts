// The part of vis-network that the page uses; the library itself is inlined beside this bundle.
declare namespace vis {
  type Id = number | string;
  class DataSet<T extends { id: Id }> {
    constructor(items?: T[]);
    update(items: T[]): void;
    remove(ids: Id[]): void;
    get(id: Id): T | null;
    getIds(): Id[];
  }
  interface Options { [name: string]: unknown }
  interface Event {
    nodes: Id[];
    edges: Id[];
    pointer: { DOM: { x: number; y: number }; canvas: { x: number; y: number } };
    event: { preventDefault?: () => void };
    node?: Id;
    edge?: Id;
  }
  class Network {
    constructor(container: HTMLElement, data: { nodes: unknown; edges: unknown }, options: Options);
    on(event: string, handler: (event: Event) => void): void;
    once(event: string, handler: () => void): void;
    fit(options?: Options): void;
    focus(id: Id, options?: Options): void;
    moveTo(options: Options): void;
    getScale(): number;
    getViewPosition(): { x: number; y: number };
    getPosition(id: Id): { x: number; y: number };
    getPositions(ids?: Id[]): Record<string, { x: number; y: number }>;
    selectNodes(ids: Id[], highlight?: boolean): void;
    selectEdges(ids: Id[]): void;
    unselectAll(): void;
    redraw(): void;
    setOptions(options: Options): void;
    getNodeAt(at: { x: number; y: number }): Id | undefined;
    DOMtoCanvas(at: { x: number; y: number }): { x: number; y: number };
    canvasToDOM(at: { x: number; y: number }): { x: number; y: number };
    canvas: { frame: { canvas: HTMLCanvasElement } };
  }
}
