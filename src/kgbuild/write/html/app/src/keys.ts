// The keyboard: what works everywhere, and what works on the canvas.
import type { App } from "./app";
import type { Canvas } from "./canvas";
import { VIEWS } from "./state";

const KEPT = "kgbuild.shortcuts"; // where a browser keeps the switch, if it keeps anything for files
let on = kept();

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // a browser may refuse storage to files
  }
}

/** Whether single keys act everywhere: who speaks to the computer, or has unsteady hands, may not want them. */
export const shortcuts = (): boolean => on;

export function setShortcuts(to: boolean): void {
  on = to;
  try {
    localStorage.setItem(KEPT, to ? "on" : "off");
  } catch {
    // then it holds until the page is closed
  }
}

export function listen(app: App, canvas: Canvas, search: HTMLInputElement, help: () => void): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
    if (typing || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return letGo(app);
    if (!on) return;
    if (event.key === "?") help();
    else if (event.key === "/") {
      event.preventDefault();
      search.focus();
    } else if (/^[1-6]$/.test(event.key)) {
      app.store.set({ view: VIEWS[Number(event.key) - 1], choice: "" });
    }
  });
  canvas.element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = act(app, canvas, event.key);
    if (done) event.preventDefault();
  });
}

/** Closes what is open, else lets go of what is selected. */
function letGo(app: App): void {
  const open = document.querySelector<HTMLDetailsElement>("details.menu[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary")?.focus();
  } else if (app.store.state.selected) app.store.set({ selected: null });
}

const STEPS: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function act(app: App, canvas: Canvas, key: string): boolean {
  const { state } = app.store;
  const id = state.selected?.type === "entity" ? state.selected.id : null;
  if (STEPS[key]) canvas.step(...STEPS[key]);
  else if (key === "+" || key === "=") canvas.zoom(1.25);
  else if (key === "-") canvas.zoom(0.8);
  else if (key === "0") canvas.fit(false);
  else if (id === null) return false;
  else if (key === "Enter") document.getElementById("panel")?.focus();
  else if (key === "e") canvas.expand(id);
  else if (key === "h") app.store.set({ hidden: [...state.hidden, id], selected: null });
  else if (key === "p") app.store.set({ pinned: state.pinned.includes(id) ? state.pinned.filter((x) => x !== id) : [...state.pinned, id] });
  else return false;
  return true;
}
