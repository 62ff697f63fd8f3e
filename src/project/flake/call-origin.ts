import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Expression, Node } from "../../parser/syntax.ts";
import type { Definition, Scopes } from "../../scopes/scopes.ts";

/** Where a function or set comes from: an input, nixpkgs' library, Nix itself, or this repository. */
export type Origin =
  | { readonly kind: "input"; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: "library"; readonly path: readonly string[] }
  | { readonly kind: "builtin"; readonly path: readonly string[] }
  | { readonly kind: "own" };

export interface OriginInput {
  readonly scopes: Scopes;
  /** Names of the flake's inputs. */
  readonly inputs: ReadonlySet<string>;
  /** Names under which the whole set of inputs is known. */
  readonly setNames: ReadonlySet<string>;
}

const own: Origin = { kind: "own" };
/** Names by which modules and packages know nixpkgs' library. */
const libraryNames: ReadonlySet<string> = new Set(["lib", "pkgs", "lib'"]);
const deepestChain = 50;

/** Follows an expression back to what it was taken from; what this repository wrote itself is `own`. */
export function originOf(expression: Expression, input: OriginInput, depth = 0): Origin {
  if (depth > deepestChain) return own;
  const next = (inner: Expression) => originOf(inner, input, depth + 1);
  switch (expression.kind) {
    case "Parenthesized":
      return next(expression.expression);
    case "Apply":
      return next(expression.function);
    case "Select":
      return stepInto(next(expression.set), selectedNames(expression.path.attributes), input, expression.set);
    case "Variable":
      return originOfName(expression, expression.name, input, depth);
    default:
      return own;
  }
}

function selectedNames(attributes: readonly Parameters<typeof staticAttributeName>[0][]): string[] {
  return attributes.map((attribute) => staticAttributeName(attribute) ?? "");
}

function stepInto(origin: Origin, steps: readonly string[], input: OriginInput, set: Expression): Origin {
  if (origin.kind !== "own") return { ...origin, path: [...origin.path, ...steps] };
  const whole = [...(set.kind === "Variable" ? [set.name] : []), ...steps];
  const at = whole.findIndex((name, index) => input.setNames.has(name) && input.inputs.has(whole[index + 1] ?? ""));
  return at < 0 ? own : { kind: "input", name: whole[at + 1] as string, path: whole.slice(at + 2) };
}

function originOfName(node: Node, name: string, input: OriginInput, depth: number): Origin {
  const resolution = input.scopes.resolve(node)?.resolution;
  if (resolution?.kind === "builtin") return { kind: "builtin", path: name === "builtins" ? [] : [name] };
  if (resolution?.kind === "with") {
    const environment = resolution.candidates[0]?.environment;
    return environment ? extend(originOf(environment, input, depth + 1), name) : own;
  }
  if (resolution?.kind !== "definition") return own;
  return originOfDefinition(resolution.definition, input, depth);
}

function originOfDefinition(definition: Definition, input: OriginInput, depth: number): Origin {
  const { kind, name, sites } = definition;
  if (kind === "formal" || kind === "parameter") {
    if (input.inputs.has(name)) return { kind: "input", name, path: [] };
    return libraryNames.has(name) ? { kind: "library", path: [] } : own;
  }
  const site = sites[0];
  if (sites.length !== 1 || !site) return own;
  const entry = site.kind === "Identifier" || site.kind === "String" ? site.parent : site;
  if (entry?.kind === "Inherit") return entry.from ? inheritedFrom(entry.from, name, input, depth) : own;
  if (entry?.kind === "Binding" && entry.path.attributes.length === 1) return originOf(entry.value, input, depth + 1);
  return own;
}

function inheritedFrom(from: Expression, name: string, input: OriginInput, depth: number): Origin {
  return stepInto(originOf(from, input, depth + 1), [name], input, from);
}

function extend(origin: Origin, name: string): Origin {
  return origin.kind === "own" ? own : { ...origin, path: [...origin.path, name] };
}
