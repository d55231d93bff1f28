// What is selected, shown in the view that is open: an entity wherever it stands, a figure in its row.
import type { Graph } from "../model";
import type { Selection } from "../state";

export function markChosen(view: HTMLElement, selected: Selection | null, graph: Graph): void {
  const keys = new Set<string | undefined>();
  if (selected?.type === "entity") keys.add(graph.entities[selected.id].key);
  if (selected?.type === "line") [selected.from, selected.to].forEach((id) => keys.add(graph.entities[id].key));
  const figure = selected?.type === "observation" ? String(selected.id) : null;
  view.querySelectorAll<HTMLElement>("[data-key], [data-observation]").forEach((element) => {
    const { key, observation } = element.dataset;
    element.classList.toggle("is-chosen", key === undefined ? observation === figure : keys.has(key));
  });
}
