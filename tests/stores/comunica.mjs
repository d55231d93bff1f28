// Loads a Turtle file with N3.js and asks it with Comunica: node comunica.mjs MODULES GRAPH QUERIES
// QUERIES is a file of JSON, from names to SPARQL; the answers are printed as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, graph, queries] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { Parser, Store } = require('n3');
const { QueryEngine } = require('@comunica/query-sparql-rdfjs-lite');

const store = new Store(new Parser().parse(readFileSync(graph, 'utf8')));
const engine = new QueryEngine();
const rows = {};
for (const [name, sparql] of Object.entries(JSON.parse(readFileSync(queries, 'utf8')))) {
  const answer = await engine.query(sparql, { sources: [store] });
  const variables = (await answer.metadata()).variables.map(({ variable, value }) => (variable ?? { value }).value);
  const bindings = await (await answer.execute()).toArray();
  rows[name] = bindings.map((binding) => variables.map((variable) => binding.get(variable)?.value ?? ''));
}
console.log(JSON.stringify({ triples: store.size, rows }));
