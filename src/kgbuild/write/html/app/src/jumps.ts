// What a long panel holds, as a row of chips that lead there: “carries out 12”, “figures 15”.
import { button, h } from "./dom";
import { t } from "./i18n";

const FEW = 3; // sections that are found without

export function jumps(sections: HTMLElement[]): HTMLElement | null {
  if (sections.length < FEW) return null;
  return h("nav", { class: "jumps chips", "aria-label": t("contents") }, sections.map((section) => {
    const heading = section.querySelector("h3")!;
    heading.tabIndex = -1;
    const [name, count] = [heading.firstChild?.textContent ?? "", heading.querySelector(".count")?.textContent ?? ""];
    return button([name, h("span", { class: "count" }, count)], () => go(heading), { class: "chip" });
  }));
}

function go(heading: HTMLElement): void {
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
}
