import type { Parser } from "../parser/parser.ts";
import type { SyntaxTree } from "../parser/syntax.ts";
import type { SourceFile } from "../source/source-file.ts";
import { resolveNames } from "./resolve-names.ts";
import type { Scopes } from "./scopes.ts";

/** A parsed Nix file; what is derived from its tree is computed when first asked for. */
export class NixFile {
  readonly source: SourceFile;
  readonly tree: SyntaxTree;
  #scopes: Scopes | undefined;

  constructor(tree: SyntaxTree) {
    this.source = tree.source;
    this.tree = tree;
  }

  static parse(parser: Parser, source: SourceFile): NixFile {
    return new NixFile(parser.parse(source));
  }

  get path(): string {
    return this.source.path;
  }

  get scopes(): Scopes {
    this.#scopes ??= resolveNames(this.tree);
    return this.#scopes;
  }
}
