/** Elements that a list, as it is written, surely holds twice. */
import { staticAttributeName } from "../parser/attribute-name.ts";
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Expression, Select, Variable, With } from "../parser/syntax.ts";
import { withoutProperties } from "./option-path.ts";
import type { Definition, Scopes } from "./scopes.ts";

export interface RepeatedElement {
  readonly first: Expression;
  readonly again: Expression;
}

/** Elements with a key that an earlier one has; `keyOf` gives `null` for what cannot be compared. */
export function repeatedElements(
  list: Expression,
  keyOf: (element: Expression) => string | null,
): readonly RepeatedElement[] {
  const firsts = new Map<string, Expression>();
  return elementsOf(list).flatMap((again) => {
    const key = keyOf(again);
    const first = key === null ? undefined : firsts.get(key);
    if (key !== null && !first) firsts.set(key, again);
    return first ? [{ first, again }] : [];
  });
}

/** The elements that are written out and under no condition, through `++`, `with`, `let` and `mkForce`. */
function elementsOf(list: Expression): readonly Expression[] {
  const inner = withoutParentheses(list);
  switch (inner.kind) {
    case "List":
      return inner.elements;
    case "BinaryOp":
      return inner.operator === "++" ? [...elementsOf(inner.left), ...elementsOf(inner.right)] : [];
    case "With":
    case "Let":
      return elementsOf(inner.body);
    case "Apply": {
      const value = withoutProperties(inner);
      return value === inner ? [] : elementsOf(value);
    }
    default:
      return [];
  }
}

/**
 * A name by which two mentions in one file are the same value: `pkgs.git`, and `git` below `with pkgs;`, if both mean
 * the same `pkgs`. `null` for what is no plain name, or has a default.
 */
export class MentionNames {
  readonly #scopes: Scopes;
  readonly #numbers = new Map<Definition | With, number>();

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  nameOf(mention: Expression): string | null {
    const inner = withoutParentheses(mention);
    if (inner.kind === "Variable") return this.#variable(inner);
    return inner.kind === "Select" ? this.#selection(inner) : null;
  }

  #selection({ set, path, default: otherwise }: Select): string | null {
    const names = path.attributes.map(staticAttributeName);
    const below = otherwise ? null : this.nameOf(set);
    return below === null || names.includes(null) ? null : [below, ...names].map((name) => name as string).join(".");
  }

  #variable(variable: Variable): string | null {
    const resolution = this.#scopes.resolve(variable)?.resolution;
    switch (resolution?.kind) {
      case "definition":
        return `${variable.name}#${this.#numberOf(resolution.definition)}`;
      case "builtin":
        return variable.name;
      case "with": {
        const [only, ...others] = resolution.candidates;
        const set = only && others.length === 0 ? this.nameOf(only.environment) : null;
        if (set !== null) return `${set}.${variable.name}`;
        return `${resolution.candidates.map((one) => this.#numberOf(one)).join("+")}.${variable.name}`;
      }
      default:
        return null;
    }
  }

  #numberOf(origin: Definition | With): number {
    const known = this.#numbers.get(origin) ?? this.#numbers.size;
    this.#numbers.set(origin, known);
    return known;
  }
}
