/** Options as the text of their declaration says them: `options.my.port = lib.mkOption { … }`. */
import { staticAttributeName } from "../../parser/attribute-name.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Apply, Attribute, Binding, Expression, Node } from "../../parser/syntax.ts";
import { setLiteral } from "../../scopes/attribute-tree.ts";
import { knownOrigin, libraryName } from "../../scopes/known-origin.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Scopes } from "../../scopes/scopes.ts";
import type { Span } from "../../source/span.ts";
import { treesOf } from "../hosts/host.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";

const makers = ["mkOption", "mkEnableOption"] as const;

/** A call of nixpkgs' `mkOption` or `mkEnableOption` that is all there is of an option. */
export interface WrittenOption {
  readonly file: NixFile;
  readonly maker: (typeof makers)[number];
  /** What the call gets. */
  readonly argument: Expression;
  /** The last step of the option's name. */
  readonly nameSpan: Span;
  /** The name below `options`, as it is written: `my.port`, `my.${name}.port`. */
  readonly name: string;
  /** Whether it is the module's own, not one of a submodule in it. */
  readonly isOfModule: boolean;
}

/** Where its name stands, and what stands above it. */
interface Naming {
  readonly nameSpan: Span;
  readonly steps: readonly Attribute[];
  readonly isOfModule: boolean;
}

/** Tests declare options to try something with. */
const isTest = /(?:^|[/-])tests?(?:\/|\.nix$)/;

const ofProject = new WeakMap<Project, readonly WrittenOption[]>();

/**
 * The options that files which Nix reads declare below `options`, in modules and submodules. Left out are those that
 * modules of one configuration declare in parts, each of which may leave to the others what it lacks.
 */
export function writtenOptions(project: Project): readonly WrittenOption[] {
  let options = ofProject.get(project);
  if (!options) {
    options = findAll(project);
    ofProject.set(project, options);
  }
  return options;
}

function findAll(project: Project): readonly WrittenOption[] {
  const isLookedAt = (path: string) => !isTest.test(path) && project.reachability.isRead(path);
  const files = nixTexts(project.files).namingAny(makers).filter(isLookedAt);
  const options = files.flatMap((path) => {
    const file = project.nixFile(path);
    return file ? optionsIn(file) : [];
  });
  const parts = declaredInParts(project, options);
  return options.filter((option) => !parts.has(option));
}

/** The options that stand under one name in several modules of a configuration. */
function declaredInParts(project: Project, options: readonly WrittenOption[]): ReadonlySet<WrittenOption> {
  const byName = new Map<string, WrittenOption[]>();
  for (const option of options) {
    if (option.isOfModule) byName.set(option.name, [...(byName.get(option.name) ?? []), option]);
  }
  const groups = [...byName.values()].filter((group) => group.length > 1);
  if (groups.length === 0) return new Set();
  const trees = project.hosts.flatMap(treesOf).map(({ modules }) => new Set(modules.map(({ file }) => file)));
  const parts = groups.flatMap((group) =>
    trees.flatMap((files) => {
      const together = group.filter(({ file }) => files.has(file.path));
      // An option may be chosen by a condition: then it is written several times at one place.
      const places = new Set(together.map(({ file, nameSpan }) => `${file.path}:${nameSpan.start}`));
      return places.size > 1 ? together : [];
    }),
  );
  return new Set(parts);
}

function optionsIn(file: NixFile): WrittenOption[] {
  if (file.tree.damage.length > 0) return [];
  return nodesOf(file.tree, "Apply").flatMap((node): WrittenOption[] => {
    const naming = namingOf(node);
    const maker = naming && makerOf(node.function, file.scopes);
    if (!maker || !naming) return [];
    const name = naming.steps.map((step) => file.source.slice(step)).join(".");
    const { nameSpan, isOfModule } = naming;
    return [{ file, maker, argument: withoutParentheses(node.argument), nameSpan, name, isOfModule }];
  });
}

function makerOf(callee: Expression, scopes: Scopes): WrittenOption["maker"] | null {
  const written = withoutParentheses(callee);
  const name = libraryName(written, scopes) ?? nameAmongLibraries(written, scopes);
  return name === "mkOption" || name === "mkEnableOption" ? name : null;
}

