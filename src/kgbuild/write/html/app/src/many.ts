// Lists of many: the first rows at once, and a button for the next.
import { button, h } from "./dom";
import { t } from "./i18n";

/** Fills a list with the first `most` of the items, and with `then` more each time that these are asked for. */
export function fill<T>(list: HTMLElement, items: T[], rows: (items: T[]) => Node[], most: number, then = most): HTMLElement {
  list.append(...rows(items.slice(0, most)));
  const rest = items.slice(most);
  if (rest.length === 0) return list;
  const more = h("li", {}, button(`+${rest.length} ${t("more")}`, () => {
    more.remove();
    fill(list, rest, rows, then);
  }, { class: "quiet" }));
  list.append(more);
  return list;
}
