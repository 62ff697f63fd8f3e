import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as V8 from "node:v8";
import { type CompiledParser, compileParser } from "../parser/nix-wasm.ts";
import type { Parser } from "../parser/parser.ts";
import { parserOf } from "../parser/wasm-parser.ts";

/** Above this, optimised code pays for the time V8 takes to make it. */
const smallRun = 400;

/** Beside the program once it is bundled, beside the parser's source before. */
const wasmFile = join(import.meta.dirname, import.meta.filename.endsWith(".ts") ? "../parser/nix.wasm" : "nix.wasm");

/** How much of a function V8 runs before it optimises it, as it comes with Node 20, and so much that it never does. */
const budget = { usual: 1_800_000, endless: 2_000_000_000 } as const;

/** Loads the parser for a run over about so many files. */
export function loadParserFor(fileCount: number): Parser {
  return parserOf(compileParserFor(fileCount));
}

/** A parser that is compiled when it is first used: a run that finds everything in the cache uses none. */
export interface LazyParser extends Parser {
  readonly compiled: CompiledParser;
}

/** The parser for a run over about so many files. */
export function parserWhenNeeded(fileCount: number): LazyParser {
  let compiled: CompiledParser | undefined;
  let parser: Parser | undefined;
  const compiledNow = () => {
    compiled ??= compileParserFor(fileCount);
    return compiled;
  };
  return {
    get compiled() {
      return compiledNow();
    },
    parse(source, timer) {
      parser ??= parserOf(compiledNow());
      return parser.parse(source, timer);
    },
  };
}

function compileParserFor(fileCount: number): CompiledParser {
  const wasm = readFileSync(wasmFile);
  // Before Node 22 the program cannot end until V8 has optimised the parser in the background: 45 ms for nothing.
  if (fileCount > smallRun || Number.parseInt(process.versions.node, 10) >= 22) return compileParser(wasm);
  // Loading this takes 2 ms, which a later Node need not spend.
  const { setFlagsFromString } = createRequire(import.meta.filename)("node:v8") as typeof V8;
  setFlagsFromString(`--wasm-tiering-budget=${budget.endless}`);
  try {
    return compileParser(wasm);
  } finally {
    // V8 takes compiled code only under the flags that it was kept under (code-cache.ts).
    setFlagsFromString(`--wasm-tiering-budget=${budget.usual}`);
  }
}
