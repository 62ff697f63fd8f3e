import type { SourceFile } from "../source/source-file.ts";
import type { StepTimer } from "../source/step-timer.ts";
import type { SyntaxTree } from "./syntax.ts";

/** Turns text into a tree. Never throws: what cannot be read is a problem in the tree. */
export interface Parser {
  /** A `timer` is told what of it making the typed tree takes: the step `lower`. */
  parse(source: SourceFile, timer?: StepTimer): SyntaxTree;
}
