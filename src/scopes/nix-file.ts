import type { Parser } from "../parser/parser.ts";
import type { SyntaxTree } from "../parser/syntax.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { StepTimer } from "../source/step-timer.ts";
import { resolveNames } from "./resolve-names.ts";
import type { Scopes } from "./scopes.ts";
import { Soundness } from "./soundness.ts";

/** A parsed Nix file; what is derived from its tree is computed when first asked for. */
export class NixFile {
  readonly source: SourceFile;
  readonly tree: SyntaxTree;
  #scopes: Scopes | undefined;
  #soundness: Soundness | undefined;

  constructor(tree: SyntaxTree) {
    this.source = tree.source;
    this.tree = tree;
  }

  static parse(parser: Parser, source: SourceFile, timer?: StepTimer): NixFile {
    return new NixFile(parser.parse(source, timer));
  }

  get path(): string {
    return this.source.path;
  }

  get scopes(): Scopes {
    this.#scopes ??= resolveNames(this.tree);
    return this.#scopes;
  }

  /** What can be judged in it; everything, unless the parser could not read a part. */
  get soundness(): Soundness {
    this.#soundness ??= new Soundness(this.tree);
    return this.#soundness;
  }

  /** Whether a stretch was read as it is meant: no damage lies in it, nor so near that it could touch it. */
  isIntact(span: Span): boolean {
    return this.tree.damage.length === 0 || this.soundness.isIntact(span);
  }
}
