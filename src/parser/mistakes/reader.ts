import type { Span } from "../../source/span.ts";
import type { TokenStream } from "./token-stream.ts";

/** The last argument of the application just read: where something missing before it would belong. */
export interface LastArgument {
  readonly start: number;
  /** Where the token before it ended. */
  readonly previousEnd: number;
}

/** What the readers of lists, entries and functions need of the one for expressions. Each may abandon. */
export interface Reader {
  readonly stream: TokenStream;
  lastArgument: LastArgument | undefined;
  /** Expressions around the current one. */
  depth: number;
  /** Number of openers around the condition that is being read; -1 outside of conditions. */
  conditionHeight: number;
  expression(): void;
  /** Something simple, with the attributes selected from it. */
  select(): void;
  /** Whether the current token begins something that can be an argument or a list element. */
  startsSimple(): boolean;
  /** Whether it begins an expression that is no operand: `if`, `let`, `with`, `assert`. */
  startsKeywordExpression(): boolean;
  /**
   * Reads the expression that begins at the current token and reports that all from `start` on needs parentheses,
   * unless it held a mistake of its own.
   */
  parenthesized(message: string, start: number, span: Span): void;
  expectedExpression(): never;
  /**
   * Reports that a semicolon is missing before the current token, or before `argument`, which was taken for an
   * argument and begins the next thing: reading goes on there.
   */
  missingSemicolon(where: string, argument: LastArgument | undefined): void;
  unclosedAtEnd(): never;
}
