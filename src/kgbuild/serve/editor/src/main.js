// The query page: YASQE as the editor, with the terms of the ontology to complete; answers as a table.
import Yasqe from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";
import "./query.css";
import { shown } from "./answer.js";

const given = JSON.parse(document.getElementById("given").textContent);

/** A completer of YASQE that proposes `terms` instead of asking a service elsewhere. */
function completer(kind, terms) {
  const name = `kg-${kind}`;
  Yasqe.forkAutocompleter(kind, { name, bulk: true, persistenceId: null, get: () => terms });
  return name;
}

function prefixes() {
  const name = "kg-prefixes";
  const rows = Object.entries(given.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name, bulk: true, persistenceId: null, get: () => rows });
  return name;
}

const place = document.getElementById("editor");
const answer = document.getElementById("answer");
const button = document.getElementById("run");
let running = null;

async function run() {
  running?.abort();
  running = new AbortController();
  answer.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: {
        "Content-Type": "application/sparql-query",
        Accept: "application/sparql-results+json, text/turtle;q=0.9",
      },
      body: editor.getValue(),
      signal: running.signal,
    });
    answer.replaceChildren(await shown(response, given));
  } catch (error) {
    if (error.name !== "AbortError") answer.replaceChildren(String(error));
  } finally {
    answer.removeAttribute("aria-busy");
  }
}

const editor = new Yasqe(place, {
  value: given.query,
  autocompleters: [completer("class", given.classes), completer("property", given.properties), prefixes(), "variables"],
  prefixCcApi: null,
  createShareableLink: null,
  showQueryButton: false,
  persistenceId: null,
  resizeable: false,
  editorHeight: "18rem",
  extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-Space": () => editor.autocomplete(), Esc: () => button.focus() },
});
editor.getInputField().setAttribute("aria-label", "SPARQL");

button.addEventListener("click", run);
for (const question of document.querySelectorAll("button[data-question]")) {
  question.addEventListener("click", () => {
    editor.setValue(given.questions[question.dataset.question]);
    run();
  });
}
