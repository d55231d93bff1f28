// Help: what the keys and the pointer do, and the switch for shortcuts of a single key.
import { button, h, replace } from "./dom";
import { t, type Word } from "./i18n";
import { setShortcuts, shortcuts } from "./keys";

const EVERYWHERE: [keys: string, does: Word][] = [
  ["/", "keySearch"], ["1 … 6", "keyViews"], ["?", "keyHelp"],
];
const ALWAYS: [keys: string, does: Word][] = [["Esc", "keyEscape"]];
const ON_GRAPH: [keys: string, does: Word][] = [
  ["← ↑ → ↓", "keyMove"], ["Enter", "keyPanel"], ["E", "expand"], ["H", "hide"], ["P", "pin"], ["+  −  0", "keyZoom"],
];

export class Help {
  readonly element = h("dialog", { class: "help", "aria-labelledby": "help-title" });

  constructor() {
    this.element.addEventListener("click", (event) => { if (event.target === this.element) this.element.close(); });
  }

  open = (): void => {
    if (this.element.open) return;
    const singles = h("input", { type: "checkbox", checked: shortcuts(), onchange: () => { setShortcuts(singles.checked); this.fill(singles); } });
    this.fill(singles);
    this.element.showModal();
  };

  private fill(singles: HTMLInputElement): void {
    const off = singles.checked ? "" : "off";
    replace(this.element,
      h("header", {}, h("h2", { id: "help-title" }, t("help")), button("×", () => this.element.close(), { class: "quiet", "aria-label": t("close") })),
      h("p", {}, t("helpPointer")),
      h("h3", {}, t("keysGraph")), keys(ON_GRAPH),
      h("h3", {}, t("keysEverywhere")), keys(EVERYWHERE, off), keys(ALWAYS),
      h("label", { class: "check" }, singles, t("keysSwitch")),
      h("p", { class: "hint" }, t("keysWhy")));
    if (off) singles.focus();
  }
}

function keys(list: [string, Word][], look = ""): HTMLElement {
  return h("dl", { class: `keys ${look}` }, list.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(does))]));
}
