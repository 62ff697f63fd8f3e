import type { SourceFile } from "../source/source-file.ts";
import type { SyntaxTree } from "./syntax.ts";

/** Turns text into a tree. Never throws: what cannot be read is a problem in the tree. */
export interface Parser {
  parse(source: SourceFile): SyntaxTree;
}
