// Makes ../assets/app.js and ../assets/app.css from this folder; with --check, only compares them.
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const targets = [
  { entry: "src/main.ts", out: "../assets/app.js" },
  { entry: "styles/main.css", out: "../assets/app.css" },
];

async function bundle(entry) {
  const { outputFiles } = await build({
    absWorkingDir: here("."),
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  return outputFiles[0].text;
}

let stale = 0;
for (const { entry, out } of targets) {
  const fresh = await bundle(entry);
  if (!process.argv.includes("--check")) {
    await writeFile(here(out), fresh);
  } else if ((await readFile(here(out), "utf8").catch(() => "")) !== fresh) {
    console.error(`${out} is not the bundle of ${entry}: run npm run bundle`);
    stale = 1;
  }
}
process.exitCode = stale;
