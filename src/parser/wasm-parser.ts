import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { type StepTimer, timed } from "../source/step-timer.ts";
import { applyEdits } from "../source/text-edit.ts";
import { attachDamaged } from "./attach-damaged.ts";
import { FlatTree } from "./flat-tree.ts";
import { type LoweredFile, lowerTree, readComments, readGrammar } from "./lower-tree.ts";
import type { Grammar } from "./lowering.ts";
import { blankOut, type Doubt } from "./mistakes/doubt.ts";
import { findMistakes } from "./mistakes/find-mistakes.ts";
import { type CompiledParser, compileParser, NixWasm, type ParseOutcome } from "./nix-wasm.ts";
import type { Parser } from "./parser.ts";
import type { Comment, Damaged, SyntaxProblem, SyntaxTree } from "./syntax.ts";
import { findProblems } from "./syntax-problems.ts";

/** Makes the parser from the bytes of nix.wasm. Throws only if they are not that module. */
export function loadParser(wasm: Uint8Array): Parser {
  return parserOf(compileParser(wasm));
}

/** Makes the parser from nix.wasm as this thread or another has compiled it. */
export function parserOf(compiled: CompiledParser): Parser {
  return new WasmParser(new NixWasm(compiled));
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

  parse(source: SourceFile, timer?: StepTimer): SyntaxTree {
    const { text } = source;
    const outcome = commentsRunAway(text) ? "gave-up" : this.#module.parse(text);
    if (outcome !== "tree") return unreadable(source, outcome, this.#module);
    const isRefused = this.#module.hasErrors;
    const reading = timed(timer, "lower", () => this.#read(text));
    if (isRefused) return this.#refused(source, reading);
    const problems = findProblems(source, reading.root, null, reading.problems);
    const damage = text.includes("\0") ? [wholeOf(text)] : [];
    return { source, root: reading.root, comments: reading.comments, problems, damage };
  }

  /** The tree of the text that the module parsed last. */
  #read(text: string): Reading {
    const tree = new FlatTree(this.#module.words);
    const comments = readComments(text, tree, this.#commentSymbol);
    const isRefused = this.#module.hasErrors;
    const { root, problems } = lowerTree(text, tree, this.#grammar, isRefused);
    return { root, comments, problems, firstDamage: isRefused ? firstDamage(tree) : null };
  }

  #refused(source: SourceFile, reading: Reading): SyntaxTree {
    const mistakes = findMistakes(source.text);
    const rest = this.#readRest(source.text, mistakes.doubts);
    const { root, comments, problems: tooMuch } = rest ?? { ...reading, problems: [] };
    const damage = rest === null ? [wholeOf(source.text)] : mistakes.doubts.map(({ start, end }) => ({ start, end }));
    const problems = findProblems(source, root, { mistakes, firstDamage: reading.firstDamage }, tooMuch);
    return {
      source,
      root,
      comments,
      problems: problems.map((problem) => this.#proved(problem, source, problems)),
      damage,
    };
  }

  /** The problem without its fix, if that does not mend it. */
  #proved(problem: SyntaxProblem, { path: file, text }: SourceFile, all: readonly SyntaxProblem[]): SyntaxProblem {
    if (problem.fix === undefined) return problem;
    const fixed = applyEdits(
      text,
      problem.fix.edits.map((edit) => ({ ...edit, file })),
    );
    const isMended = all.length > 1 ? findMistakes(fixed).problems.length < all.length : this.#accepts(fixed);
    if (isMended) return problem;
    const { fix: _useless, ...rest } = problem;
    return rest;
  }

  #accepts(text: string): boolean {
    return this.#module.parse(text) === "tree" && !this.#module.hasErrors;
  }

  /** Reads a file without the stretches that make it unreadable; `null` if they do not explain why it is. */
  #readRest(text: string, doubts: readonly Doubt[]): Reading | null {
    if (text.includes("\0") || doubts.some((doubt) => doubt.end - doubt.start === text.length)) return null;
    const remaining = blankOut(text, doubts);
    if (remaining === null || this.#module.parse(remaining) !== "tree" || this.#module.hasErrors) return null;
    const reading = this.#read(remaining);
    const stretches = doubts.map(({ start, end, filler }) => ({ start, end: end - filler.length }));
    const root = reading.root && attachDamaged(text, reading.root, stretches);
    return root && { ...reading, root };
  }
}

/** What a text says, as far as it could be read. */
interface Reading extends LoweredFile {
  readonly comments: readonly Comment[];
  /** Where the grammar first had to recover. */
  readonly firstDamage: Span | null;
}

function wholeOf(text: string): Span {
  return { start: 0, end: text.length };
}

/** The first stretch that the grammar skipped or made up. */
function firstDamage(tree: FlatTree): Span | null {
  for (let node = 0; node < tree.count; node++) {
    if (tree.isError(node) || tree.isMissing(node)) return { start: tree.start(node), end: tree.end(node) };
  }
  return null;
}

/** Each unclosed comment makes the grammar read on to the end of the file: many of them take forever. */
function commentsRunAway(text: string): boolean {
  if (!text.includes("/*")) return false;
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
  const mistakes = isSound ? [] : findMistakes(text).problems;
  const damage = [{ start: 0, end: text.length }];
  if (mistakes.length > 0) return { source, root, comments: [], problems: mistakes.slice(0, 1), damage };
  const tree = new FlatTree(module.words);
  const start = outcome === "too-deep" ? tree.start(tree.count - 1) : 0;
  const message = outcome === "too-deep" ? "nested too deeply to be read" : "too many mistakes to be read";
  const problem: SyntaxProblem = { message, span: { start, end: Math.min(start + 1, root.end) } };
  return { source, root, comments: [], problems: [problem], damage };
}
