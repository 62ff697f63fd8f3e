/**
 * Which names of nixpkgs' library, of its packages or of Nix itself an expression means, as far as one file says it.
 *
 * By convention a function argument `lib` is nixpkgs' library, and `pkgs`, `final`, `prev` and `super` are its
 * packages; names bound in the file are followed to what they are bound to. Everything else is unknown.
 */

import { staticAttributeName } from "../parser/attribute-name.ts";
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Attribute, Expression, Node, Variable } from "../parser/syntax.ts";
import type { Definition, Resolution, Scopes } from "./scopes.ts";

export interface KnownOrigin {
  readonly source: "builtins" | "lib" | "pkgs" | "nixpkgs" | "inputs";
  /** The attributes taken from it; `null` for a computed one. */
  readonly path: readonly (string | null)[];
}

const deepestChain = 20;

const conventions: ReadonlyMap<string, KnownOrigin> = new Map([
  ["lib", { source: "lib", path: [] }],
  ["pkgs", { source: "pkgs", path: [] }],
  ["final", { source: "pkgs", path: [] }],
  ["prev", { source: "pkgs", path: [] }],
  ["super", { source: "pkgs", path: [] }],
  ["stdenv", { source: "pkgs", path: ["stdenv"] }],
  ["nixpkgs", { source: "nixpkgs", path: [] }],
  ["inputs", { source: "inputs", path: [] }],
]);

/** Parts of the library whose names the library offers itself, too: `lib.lists.optional` is `lib.optional`. */
const subLibraries: ReadonlySet<string | null> = new Set([
  "asserts",
  "attrsets",
  "customisation",
  "lists",
  "misc",
  "modules",
  "options",
  "strings",
  "trivial",
]);

/** Where the value of an expression is taken from, or `null`. A selection with a default has no known origin. */
export function knownOrigin(expression: Expression, scopes: Scopes, depth = 0): KnownOrigin | null {
  if (depth > deepestChain) return null;
  switch (expression.kind) {
    case "Parenthesized":
      return knownOrigin(expression.expression, scopes, depth + 1);
    case "Select":
      return expression.default
        ? null
        : stepInto(knownOrigin(expression.set, scopes, depth + 1), expression.path.attributes);
    case "SearchPath":
      return expression.path === "nixpkgs" ? { source: "nixpkgs", path: [] } : null;
    case "Apply":
      return importedOrigin(expression.function, expression.argument, scopes, depth);
    case "Variable":
      return variableOrigin(expression, scopes, depth);
    default:
      return null;
  }
}

/** The dotted name under which nixpkgs' library has what an expression means (`optional`, `types.str`), or `null`. */
export function libraryName(expression: Expression, scopes: Scopes): string | null {
  return libraryNameOf(knownOrigin(expression, scopes));
}

/** The dotted name in nixpkgs' library, for an origin there. */
export function libraryNameOf(origin: KnownOrigin | null): string | null {
  if (origin?.source !== "lib" || origin.path.length === 0 || origin.path.includes(null)) return null;
  const { path } = origin;
  return (path.length > 1 && subLibraries.has(path[0] as string) ? path.slice(1) : path).join(".");
}

/** What these attributes of a set mean; also for `inherit (set) attribute`. */
export function originBelow(set: Expression, attributes: readonly Attribute[], scopes: Scopes): KnownOrigin | null {
  return stepInto(knownOrigin(set, scopes), attributes);
}

function stepInto(origin: KnownOrigin | null, attributes: readonly Attribute[]): KnownOrigin | null {
  let result = origin;
  for (const attribute of attributes) {
    if (!result) return null;
    result = normal({ source: result.source, path: [...result.path, staticAttributeName(attribute)] });
  }
  return result;
}

function normal({ source, path }: KnownOrigin): KnownOrigin | null {
  const first = path[0];
  if (source === "inputs") return first?.startsWith("nixpkgs") ? { source: "nixpkgs", path: path.slice(1) } : null;
  if (source === "nixpkgs") {
    if (first === "lib") return { source: "lib", path: path.slice(1) };
    if (first !== "legacyPackages") return null;
    return path.length < 2 ? { source, path } : { source: "pkgs", path: path.slice(2) };
  }
  if (source === "pkgs" && first === "lib") return { source: "lib", path: path.slice(1) };
  return { source, path };
}

/** `import nixpkgs { … }`, `import <nixpkgs> { }`, `import <nixpkgs/lib>` */
function importedOrigin(callee: Expression, argument: Expression, scopes: Scopes, depth: number): KnownOrigin | null {
  if (isImport(callee, scopes)) {
    const isLibrary = argument.kind === "SearchPath" && argument.path === "nixpkgs/lib";
    return isLibrary ? { source: "lib", path: [] } : null;
  }
  const inner = withoutParentheses(callee);
  if (inner.kind !== "Apply" || !isImport(inner.function, scopes)) return null;
  const imported = knownOrigin(inner.argument, scopes, depth + 1);
  return imported?.source === "nixpkgs" && imported.path.length === 0 ? { source: "pkgs", path: [] } : null;
}

function isImport(callee: Expression, scopes: Scopes): boolean {
  return (
    callee.kind === "Variable" && callee.name === "import" && scopes.resolve(callee)?.resolution.kind === "builtin"
  );
}

function variableOrigin(variable: Variable, scopes: Scopes, depth: number): KnownOrigin | null {
  return resolvedOrigin(variable.name, scopes.resolve(variable)?.resolution, scopes, depth);
}

function resolvedOrigin(
  name: string,
  resolution: Resolution | undefined,
  scopes: Scopes,
  depth: number,
): KnownOrigin | null {
  if (resolution?.kind === "builtin") {
    return { source: "builtins", path: name === "builtins" ? [] : [name.replace(/^__/, "")] };
  }
  if (resolution?.kind === "definition") return definitionOrigin(resolution.definition, scopes, depth);
  // With several around, which one gives the name depends on what they hold.
  const environments = resolution?.kind === "with" ? resolution.candidates : [];
  const [environment] = environments;
  const around =
    environment && environments.length === 1 ? knownOrigin(environment.environment, scopes, depth + 1) : null;
  return around && normal({ source: around.source, path: [...around.path, name] });
}

function definitionOrigin(definition: Definition, scopes: Scopes, depth: number): KnownOrigin | null {
  const { kind, name, sites } = definition;
  if (kind === "formal" || kind === "parameter") return conventions.get(name) ?? null;
  const site = sites[0];
  if (sites.length !== 1 || !site) return null;
  if (site.kind === "Inherit") {
    const attribute = site.attributes.find((one) => staticAttributeName(one) === name);
    if (!attribute) return null;
    if (site.from) return stepInto(knownOrigin(site.from, scopes, depth + 1), [attribute]);
    return resolvedOrigin(name, scopes.resolve(attribute as Node)?.resolution, scopes, depth + 1);
  }
  if (site.kind !== "Binding" || site.path.attributes.length !== 1) return null;
  return knownOrigin(site.value, scopes, depth + 1);
}
