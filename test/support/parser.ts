import { readFileSync } from "node:fs";
import { loadParser } from "#src/parser/wasm-parser.ts";

/** One parser for all tests: it holds no state between files. */
export const parser = loadParser(readFileSync(new URL("../../src/parser/nix.wasm", import.meta.url)));
