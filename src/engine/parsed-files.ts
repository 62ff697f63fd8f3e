import type { RuleCrash } from "../findings/report.ts";
import type { Parser } from "../parser/parser.ts";
import { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import { SourceFile } from "../source/source-file.ts";
import { timed } from "../source/step-timer.ts";
import { crashMessage } from "./crash-message.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** Of trees that pass by so much text is kept, in UTF-16 code units: rules ask for the same files one after the other. */
const mostTextPassing = 1_000_000;

/** The repository's files as texts and trees; each file is parsed once, whoever asks, unless there are too many. */
export class ParsedFiles {
  /** Files the parser failed on: our bug. */
  readonly crashes: RuleCrash[] = [];
  readonly #files: RepositoryFiles;
  readonly #parser: Parser;
  readonly #stopwatch: Stopwatch | undefined;
  readonly #trees = new Map<string, NixFile | undefined>();
  readonly #sources = new Map<string, SourceFile>();
  readonly #broken = new Set<string>();
  readonly #passing = new Map<string, NixFile>();
  #lengthPassing = 0;
  #keepsAll = true;

  constructor(files: RepositoryFiles, parser: Parser, stopwatch?: Stopwatch) {
    this.#files = files;
    this.#parser = parser;
    this.#stopwatch = stopwatch;
  }

  /** The parsed file; `undefined` where there is none or it cannot be read. */
  nixFile(path: string): NixFile | undefined {
    if (this.#trees.has(path)) return this.#trees.get(path);
    const file = this.#passing.get(path) ?? this.#parse(path);
    this.#trees.set(path, file);
    return file;
  }

  /**
   * The same for who keeps nothing of it: where there are too many files, another time the tree may be another one, unless
   * `nixFile` was asked for it.
   */
  passingFile(path: string): NixFile | undefined {
    if (this.#keepsAll || this.#trees.has(path)) return this.nixFile(path);
    const known = this.#passing.get(path);
    if (known) return known;
    const file = this.#parse(path);
    if (file) this.#letPass(file);
    else this.#trees.set(path, undefined);
    return file;
  }

  /** The same for who looks at each file once: where trees are not kept, nothing of it stays. */
  fileOnce(path: string): NixFile | undefined {
    return this.#keepsAll || this.#trees.has(path) ? this.nixFile(path) : this.#parse(path);
  }

  /** Says that there are too many files for all their trees to stand side by side. */
  keepFew(): void {
    this.#keepsAll = false;
  }

  #letPass(file: NixFile): void {
    this.#passing.set(file.path, file);
    this.#lengthPassing += file.source.text.length;
    for (const [path, oldest] of this.#passing) {
      if (this.#lengthPassing <= mostTextPassing || oldest === file) break;
      this.#passing.delete(path);
      this.#lengthPassing -= oldest.source.text.length;
    }
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
