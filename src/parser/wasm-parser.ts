import type { SourceFile } from "../source/source-file.ts";
import { FlatTree } from "./flat-tree.ts";
import { lowerTree, readComments, readGrammar } from "./lower-tree.ts";
import type { Grammar } from "./lowering.ts";
import { findMistakes } from "./mistakes/find-mistakes.ts";
import { NixWasm, type ParseOutcome } from "./nix-wasm.ts";
import type { Parser } from "./parser.ts";
import type { Damaged, SyntaxProblem, SyntaxTree } from "./syntax.ts";
import { findProblems } from "./syntax-problems.ts";

/** Makes the parser from the bytes of nix.wasm. Throws only if they are not that module. */
export function loadParser(wasm: Uint8Array): Parser {
  return new WasmParser(new NixWasm(wasm));
}

class WasmParser implements Parser {
  readonly #module: NixWasm;
  readonly #grammar: Grammar;
  readonly #commentSymbol: number;

  constructor(module: NixWasm) {
    this.#module = module;
    this.#grammar = readGrammar(module.names);
    this.#commentSymbol = module.names.symbols.indexOf("comment");
  }

  parse(source: SourceFile): SyntaxTree {
    const { text } = source;
    const outcome = commentsRunAway(text) ? "gave-up" : this.#module.parse(text);
    if (outcome !== "tree") return unreadable(source, outcome, this.#module);
    const tree = new FlatTree(this.#module.words);
    const hasErrors = this.#module.hasErrors;
    const comments = readComments(text, tree, this.#commentSymbol);
    const { root, problems } = lowerTree(text, tree, this.#grammar, hasErrors);
    return { source, root, comments, problems: findProblems(source, root, hasErrors ? tree : null, problems) };
  }
}

/** Each unclosed comment makes the grammar read on to the end of the file: many of them take forever. */
function commentsRunAway(text: string): boolean {
  let runAways = 0;
  let offset = text.indexOf("/*", text.lastIndexOf("*/") + 2);
  for (; offset >= 0 && runAways <= runAwayLimit; offset = text.indexOf("/*", offset + 2)) runAways++;
  return runAways > runAwayLimit;
}

const runAwayLimit = 100;

/** The tree of a file that is given up: one piece, without what it holds. */
function unreadable(source: SourceFile, outcome: ParseOutcome, module: NixWasm): SyntaxTree {
  const { text } = source;
  const root: Damaged = { kind: "Damaged", start: 0, end: text.length, parent: null, parts: [] };
  const isSound = outcome === "too-deep" && !module.hasErrors;
  const mistakes = isSound ? [] : findMistakes(text);
  if (mistakes.length > 0) return { source, root, comments: [], problems: mistakes.slice(0, 1) };
  const tree = new FlatTree(module.words);
  const start = outcome === "too-deep" ? tree.start(tree.count - 1) : 0;
  const message = outcome === "too-deep" ? "nested too deeply to be read" : "too many mistakes to be read";
  const problem: SyntaxProblem = { message, span: { start, end: Math.min(start + 1, root.end) } };
  return { source, root, comments: [], problems: [problem] };
}
