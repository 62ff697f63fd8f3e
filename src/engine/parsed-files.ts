import type { RuleCrash } from "../findings/report.ts";
import type { Parser } from "../parser/parser.ts";
import { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import { SourceFile } from "../source/source-file.ts";
import { timed } from "../source/step-timer.ts";
import { crashMessage } from "./crash-message.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** The repository's files as texts and trees; each file is parsed once, whoever asks. */
export class ParsedFiles {
  /** Files the parser failed on: our bug. */
  readonly crashes: RuleCrash[] = [];
  readonly #files: RepositoryFiles;
  readonly #parser: Parser;
  readonly #stopwatch: Stopwatch | undefined;
  readonly #trees = new Map<string, NixFile | undefined>();
  readonly #sources = new Map<string, SourceFile>();
  readonly #broken = new Set<string>();

  constructor(files: RepositoryFiles, parser: Parser, stopwatch?: Stopwatch) {
    this.#files = files;
    this.#parser = parser;
    this.#stopwatch = stopwatch;
  }

  /** The parsed file; `undefined` where there is none or it cannot be read. */
  nixFile(path: string): NixFile | undefined {
    if (this.#trees.has(path)) return this.#trees.get(path);
    const file = this.#parse(path);
    this.#trees.set(path, file);
    return file;
  }

  /** The text of any file; `undefined` where it cannot be read. */
  source(path: string): SourceFile | undefined {
    const known = this.#trees.get(path)?.source ?? this.#sources.get(path);
    if (known) return known;
    const text = timed(this.#stopwatch, "read", () => this.#files.text(path));
    if (text === undefined) return undefined;
    const source = new SourceFile(path, text);
    this.#sources.set(path, source);
    return source;
  }

  /** A file that was parsed before, here or elsewhere, if it has syntax problems. */
  brokenFile(path: string): NixFile | undefined {
    return this.#broken.has(path) ? this.nixFile(path) : undefined;
  }

  /** Notes that a file has syntax problems, which somebody else found. */
  markBroken(path: string): void {
    this.#broken.add(path);
  }

  /** Lets go of a tree: who asks for it again gets another. To be called only while nobody holds its nodes. */
  forget(path: string): void {
    this.#trees.delete(path);
  }

  #parse(path: string): NixFile | undefined {
    const source = this.source(path);
    if (!source) return undefined;
    try {
      const file = timed(this.#stopwatch, "parse", () => NixFile.parse(this.#parser, source, this.#stopwatch));
      // Else the rule that asks first would pay for all.
      this.#stopwatch?.measure("scopes", () => file.scopes);
      if (file.tree.problems.length > 0) this.#broken.add(path);
      return file;
    } catch (thrown) {
      this.crashes.push({ rule: "parser", file: path, message: crashMessage(thrown) });
      return undefined;
    }
  }
}
