// Makes ../assets/query.js and ../assets/query.css from this folder; with --check, only compares them.
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const banner = `/*! YASQE: the SPARQL editor of YASGUI (@zazuko/yasqe), MIT: see query.LICENSE.txt */`;

const { outputFiles } = await build({
  absWorkingDir: here("."),
  entryPoints: { query: "src/main.js" },
  outdir: here("../assets"),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  banner: { js: banner, css: banner },
  write: false,
});

let stale = 0;
for (const { path, text } of outputFiles) {
  if (!process.argv.includes("--check")) {
    await writeFile(path, text);
  } else if ((await readFile(path, "utf8").catch(() => "")) !== text) {
    console.error(`${path} is not the bundle of src: run npm run bundle`);
    stale = 1;
  }
}
process.exitCode = stale;
