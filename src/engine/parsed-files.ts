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

  /** A file that was asked for before, if it has syntax problems. */
  brokenFile(path: string): NixFile | undefined {
    const file = this.#trees.get(path);
    return file && file.tree.problems.length > 0 ? file : undefined;
  }

  /** Lets go of a sound tree that nobody will ask for again. */
  forget(path: string): void {
    if (!this.brokenFile(path)) this.#trees.delete(path);
  }

  #parse(path: string): NixFile | undefined {
    const source = this.source(path);
    if (!source) return undefined;
    try {
      const file = timed(this.#stopwatch, "parse", () => NixFile.parse(this.#parser, source, this.#stopwatch));
      // Else the rule that asks first would pay for all.
      this.#stopwatch?.measure("scopes", () => file.scopes);
      return file;
    } catch (thrown) {
      this.crashes.push({ rule: "parser", file: path, message: crashMessage(thrown) });
      return undefined;
    }
  }
}
