/**
 * What a function is for, as far as its own file says it.
 *
 * Where a function stands often settles it: what `callPackage` gets is a package, an element of `imports` a module,
 * what is called in place a plain function. Where it does not, and nobody knows the project, its form is a guess.
 */
import { staticAttributeName } from "../parser/attribute-name.ts";
import { resultOf, withoutParentheses, withParentheses } from "../parser/parentheses.ts";
import type { Apply, Binding, Expression, Lambda, Node } from "../parser/syntax.ts";
import { callsOf } from "./local-calls.ts";
import type { NixFile } from "./nix-file.ts";
import { calledName } from "./option-path.ts";

/** Who calls a function, and so who decides what it has to take. */
export type FunctionRole =
  /** The module system, which passes what the formals name, and more. */
  | "module"
  /** Nix, with `self` and the inputs of the flake. */
  | "outputs"
  /** nixpkgs, with the packages as they will be and as they were; the second function of the two, too. */
  | "overlay"
  /** `callPackage` and the like, which pass what the formals name. */
  | "package"
  /** The repository's own code, or a function known to call it: no module, and nothing is passed by name. */
  | "plain"
  | "unknown";

/** The role of a function that the text around it settles; `null` where it does not. */
export function standingRole(lambda: Lambda, file: NixFile): FunctionRole | null {
  const whole = withParentheses(lambda);
  const { parent } = whole;
  if (isOverlayByName(lambda)) return "overlay";
  switch (parent?.kind) {
    case "Lambda":
      return isOverlayByName(parent) ? "overlay" : roleBelow(lambda, file);
    case "Apply":
      return parent.function === whole ? "plain" : roleOfArgument(parent, lambda);
    case "Binding":
      return roleOfValue(parent, lambda, file);
    case "List":
    case "BinaryOp":
      return roleInList(whole);
    default:
      return null;
  }
}

/** The role that the form of a file's own function suggests. */
export function guessedRole(lambda: Lambda, file: NixFile): FunctionRole {
  const root = file.tree.root && resultOf(file.tree.root);
  if (root !== lambda || !lambda.formals) return "unknown";
  const body = resultOf(lambda.body);
  const called = body.kind === "Apply" ? (calledName(body) ?? "") : "";
  if (builder.test(called)) return "package";
  const isSet = body.kind === "AttrSet" || moduleProperty.has(called);
  return lambda.formals.ellipsis && isSet ? "module" : "unknown";
}

/** Whether an expression is what the whole file is, behind the names it binds first. */
export function isRootFunction(lambda: Lambda, file: NixFile): boolean {
  return file.tree.root !== null && resultOf(file.tree.root) === lambda;
}

const builder =
  /^(?:mkDerivation|mkShell\w*|build[A-Z]\w*|runCommand\w*|symlinkJoin|write[A-Z]\w*|wrap[A-Z]\w*|stdenvNoCC|callPackages?)$/;
const moduleProperty: ReadonlySet<string> = new Set(["mkIf", "mkMerge"]);

const finalNames: ReadonlySet<string> = new Set(["final", "self", "_final", "_self", "_"]);
const previousNames: ReadonlySet<string> = new Set(["prev", "super", "_prev", "_super"]);

/** `final: prev: …`, by the names that everybody gives them. */
function isOverlayByName(lambda: Lambda): boolean {
  const inner = withoutParentheses(lambda.body);
  if (lambda.formals || inner.kind !== "Lambda" || inner.formals) return false;
  return finalNames.has(lambda.parameter?.name ?? "") && previousNames.has(inner.parameter?.name ?? "");
}

/** Functions of Nix and nixpkgs with how many arguments they call their first argument with. */
const callers: ReadonlyMap<string, number> = new Map([
  ["all", 1],
  ["any", 1],
  ["concatMap", 1],
  ["concatMapAttrs", 2],
  ["concatMapStrings", 1],
  ["filter", 1],
  ["filterAttrs", 2],
  ["foldl", 2],
  ["foldl'", 2],
  ["foldlAttrs", 3],
  ["foldr", 2],
  ["genList", 1],
  ["groupBy", 1],
  ["imap0", 2],
  ["imap1", 2],
  ["map", 1],
  ["mapAttrs", 2],
  ["mapAttrs'", 2],
  ["mapAttrsToList", 2],
  ["mapNullable", 1],
  ["partition", 1],
  ["sort", 2],
]);

/** The same, of those that take the function second. */
const callersOfSecond: ReadonlyMap<string, number> = new Map([
  ["concatMapStringsSep", 1],
  ["concatImapStringsSep", 2],
  ["forEach", 1],
  ["genAttrs", 1],
]);

