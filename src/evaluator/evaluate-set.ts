import type { AttrSet, Entry } from "../parser/syntax.ts";
import { AttributeNode, type AttributeSite } from "../scopes/attribute-tree.ts";
import type { Place } from "../source/span.ts";
import type { Environment } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { attributeName } from "./interpolate.ts";
import type { Machine } from "./machine.ts";
import { selectAttribute } from "./select.ts";
import { type PlannedAttribute, planOf, type SetPlan, setPlan } from "./set-plan.ts";
import { Thunk } from "./thunk.ts";
import { type Attribute, attrs, describeType, type UnknownValue, unknown, type Value } from "./value.ts";
import { WrittenAttributes, WrittenScope } from "./written-attributes.ts";

/** `{ … }` and `rec { … }` */
export function evaluateSet(machine: Machine, node: AttrSet, environment: Environment): Value {
  const plan = planOf(node, node.entries, environment.file.path);
  return buildSet(machine, plan, node.recursive, environment);
}

/** The scope that the entries of a `let` (or of `let { }`) open. */
export function namesOfSet(
  machine: Machine,
  owner: object,
  entries: readonly Entry[],
  environment: Environment,
): Environment {
  return new WrittenScope(machine, planOf(owner, entries, environment.file.path), environment);
}

function buildSet(machine: Machine, plan: SetPlan, recursive: boolean, environment: Environment): Value {
  const scope = recursive ? new WrittenScope(machine, plan, environment) : null;
  const written = new WrittenAttributes(machine, plan, environment, scope);
  const damage = plan.damaged.length > 0 ? unknown("the file has a syntax error here") : null;
  const hasOverrides = scope !== null && plan.attributes.has("__overrides");
  if (plan.dynamic.length === 0 && !hasOverrides) return attrs(written, damage);
  const attributes = written.copy();
  const overridden = hasOverrides ? applyOverrides(attributes, scope) : null;
  const open = addDynamic(machine, plan.dynamic, scope ?? environment, attributes) ?? overridden;
  return attrs(attributes, open ?? damage);
}

/** `rec { __overrides = { x = 1; }; }`: the old way to say that other values of `x` hold inside as well. */
function applyOverrides(attributes: Map<string, Attribute>, scope: WrittenScope): UnknownValue | null {
  const given = attributes.get("__overrides")?.value.force();
  if (given === undefined) return null;
  if (given.type === "unknown") return given;
  if (given.type !== "attrs") throw new EvaluationError(`expected a set but found ${describeType(given)}`);
  for (const [name, attribute] of given.attributes) {
    attributes.set(name, attribute);
    // Names that only the overrides have were looked up outside when the file was read.
    scope.override(name, attribute.value);
  }
  return given.open;
}

/** What is written for an attribute. `inner` is where values are evaluated, `outer` where plain `inherit x` looks. */
export function attributeThunk(
  machine: Machine,
  planned: PlannedAttribute,
  inner: Environment,
  outer: Environment,
): Thunk {
  const { value, from, place } = planned;
  if (from) return new Thunk(() => selectAttribute(machine.evaluate(from, inner), planned.name, place), place);
  if (value) {
    if (planned.isInherited) return machine.share(value, outer);
    return inner === outer ? machine.share(value, inner) : machine.delay(value, inner);
  }
  const { children, firstValue, isRecursive } = planned;
  if (children) return new Thunk(() => buildSet(machine, children, isRecursive, inner), place);
  // Places that cannot be taken together: Nix refuses the file, the first one stands here.
  return firstValue ? machine.delay(firstValue, inner) : Thunk.of(unknown("the attribute is set twice"));
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
  const plan = behind && setPlan(behind, environment.file.path);
  return new Thunk(
    () => (plan ? buildSet(machine, plan, false, environment) : unknown("the attribute cannot be read")),
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
