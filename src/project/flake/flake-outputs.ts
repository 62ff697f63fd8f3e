import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression, Formals } from "../../parser/syntax.ts";
import type { Span } from "../../source/span.ts";
import type { FlakeFormal, FlakeOutputs } from "./flake.ts";

/** Reads what `outputs` takes; `null` unless it is a function written in place. */
export function readOutputs(value: Expression | null | undefined, text: string): FlakeOutputs | null {
  const lambda = value && withoutParentheses(value);
  if (lambda?.kind !== "Lambda") return null;
  const { formals, parameter } = lambda;
  return {
    lambda,
    formals: formals ? readFormals(formals, text) : [],
    hasEllipsis: formals ? formals.ellipsis : true,
    setName: parameter?.name ?? null,
  };
}

function readFormals(formals: Formals, text: string): FlakeFormal[] {
  return formals.formals.map((formal, index) => {
    const next = formals.formals[index + 1];
    const before = index === 0 ? formals.start + 1 : (formals.formals[index - 1] as Span).end;
    const removalSpan = next
      ? { start: formal.start, end: next.start }
      : removalOfLast(formal, { start: before, end: formals.end }, text);
    return { name: formal.name.name, span: formal.name, removalSpan };
  });
}

/** The last formal goes with the comma behind it, up to the `...`; without that, with the comma before it. */
function removalOfLast(formal: Span, around: Span, text: string): Span {
  const behind = /^\s*,\s*(?=\.\.\.)/.exec(text.slice(formal.end, around.end));
  if (behind) return { start: formal.start, end: formal.end + behind[0].length };
  const before = /,\s*$/.exec(text.slice(around.start, formal.start));
  return { start: before ? around.start + before.index : formal.start, end: formal.end };
}