/** How many arguments a known function of Nix or nixpkgs gives to the function it gets; 0 for all others. */
export function argumentsGivenBy(call: Apply): number {
  const name = calledName(call.function) ?? "";
  const isSecond = withoutParentheses(call.function).kind === "Apply";
  return (isSecond ? callersOfSecond : callers).get(name) ?? 0;
}

const packageCallers: ReadonlySet<string> = new Set(["callPackage", "callPackages", "callPackageWith"]);
const moduleTakers: ReadonlySet<string> = new Set([
  "deferredModuleWith",
  "evalModules",
  "submodule",
  "mkPerSystemOption",
]);
const overlayTakers: ReadonlySet<string> = new Set(["appendOverlays", "extend", "composeExtensions", "overrideScope"]);

function roleOfArgument(call: Apply, lambda: Lambda): FunctionRole | null {
  const name = calledName(call.function) ?? "";
  if (packageCallers.has(name)) return "package";
  if (moduleTakers.has(name)) return "module";
  if (overlayTakers.has(name) && !lambda.formals) return "overlay";
  return argumentsGivenBy(call) > 0 ? "plain" : roleInList(call);
}

/** The last of the functions that one gives another: `mapAttrs (name: { path }: …)`. */
function roleBelow(lambda: Lambda, file: NixFile): FunctionRole | null {
  let outer = lambda;
  let depth = 1;
  for (let around = withParentheses(outer).parent; around?.kind === "Lambda"; around = withParentheses(outer).parent) {
    outer = around;
    depth++;
  }
  const whole = withParentheses(outer);
  const { parent } = whole;
  if (parent?.kind === "Apply" && parent.argument === whole) return argumentsGivenBy(parent) >= depth ? "plain" : null;
  return isCalledWith(whole, depth, file) ? "plain" : null;
}

/** Whether a function has a name, and each use of the name is a call with so many arguments. */
function isCalledWith(whole: Expression, count: number, file: NixFile): boolean {
  const calls = callsOf(whole, file.scopes);
  return calls !== null && calls.length > 0 && calls.every((given) => given >= count);
}

const moduleLists: ReadonlySet<string> = new Set(["imports", "modules", "sharedModules", "extraModules"]);

/** What a list of modules or overlays holds, through `++`, `optional` and the like. */
function roleInList(element: Expression): FunctionRole | null {
  for (let node: Node | null = element; node; node = node.parent) {
    if (node.kind === "Binding") {
      const name = lastName(node);
      if (moduleLists.has(name)) return "module";
      return name === "overlays" ? "overlay" : null;
    }
    if (!isPartOfList(node)) return null;
  }
  return null;
}

const listFunctions: ReadonlySet<string> = new Set(["optional", "optionals", "mkBefore", "mkAfter", "mkForce", "mkIf"]);

function isPartOfList(node: Node): boolean {
  switch (node.kind) {
    case "List":
    case "Lambda":
    case "Parenthesized":
      return true;
    case "BinaryOp":
      return node.operator === "++";
    case "Apply":
      return listFunctions.has(calledName(node) ?? "");
    default:
      return false;
  }
}

/** Names of options and outputs whose values are modules. */
const moduleNames: ReadonlySet<string> = new Set([
  "perSystem",
  "perInput",
  "nixosModule",
  "homeModule",
  "darwinModule",
]);
const moduleSets = /^(?:nixos|darwin|home|homeManager|flake|hjem|generic)Modules$/;

function roleOfValue(binding: Binding, lambda: Lambda, file: NixFile): FunctionRole | null {
  if (binding.parent?.kind === "Let") return isCalledWith(binding.value, 1, file) ? "plain" : null;
  const names = namesAround(binding);
  const last = names.at(-1) ?? "";
  if (isFlakeFile(file) && names.length === 1 && last === "outputs") return "outputs";
  if (!lambda.formals) return last === "overlay" || names.at(-2) === "overlays" ? "overlay" : null;
  if (moduleNames.has(last) || names.slice(0, -1).some((name) => moduleSets.test(name))) return "module";
  if (names.at(-2) === "users" && names.at(-3) === "home-manager") return "module";
  return null;
}

function isFlakeFile({ path }: NixFile): boolean {
  return /(?:^|\/)flake\.nix$/.test(path);
}

/** The names of a binding, behind those of the sets it stands in; "" for a computed one. */
function namesAround(binding: Binding): readonly string[] {
  const names: string[] = [];
  for (let node: Node | null = binding; node?.kind === "Binding"; node = node.parent?.parent ?? null) {
    names.unshift(...node.path.attributes.map((attribute) => staticAttributeName(attribute) ?? ""));
    if (node.parent?.kind !== "AttrSet") break;
  }
  return names;
}

function lastName(binding: Binding): string {
  const last = binding.path.attributes.at(-1);
  return (last && staticAttributeName(last)) ?? "";
}
