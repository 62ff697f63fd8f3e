/**
 * What attributes a set has, when its entries are taken together as Nix does when it reads the file:
 * `a.b = 1; a = { c = 2; };` is one attribute `a` with two children.
 *
 * Names are static when Nix knows them without evaluating: `a`, `"a"`, `${"a"}`. Parentheses round a set literal
 * make no difference. Nothing is evaluated: `a = x // { … };` is an attribute without children.
 * Built in time linear in the entries; children are built when first asked for.
 */

import { staticAttributeName } from "../parser/attribute-name.ts";
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Attribute, AttrSet, Binding, Damaged, Entry, Expression, Inherit } from "../parser/syntax.ts";

/** One place that gives an attribute, or something below it. */
export class AttributeSite {
  readonly entry: Binding | Inherit;
  /** Which step of the binding's path, or which of the inherited names, names the attribute. */
  readonly step: number;

  constructor(entry: Binding | Inherit, step: number) {
    this.entry = entry;
    this.step = step;
  }

  /** The step that names the attribute. */
  get attribute(): Attribute {
    const steps = this.entry.kind === "Binding" ? this.entry.path.attributes : this.entry.attributes;
    return steps[this.step] as Attribute;
  }

  /** The steps behind it: `b.c` for `a` in `a.b.c = 1`. Empty where the attribute itself is given. */
  get rest(): readonly Attribute[] {
    return this.entry.kind === "Binding" ? this.entry.path.attributes.slice(this.step + 1) : [];
  }

  /** Whether the binding's path ends here, so that its value is the attribute's. */
  get isLeaf(): boolean {
    return this.entry.kind === "Inherit" || this.step === this.entry.path.attributes.length - 1;
  }

  /** The attribute's value; `null` where the site gives only something below it, or inherits it. */
  get value(): Expression | null {
    return this.entry.kind === "Binding" && this.isLeaf ? this.entry.value : null;
  }

  /** The set literal that is the attribute's value, parentheses removed. */
  get literal(): AttrSet | null {
    return this.value && setLiteral(this.value);
  }

  /** Whether Nix sees a set here when it reads the file: a set literal, or a path that goes on. */
  get isSet(): boolean {
    return !this.isLeaf || this.literal !== null;
  }
}

/** An attribute with all places that give it. */
export class AttributeNode {
  readonly name: string;
  /** In order of place; at least one. */
  readonly sites: readonly AttributeSite[];
  #children: AttributeTree | null | undefined;

  constructor(name: string, sites: readonly AttributeSite[]) {
    this.name = name;
    this.sites = sites;
  }

  /** What stands below it, merged from all sites; `null` unless each of them is a set. */
  get children(): AttributeTree | null {
    if (this.#children === undefined) {
      this.#children = this.sites.every((site) => site.isSet) ? mergedTree(this.sites) : null;
    }
    return this.#children;
  }

  /** The one value it is given, where it is given in one place as a whole; `null` otherwise. */
  get value(): Expression | null {
    return this.sites.length === 1 ? (this.sites[0] as AttributeSite).value : null;
  }
}

export interface AttributeTree {
  /** By static name, in order of first place. */
  readonly attributes: ReadonlyMap<string, AttributeNode>;
  /** Sites whose name is computed: the set may have any attribute. */
  readonly dynamic: readonly AttributeSite[];
  /** Entries the parser could not read. */
  readonly damaged: readonly Damaged[];
}

/** The attributes that entries of one set, `let` or old-style `let` give. */
export function attributeTree(entries: readonly Entry[]): AttributeTree {
  const builder = new TreeBuilder();
  builder.addEntries(entries);
  return builder.finish();
}

/** Whether two entries start with one name, so that there is something to merge or to refuse. */
export function hasRepeatedName(entries: readonly Entry[]): boolean {
  if (entries.length < 2 && entries[0]?.kind !== "Inherit") return false;
  const seen = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === "Damaged") continue;
    // Of a path only the first step counts.
    const count = entry.kind === "Inherit" ? entry.attributes.length : 1;
    const attributes = entry.kind === "Inherit" ? entry.attributes : entry.path.attributes;
    for (let index = 0; index < count; index++) {
      const attribute = attributes[index];
      const name = attribute ? staticAttributeName(attribute) : null;
      if (name !== null && seen.has(name)) return true;
      if (name !== null) seen.add(name);
    }
  }
  return false;
}

/** The node at a path of names, or `undefined`. */
export function attributeAt(tree: AttributeTree, ...path: readonly string[]): AttributeNode | undefined {
  let level: AttributeTree | null = tree;
  let node: AttributeNode | undefined;
  for (const name of path) {
    node = level?.attributes.get(name);
    level = node?.children ?? null;
  }
  return node;
}

/** The set literal an expression is, parentheses removed; `null` for anything else. */
export function setLiteral(expression: Expression): AttrSet | null {
  const inner = withoutParentheses(expression);
  return inner.kind === "AttrSet" ? inner : null;
}

function mergedTree(sites: readonly AttributeSite[]): AttributeTree {
  const builder = new TreeBuilder();
  for (const site of sites) {
    const literal = site.literal;
    if (literal) builder.addEntries(literal.entries);
    else builder.addSite(new AttributeSite(site.entry, site.step + 1));
  }
  return builder.finish();
}

class TreeBuilder {
  readonly #sites = new Map<string, AttributeSite[]>();
  readonly #dynamic: AttributeSite[] = [];
  readonly #damaged: Damaged[] = [];

  addEntries(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.kind === "Damaged") this.#damaged.push(entry);
      else if (entry.kind === "Binding") this.addSite(new AttributeSite(entry, 0));
      else for (let step = 0; step < entry.attributes.length; step++) this.addSite(new AttributeSite(entry, step));
    }
  }

  addSite(site: AttributeSite): void {
    const attribute = site.attribute as Attribute | undefined;
    if (!attribute) return;
    const name = staticAttributeName(attribute);
    if (name === null) {
      this.#dynamic.push(site);
      return;
    }
    const sites = this.#sites.get(name);
    if (sites) sites.push(site);
    else this.#sites.set(name, [site]);
  }

  finish(): AttributeTree {
    const attributes = new Map<string, AttributeNode>();
    for (const [name, sites] of this.#sites) attributes.set(name, new AttributeNode(name, sites));
    return { attributes, dynamic: this.#dynamic, damaged: this.#damaged };
  }
}
