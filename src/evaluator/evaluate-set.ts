import type { AttrSet, Entry, Expression } from "../parser/syntax.ts";
import { AttributeNode, type AttributeSite, type AttributeTree, attributeTree } from "../scopes/attribute-tree.ts";
import type { Place, Span } from "../source/span.ts";
import { type Environment, withNames } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { attributeName } from "./interpolate.ts";
import type { Machine } from "./machine.ts";
import { selectAttribute } from "./select.ts";
import { Thunk } from "./thunk.ts";
import { type Attribute, attrs, describeType, type UnknownValue, unknown, type Value } from "./value.ts";

/** `{ … }` and `rec { … }` */
export function evaluateSet(machine: Machine, node: AttrSet, environment: Environment): Value {
  return buildSet(machine, treeOf(node, node.entries), node.recursive, environment);
}

/** The scope that the entries of a `let` (or of `let { }`) open. */
export function namesOfSet(
  machine: Machine,
  owner: object,
  entries: readonly Entry[],
  environment: Environment,
): Environment {
  return recursiveScope(machine, treeOf(owner, entries), environment);
}

const trees = new WeakMap<object, AttributeTree>();

/** Entries are merged once for each node, however often it is evaluated. */
function treeOf(owner: object, entries: readonly Entry[]): AttributeTree {
  let tree = trees.get(owner);
  if (!tree) {
    tree = attributeTree(entries);
    trees.set(owner, tree);
  }
  return tree;
}

function buildSet(machine: Machine, tree: AttributeTree, recursive: boolean, environment: Environment): Value {
  const inner = recursive ? recursiveScope(machine, tree, environment) : environment;
  const attributes = new Map<string, Attribute>();
  for (const [name, node] of tree.attributes) {
    // A recursive set's attributes are the thunks of its scope, so that each is computed once.
    const value = recursive ? (inner.names?.get(name) as Thunk) : attributeThunk(machine, node, inner, environment);
    attributes.set(name, { value, place: { file: environment.file.path, span: firstSite(node).attribute } });
  }
  const overridden = recursive ? applyOverrides(attributes, inner) : null;
  const open = addDynamic(machine, tree.dynamic, inner, attributes) ?? overridden;
  const damage = tree.damaged.length > 0 ? unknown("the file has a syntax error here") : null;
  return attrs(attributes, open ?? damage);
}

/** `rec { __overrides = { x = 1; }; }`: the old way to say that other values of `x` hold inside as well. */
function applyOverrides(attributes: Map<string, Attribute>, scope: Environment): UnknownValue | null {
  const given = attributes.get("__overrides")?.value.force();
  if (given === undefined) return null;
  if (given.type === "unknown") return given;
  if (given.type !== "attrs") throw new EvaluationError(`expected a set but found ${describeType(given)}`);
  for (const [name, attribute] of given.attributes) {
    attributes.set(name, attribute);
    // Names that only the overrides have were looked up outside when the file was read.
    if (scope.names?.has(name)) (scope.names as Map<string, Thunk>).set(name, attribute.value);
  }
  return given.open;
}

function recursiveScope(machine: Machine, tree: AttributeTree, outer: Environment): Environment {
  const names = new Map<string, Thunk>();
  const inner = withNames(outer, names);
  for (const [name, node] of tree.attributes) names.set(name, attributeThunk(machine, node, inner, outer));
  return inner;
}

function firstSite(node: AttributeNode): AttributeSite {
  return node.sites[0] as AttributeSite;
}

/** `inner` is where values are evaluated, `outer` where plain `inherit x` looks. */
function attributeThunk(machine: Machine, node: AttributeNode, inner: Environment, outer: Environment): Thunk {
  const site = firstSite(node);
  const place: Place = { file: inner.file.path, span: site.attribute };
  if (site.entry.kind === "Inherit") {
    const from = site.entry.from;
    if (!from) return machine.share(inheritedVariable(node.name, site.attribute), outer);
    return new Thunk(() => selectAttribute(machine.evaluate(from, inner), node.name, place), place);
  }
  if (node.sites.length === 1 && site.value) {
    return inner === outer ? machine.share(site.value, inner) : machine.delay(site.value, inner);
  }
  const children = node.children;
  // Sites that cannot be merged: Nix refuses the file, the first one stands here.
  if (!children) return site.value ? machine.delay(site.value, inner) : Thunk.of(unknown("the attribute is set twice"));
  // Of several sites the first decides whether the merged set is recursive.
  const recursive = site.literal?.recursive ?? false;
  return new Thunk(() => buildSet(machine, children, recursive, inner), place);
}

function inheritedVariable(name: string, at: Span): Expression {
  return { kind: "Variable", name, start: at.start, end: at.end, parent: null };
}

/** Adds attributes with computed names; gives the unknown that opens the set if a name is not known. */
function addDynamic(
  machine: Machine,
  dynamic: readonly AttributeSite[],
  environment: Environment,
  attributes: Map<string, Attribute>,
): UnknownValue | null {
  let open: UnknownValue | null = null;
  for (const site of dynamic) {
    const name = dynamicName(machine, site, environment);
    if (name === null) continue;
    if (typeof name !== "string") {
      open ??= unknown(`an attribute's name is not known: ${name.reason}`);
      continue;
    }
    const place: Place = { file: environment.file.path, span: site.attribute };
    if (attributes.has(name)) throw new EvaluationError(`attribute '${name}' already defined`, place);
    attributes.set(name, { value: dynamicThunk(machine, name, site, environment, place), place });
  }
  return open;
}

function dynamicThunk(
  machine: Machine,
  name: string,
  site: AttributeSite,
  environment: Environment,
  place: Place,
): Thunk {
  if (site.value) return machine.delay(site.value, environment);
  const behind = new AttributeNode(name, [site]).children;
  return new Thunk(
    () => (behind ? buildSet(machine, behind, false, environment) : unknown("the attribute cannot be read")),
    place,
  );
}

/** `null` for the name `null`, which Nix takes as "no attribute". */
function dynamicName(machine: Machine, site: AttributeSite, environment: Environment): string | UnknownValue | null {
  const step = site.attribute;
  if (step.kind === "Interpolation") {
    const value = machine.evaluate(step.expression, environment);
    if (value.type === "null") return null;
  }
  return attributeName(machine, step, environment);
}
