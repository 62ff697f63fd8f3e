/**
 * What the text of a set literal or `let` says of each attribute, worked out once however often it is evaluated: a module
 * of twenty hosts is evaluated twenty times.
 */
import type { Damaged, Entry, Expression } from "../parser/syntax.ts";
import { type AttributeNode, type AttributeSite, type AttributeTree, attributeTree } from "../scopes/attribute-tree.ts";
import { namesRead } from "../scopes/names-read.ts";
import type { Place } from "../source/span.ts";

export class PlannedAttribute {
  readonly name: string;
  /** Where it stands among the others. */
  readonly index: number;
  /** Where its name is written first. */
  readonly place: Place;
  /** The one expression that it is given; of `inherit x`, the variable. `null` where it is put together. */
  readonly value: Expression | null;
  /** Whether it means what is outside of the set or `let`: `inherit x`. */
  readonly isInherited: boolean;
  /** The set it is selected from: `inherit (set) x`. */
  readonly from: Expression | null;
  /** Of several places the first decides whether the set made of them is recursive. */
  readonly isRecursive: boolean;
  readonly #node: AttributeNode;
  #children: SetPlan | null | undefined;
  #namesRead: ReadonlySet<string> | null | undefined;

  constructor(node: AttributeNode, index: number, file: string) {
    const site = node.sites[0] as AttributeSite;
    const { entry, attribute } = site;
    this.name = node.name;
    this.index = index;
    this.place = { file, span: attribute };
    this.#node = node;
    this.isInherited = entry.kind === "Inherit" && entry.from === null;
    this.from = entry.kind === "Inherit" ? entry.from : null;
    this.isRecursive = site.literal?.recursive ?? false;
    const { start, end } = attribute;
    if (this.isInherited) this.value = { kind: "Variable", name: node.name, start, end, parent: null };
    else this.value = node.value;
  }

  /** What its text looks up, names that it binds itself among them; `null` where a part of it cannot be read. */
  get namesRead(): ReadonlySet<string> | null {
    if (this.#namesRead === undefined) this.#namesRead = namesRead(this.#node.sites.map(({ entry }) => entry));
    return this.#namesRead;
  }

  /** What is set below it in several places; `null` where they cannot be taken together. */
  get children(): SetPlan | null {
    if (this.#children === undefined) {
      const { children } = this.#node;
      this.#children = children && setPlan(children, this.place.file);
    }
    return this.#children;
  }

  /** What stands at the first of several places: Nix refuses the file where they cannot be taken together. */
  get firstValue(): Expression | null {
    return (this.#node.sites[0] as AttributeSite).value;
  }
}

export interface SetPlan {
  readonly file: string;
  /** By static name, in order of first place. */
  readonly attributes: ReadonlyMap<string, PlannedAttribute>;
  /** Sites whose name is computed. */
  readonly dynamic: readonly AttributeSite[];
  /** Entries the parser could not read. */
  readonly damaged: readonly Damaged[];
}

const plans = new WeakMap<object, SetPlan>();

/** The plan for the entries of a node of a file. */
export function planOf(owner: object, entries: readonly Entry[], file: string): SetPlan {
  const known = plans.get(owner);
  if (known?.file === file) return known;
  const plan = setPlan(attributeTree(entries), file);
  plans.set(owner, plan);
  return plan;
}

export function setPlan({ attributes, dynamic, damaged }: AttributeTree, file: string): SetPlan {
  const planned = new Map<string, PlannedAttribute>();
  for (const [name, node] of attributes) planned.set(name, new PlannedAttribute(node, planned.size, file));
  return { file, attributes: planned, dynamic, damaged };
}
