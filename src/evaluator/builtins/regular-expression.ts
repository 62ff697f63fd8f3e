import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";

const classes: Readonly<Record<string, string>> = {
  alnum: "A-Za-z0-9",
  alpha: "A-Za-z",
  blank: " \\t",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`{-~",
  space: " \\t\\n\\v\\f\\r",
  upper: "A-Z",
  xdigit: "0-9A-Fa-f",
};

const compiled = new Map<string, RegExp>();

/** A POSIX extended regular expression as a JavaScript one; throws where Nix calls it invalid. */
export function toRegExp(pattern: string, reach: "whole" | "anywhere", place: Place | null): RegExp {
  const key = `${reach} ${pattern}`;
  let expression = compiled.get(key);
  if (!expression) {
    const source = translate(pattern);
    try {
      expression = reach === "whole" ? new RegExp(`^(?:${source})$`, "s") : new RegExp(source, "gs");
    } catch {
      throw new EvaluationError(`invalid regular expression '${pattern}'`, place);
    }
    compiled.set(key, expression);
  }
  expression.lastIndex = 0;
  return expression;
}

/** Only bracket expressions differ: classes such as `[:alpha:]`, and a backslash that means itself. */
function translate(pattern: string): string {
  let result = "";
  let position = 0;
  while (position < pattern.length) {
    const character = pattern[position] as string;
    if (character === "\\") {
      result += pattern.slice(position, position + 2);
      position += 2;
    } else if (character === "[") {
      const end = bracketEnd(pattern, position);
      result += translateBracket(pattern.slice(position + 1, end));
      position = end + 1;
    } else {
      result += character;
      position++;
    }
  }
  return result;
}

function bracketEnd(pattern: string, start: number): number {
  let position = start + 1;
  if (pattern[position] === "^") position++;
  if (pattern[position] === "]") position++;
  while (position < pattern.length && pattern[position] !== "]") {
    const close = pattern.startsWith("[:", position) ? pattern.indexOf(":]", position) : -1;
    position = close < 0 ? position + 1 : close + 2;
  }
  return position;
}

function translateBracket(body: string): string {
  const negated = body.startsWith("^");
  const inner = (negated ? body.slice(1) : body).replace(/\[:(\w+):\]|[\\\][]/g, (found, name: string | undefined) =>
    name ? (classes[name] ?? found) : `\\${found}`,
  );
  return `[${negated ? "^" : ""}${inner}]`;
}
