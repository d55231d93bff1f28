// An answer as elements of the page: a table of solutions, yes or no, Turtle, or the reason of a refusal.

/** The elements that show a response of the endpoint. */
export async function shown(response, given) {
  const text = await response.text();
  if (!response.ok || !response.headers.get("Content-Type").includes("json")) return element("pre", text);
  const content = JSON.parse(text);
  return "boolean" in content ? element("p", String(content.boolean)) : table(content, given);
}

function table({ head, results }, given) {
  const whole = document.createElement("div");
  const rows = document.createElement("table");
  const names = rows.createTHead().insertRow();
  for (const name of head.vars) names.append(element("th", name));
  const body = rows.createTBody();
  for (const binding of results.bindings) {
    const row = body.insertRow();
    for (const name of head.vars) row.insertCell().append(term(binding[name], given));
  }
  whole.append(element("p", `(${results.bindings.length})`), rows);
  return whole;
}

function term(value, given) {
  if (value === undefined) return "";
  if (value.type !== "uri") return value.value;
  const link = element("a", short(value.value, given.prefixes));
  link.href = `/entity?iri=${encodeURIComponent(value.value)}`;
  return link;
}

function short(iri, prefixes) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
