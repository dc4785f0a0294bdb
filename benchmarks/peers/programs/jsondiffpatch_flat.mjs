// jsondiffpatch as a library on two flat structures, moves in lists detected, as its documentation has it.
//
//     node jsondiffpatch_flat.mjs PACKAGE OLD.json NEW.json OUT.json
//
// Writes its delta as it is.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, before, after, out] = process.argv.slice(2);
const { create } = await import(pathToFileURL(`${folder}/lib/index.js`).href);
const differ = create({ arrays: { detectMove: true } });
const [left, right] = [before, after].map((file) => JSON.parse(readFileSync(file, "utf8")));
writeFileSync(out, JSON.stringify(differ.diff(left, right) ?? {}));
