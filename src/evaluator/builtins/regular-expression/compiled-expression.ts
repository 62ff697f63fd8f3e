import type { Place } from "../../../source/span.ts";
import { EvaluationError } from "../../evaluation-error.ts";
import { buildAutomaton, type State } from "./automaton.ts";
import { childrenOf, isNullable, type RegularExpression, someInside } from "./expression.ts";
import { type Found, Matcher } from "./matcher.ts";
import { PatternError, readExpression } from "./read-expression.ts";

const compiled = new Map<string, CompiledExpression>();
/** Patterns are few, but a program can make them up. */
const mostCompiled = 1_000;
/** JavaScript's engine takes some tenths of a second for so many. */
const mostNativeSteps = 1e8;

/** The compiled form of a pattern, a string of bytes; throws where Nix calls it invalid. */
export function compileExpression(pattern: string, place: Place | null): CompiledExpression {
  const known = compiled.get(pattern);
  if (known) return known;
  try {
    const { expression, groups } = readExpression(pattern);
    const result = new CompiledExpression(expression, groups);
    if (compiled.size >= mostCompiled) compiled.clear();
    compiled.set(pattern, result);
    return result;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new EvaluationError(`invalid regular expression '${pattern}': ${error.message}`, place);
  }
}

/** Matches text, given as a string of bytes. Simple patterns run on JavaScript's own engine, which agrees on them. */
export class CompiledExpression {
  readonly groups: number;
  readonly #expression: RegularExpression;
  readonly #loops: number;
  readonly #whole: RegExp | null;
  readonly #anywhere: RegExp | null;
  #states: readonly State[] | null | undefined;

  constructor(expression: RegularExpression, groups: number) {
    this.groups = groups;
    this.#expression = expression;
    this.#loops = countLoops(expression);
    const isPlain = !someInside(expression, isRepeatedOddly);
    const hasChoice = someInside(expression, (inner) => inner.kind === "either");
    this.#whole = isPlain ? nativeExpression(expression, "^(?:", ")$", "ds") : null;
    this.#anywhere = isPlain && !hasChoice ? nativeExpression(expression, "", "", "dys") : null;
  }

  /** The match of the whole text. */
  matchWhole(text: string, spend: () => void): Found | null {
    if (this.#whole && this.#isQuick(text)) return foundOf(this.#whole.exec(text), this.groups);
    return this.#matcher(text, true, spend).matchAt(0);
  }

  /** All matches, from left to right; one without characters does not end the search. */
  *matches(text: string, spend: () => void): Generator<Found> {
    const matcher = this.#anywhere && this.#isQuick(text) ? null : this.#matcher(text, false, spend);
    const matchAt = (start: number, nonEmpty: boolean) =>
      matcher ? matcher.matchAt(start, nonEmpty) : this.#nativeAt(text, start, nonEmpty);
    let wasEmpty = false;
    let start = 0;
    while (start <= text.length) {
      spend();
      const found = matchAt(start, wasEmpty);
      wasEmpty = false;
      if (!found) {
        start++;
        continue;
      }
      yield found;
      wasEmpty = found[0] === found[1];
      start = found[1] as number;
      if (wasEmpty && start === text.length) return;
    }
  }

  /** Each loop may start anew at each character. */
  #isQuick(text: string): boolean {
    return text.length ** this.#loops < mostNativeSteps;
  }

  #nativeAt(text: string, start: number, nonEmpty: boolean): Found | null {
    const expression = this.#anywhere as RegExp;
    expression.lastIndex = start;
    const found = foundOf(expression.exec(text), this.groups);
    // Greedy repetition takes characters where it can: an empty match has no longer one beside it.
    return found && nonEmpty && found[0] === found[1] ? null : found;
  }

  #matcher(text: string, whole: boolean, spend: () => void): Matcher {
    if (this.#states === undefined) this.#states = buildAutomaton(this.#expression);
    if (this.#states === null) throw new EvaluationError("a regular expression is too large", null);
    return new Matcher(this.#states, this.groups, text, whole, spend);
  }
}

function countLoops(expression: RegularExpression): number {
  const own = expression.kind === "repeat" && expression.most > 1 ? 1 : 0;
  return childrenOf(expression).reduce((sum, child) => sum + countLoops(child), own);
}

/**
 * JavaScript forgets the groups of an earlier round, leaves a round out that takes no characters, and cannot be stopped
 * when rounds can be told apart in many ways.
 */
function isRepeatedOddly(expression: RegularExpression): boolean {
  if (expression.kind !== "repeat" || expression.body.kind === "set") return false;
  if (expression.most > 1) return true;
  const { body } = expression;
  const inner = body.kind === "group" ? body.body : body;
  return isNullable(body) || someInside(inner, ({ kind }) => kind === "group");
}

function foundOf(found: RegExpExecArray | null, groups: number): Found | null {
  if (!found?.indices) return null;
  const result = new Int32Array((groups + 1) * 2).fill(-1);
  for (const [index, range] of found.indices.entries()) if (range) result.set(range, index * 2);
  return result;
}

function nativeExpression(expression: RegularExpression, before: string, behind: string, flags: string): RegExp | null {
  try {
    return new RegExp(before + nativeSource(expression) + behind, flags);
  } catch {
    return null;
  }
}

function nativeSource(expression: RegularExpression): string {
  switch (expression.kind) {
    case "empty":
      return "(?:)";
    case "begin":
      return "^";
    case "end":
      return "$";
    case "set":
      return nativeSet(expression.members);
    case "group":
      return `(${nativeSource(expression.body)})`;
    case "sequence":
      return expression.parts.map(nativeSource).join("");
    case "either":
      return `(?:${nativeSource(expression.first)}|${nativeSource(expression.second)})`;
    case "repeat": {
      const most = expression.most === Number.POSITIVE_INFINITY ? "" : expression.most;
      return `(?:${nativeSource(expression.body)}){${expression.least},${most}}`;
    }
  }
}

function nativeSet(members: Uint8Array): string {
  let source = "";
  for (let first = 0; first < 256; first++) {
    if (!members[first]) continue;
    let last = first;
    while (last < 255 && members[last + 1]) last++;
    source += `${byteEscape(first)}-${byteEscape(last)}`;
    first = last;
  }
  return `[${source}]`;
}

function byteEscape(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}