/** A name below several `with`s, one of nixpkgs' library, the others of parts of it or of packages, which have no options. */
function nameAmongLibraries(callee: Expression, scopes: Scopes): string | null {
  const resolution = callee.kind === "Variable" ? scopes.resolve(callee)?.resolution : undefined;
  if (callee.kind !== "Variable" || resolution?.kind !== "with") return null;
  const origins = resolution.candidates.map(({ environment }) => knownOrigin(environment, scopes));
  const areKnown = origins.every((origin) => origin?.source === "lib" || origin?.source === "pkgs");
  return areKnown && origins.some((origin) => origin?.source === "lib" && origin.path.length === 0)
    ? callee.name
    : null;
}

/** The name of the option that a call is, if it lies below `options` and nothing is done to it on the way. */
function namingOf(call: Apply): Naming | null {
  const binding = bindingGiven(call);
  const last = binding?.path.attributes.at(-1);
  if (!binding || !last) return null;
  let below: readonly Attribute[] = [];
  for (let node: Node | null = binding; node; node = node.parent) {
    if (node.kind !== "Binding") continue;
    if (isVariable(node)) return null;
    const steps: readonly Attribute[] = [...node.path.attributes, ...below];
    const at = steps.findIndex((step, index) => index < steps.length - 1 && staticAttributeName(step) === "options");
    if (at >= 0) return { nameSpan: last, steps: steps.slice(at + 1), isOfModule: at === 0 && !liesInBinding(node) };
    below = steps;
  }
  return null;
}

function liesInBinding(binding: Binding): boolean {
  for (let node: Node | null = binding.parent; node; node = node.parent) if (node.kind === "Binding") return true;
  return false;
}

/** The binding that an expression is the whole value of, in one case at least. */
function bindingGiven(expression: Expression): Binding | null {
  let node: Node = expression;
  for (;;) {
    const parent: Node | null = node.parent;
    if (parent?.kind === "Binding") return isVariable(parent) ? null : parent;
    const isWhole =
      parent?.kind === "Parenthesized" ||
      ((parent?.kind === "Let" || parent?.kind === "With" || parent?.kind === "Assert") && parent.body === node) ||
      (parent?.kind === "If" && parent.condition !== node);
    if (!isWhole) return null;
    node = parent;
  }
}

function isVariable({ parent }: Binding): boolean {
  return parent?.kind === "Let" || parent?.kind === "LegacyLet";
}

/**
 * What a call of `mkOption` says, by name; `null` for what is inherited. `null` where not all of it is written out, and
 * for what only adds to an option that another module declares.
 */
export function declaredFields(option: WrittenOption): ReadonlyMap<string, Expression | null> | null {
  const set = option.maker === "mkOption" ? setLiteral(option.argument) : null;
  if (!set) return null;
  const fields = new Map<string, Expression | null>();
  for (const entry of set.entries) {
    if (entry.kind === "Damaged") return null;
    const attributes = entry.kind === "Binding" ? entry.path.attributes.slice(0, 1) : entry.attributes;
    for (const attribute of attributes) {
      const name = staticAttributeName(attribute);
      if (name === null) return null;
      fields.set(name, entry.kind === "Binding" && entry.path.attributes.length === 1 ? entry.value : null);
    }
  }
  return onlyAdds(fields, option.file) ? null : fields;
}

/**
 * Whether this is how modules change what another one declares: more options of its submodules, `apply`, `readOnly`.
 * Who declares an option says at least what it is for, or what it is without being set.
 */
function onlyAdds(fields: ReadonlyMap<string, Expression | null>, file: NixFile): boolean {
  if (["default", "description", "example"].some((name) => fields.has(name))) return false;
  const type = fields.get("type");
  const addsToSubmodule = type ? /submodule/i.test(file.source.slice(type)) : fields.has("type");
  return addsToSubmodule || fields.has("apply") || fields.has("readOnly");
}

/** Whether the option is hidden from its users, or may be. */
export function isHidden(fields: ReadonlyMap<string, Expression | null>): boolean {
  return fields.has("internal") || fields.has("visible");
}
