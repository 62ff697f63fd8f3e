/**
 * Binds every name of a file as Nix does when it reads the file (`bindVars` in Nix, src/libexpr/nixexpr.cc):
 *
 * 1. Lexical scopes win, innermost first; then the base environment; then any `with` around the name, however near.
 * 2. A lambda's name and formals are visible in its body and in every default.
 * 3. The names of `let` and `rec` are visible in all its values, computed names and `inherit (from)` sources, but
 *    `inherit x;` looks outside.
 * 4. `-x`, `a - b`, `*`, `/`, comparisons and `<path>` call names that can be shadowed: `__sub`, `__mul`, `__div`,
 *    `__lessThan`, `__findFile` and `__nixPath`.
 * 5. `__curPos` as an expression is no name at all.
 *
 * Invariant of the walk: the definitions visible at the node at hand are exactly those in `#visible`; leaving a scope
 * restores what it shadowed. So each name costs one look-up however deep it stands, and the walk keeps its own stack.
 */
import { staticAttributeName } from "../parser/attribute-name.ts";
import { forEachChild } from "../parser/for-each-child.ts";
import type {
  Attribute,
  AttrSet,
  Binding,
  Damaged,
  Inherit,
  Lambda,
  LegacyLet,
  Let,
  Node,
  SyntaxTree,
} from "../parser/syntax.ts";
import { reverseFrom } from "../source/reverse-from.ts";
import { type AttributeSite, type AttributeTree, attributeTree, hasRepeatedName } from "./attribute-tree.ts";
import { baseEnvironment } from "./base-environment.ts";
import { implicitNames } from "./implicit-names.ts";
import { ScopeDefinition, type ScopeNode, ScopeTable, WithChain } from "./scope-table.ts";
import type { DefinitionKind, Resolution, Scopes } from "./scopes.ts";
import { SetMerges } from "./set-merges.ts";
import { pushAll, type Step } from "./visit-steps.ts";

/** Who means whom in a file. Never fails: what the parser could not read counts with the names found in it. */
export function resolveNames(tree: SyntaxTree): Scopes {
  const resolver = new NameResolver(tree);
  return resolver.resolve();
}

interface OpenScope {
  readonly node: ScopeNode;
  readonly outer: OpenScope | null;
  readonly definitions: readonly ScopeDefinition[];
  /** Sets whose `inherit x;` must look outside of this scope. */
  readonly members: ReadonlySet<Node>;
}

const builtin: Resolution = { kind: "builtin" };
const undefinedName: Resolution = { kind: "undefined" };
const noMembers: ReadonlySet<Node> = new Set();

class NameResolver {
  readonly #table = new ScopeTable();
  readonly #merges = new SetMerges();
  readonly #visible = new Map<string, ScopeDefinition>();
  readonly #steps: Step[] = [];
  readonly #mayHaveRec: boolean;
  #scope: OpenScope | null = null;
  #with: WithChain | null = null;

  constructor(tree: SyntaxTree) {
    this.#mayHaveRec = /\brec\b/.test(tree.source.text);
    if (tree.root) this.#steps.push(tree.root);
  }

  resolve(): Scopes {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      const first = this.#steps.length;
      this.#take(step);
      reverseFrom(this.#steps, first);
    }
    this.#table.sort();
    return this.#table;
  }

  /** Handles one step; the steps it adds are taken next, in the order they are added. */
  #take(step: Step): void {
    switch (step.kind) {
      case "Variable":
        if (step.name !== "__curPos") this.#refer(step.name, step);
        return;
      case "Identifier":
      case "Fragment":
        return;
      // What most files are made of goes without a visit of names and texts, where nothing is looked up.
      case "Apply":
        this.#steps.push(step.function, step.argument);
        return;
      case "Select":
        this.#steps.push(step.set);
        this.#pushComputed(step.path.attributes);
        if (step.default) this.#steps.push(step.default);
        return;
      case "List":
        pushAll(this.#steps, step.elements);
        return;
      case "String":
      case "IndentedString":
      case "Path":
        for (const part of step.parts) if (part.kind === "Interpolation") this.#steps.push(part);
        return;
      case "AttrSet":
      case "LegacyLet":
        this.#takeSet(step);
        return;
      case "Let":
        this.#takeLet(step);
        return;
      case "Binding":
        this.#takeBinding(step, 0);
        return;
      case "Inherit":
        this.#takeInherit(step);
        return;
      case "Lambda":
        this.#takeLambda(step);
        return;
      case "With":
        this.#steps.push(step.environment, { kind: "enter-with", node: step }, step.body, { kind: "leave-with" });
        return;
      case "enter-with":
        this.#with = new WithChain(step.node, this.#with);
        return;
      case "leave-with":
        this.#with = (this.#with as WithChain).outer;
        return;
      case "leave-scope":
        this.#leave();
        return;
      case "guest":
        this.#takeGuest(step.site);
        return;
      case "Damaged":
        this.#takeDamaged(step);
        return;
      case "Parenthesized":
      case "Interpolation":
        this.#steps.push(step.expression);
        return;
      case "Formal":
        if (step.default) this.#steps.push(step.default);
        return;
      case "BinaryOp":
      case "UnaryOp":
      case "SearchPath":
        for (const name of implicitNames(step)) this.#refer(name, step, true);
        this.#takeChildren(step);
        return;
      default:
        this.#takeChildren(step);
    }
  }

  #takeChildren(node: Node): void {
    forEachChild(node, (child) => {
      this.#steps.push(child);
    });
  }

  #takeSet(set: AttrSet | LegacyLet): void {
    if (set.kind === "AttrSet" && this.#merges.isGuest(set)) return;
    const merged = set.kind === "AttrSet" && this.#merges.isMerged(set);
    const recursive = (set.kind === "LegacyLet" || set.recursive) && !merged;
    if (!recursive) {
      if (!merged && this.#mayHaveRec && hasRepeatedName(set.entries)) this.#merges.note(attributeTree(set.entries));
      pushAll(this.#steps, set.entries);
      return;
    }
    const guests = set.kind === "AttrSet" ? this.#merges.guestsOf(set) : [];
    const tree = (set.kind === "AttrSet" && this.#merges.hostTree(set)) || attributeTree(set.entries);
    this.#enterSet(set, tree, guests);
    pushAll(this.#steps, set.entries);
    for (const site of guests) this.#steps.push({ kind: "guest", site });
    this.#steps.push({ kind: "leave-scope" });
  }

  #takeLet(node: Let): void {
    this.#enterSet(node, attributeTree(node.entries), []);
    pushAll(this.#steps, node.entries);
    this.#steps.push(node.body, { kind: "leave-scope" });
  }

  #enterSet(scope: Let | LegacyLet | AttrSet, tree: AttributeTree, guests: readonly AttributeSite[]): void {
    if (this.#mayHaveRec) this.#merges.note(tree);
    const prefix = scope.kind === "Let" ? "let" : "rec";
    const definitions: ScopeDefinition[] = [];
    for (const { name, sites } of tree.attributes.values()) {
      const first = sites[0] as AttributeSite;
      const kind: DefinitionKind = first.entry.kind === "Inherit" ? `${prefix}-inherit` : prefix;
      const entries = sites.map((site) => site.entry);
      definitions.push(new ScopeDefinition(name, kind, scope, first.attribute, entries));
    }
    const members = new Set<Node>([scope]);
    for (const { literal } of guests) if (literal) members.add(literal);
    this.#enter(scope, definitions, members);
  }

  #takeGuest(site: AttributeSite): void {
    if (site.literal) pushAll(this.#steps, site.literal.entries);
    else if (site.entry.kind === "Binding") this.#takeBinding(site.entry, site.step + 1);
  }

  /** Visits a binding from a step of its path on, as far as it is not the guest of another set. */
  #takeBinding(binding: Binding, from: number): void {
    const { attributes } = binding.path;
    const guestStep = this.#mayHaveRec ? this.#merges.guestStep(binding, from) : undefined;
    const last = guestStep ?? attributes.length - 1;
    this.#pushComputed(attributes, from, last);
    if (guestStep === undefined) this.#steps.push(binding.value);
  }

  /** Visits those steps of a path whose names have to be computed, or are written as strings. */
  #pushComputed(attributes: readonly Attribute[], from = 0, last = attributes.length - 1): void {
    for (let step = from; step <= last; step++) {
      const attribute = attributes[step];
      if (attribute && attribute.kind !== "Identifier") this.#steps.push(attribute);
    }
  }

  #takeInherit(inherit: Inherit): void {
    if (inherit.from) this.#steps.push(inherit.from);
    const skipsOwnScope = inherit.parent !== null && this.#scope?.members.has(inherit.parent) === true;
    for (const attribute of inherit.attributes) {
      const name = inherit.from ? null : staticAttributeName(attribute);
      if (name === null) this.#steps.push(attribute);
      else if (skipsOwnScope) this.#referOutside(name, attribute);
      else this.#refer(name, attribute);
    }
  }

  #takeLambda(lambda: Lambda): void {
    const { parameter, formals } = lambda;
    const definitions: ScopeDefinition[] = [];
    const names = new Set<string>();
    const define = (name: Node & { name: string }, kind: DefinitionKind, site: Node): void => {
      if (names.has(name.name)) return;
      names.add(name.name);
      definitions.push(new ScopeDefinition(name.name, kind, lambda, name, [site]));
    };
    if (parameter) define(parameter, formals ? "at-name" : "parameter", parameter);
    for (const formal of formals?.formals ?? []) define(formal.name, "formal", formal);
    this.#enter(lambda, definitions, noMembers);
    if (formals) this.#steps.push(formals);
    this.#steps.push(lambda.body, { kind: "leave-scope" });
  }

  /** A bare name in a damaged part may be one that is looked up; it is never called undefined. */
  #takeDamaged(damaged: Damaged): void {
    for (const part of damaged.parts) {
      if (part.kind !== "Identifier") this.#steps.push(part);
      else if (this.#visible.has(part.name)) this.#refer(part.name, part);
    }
  }

  #enter(node: ScopeNode, definitions: readonly ScopeDefinition[], members: ReadonlySet<Node>): void {
    for (const definition of definitions) {
      definition.hides = this.#visible.get(definition.name);
      this.#visible.set(definition.name, definition);
      this.#table.definitions.push(definition);
    }
    this.#scope = { node, outer: this.#scope, definitions, members };
  }

  #leave(): void {
    const { outer, definitions } = this.#scope as OpenScope;
    for (const definition of definitions) {
      if (definition.hides) this.#visible.set(definition.name, definition.hides);
      else this.#visible.delete(definition.name);
      definition.hides = undefined;
    }
    this.#scope = outer;
  }

  #refer(name: string, node: Node, implicit = false): void {
    this.#addReference(name, node, implicit, this.#visible.get(name));
  }

  /** Looks a name up as if the innermost scope were not there. */
  #referOutside(name: string, node: Node): void {
    const definition = this.#visible.get(name);
    const isOwn = definition?.scope === this.#scope?.node;
    this.#addReference(name, node, false, isOwn ? definition?.hides : definition);
  }

  #addReference(name: string, node: Node, implicit: boolean, definition: ScopeDefinition | undefined): void {
    let resolution: Resolution = undefinedName;
    if (definition) resolution = definition.resolution;
    else if (baseEnvironment.has(name)) resolution = builtin;
    else if (this.#with) {
      resolution = this.#with.resolution;
      this.#table.markUsed(this.#with);
    }
    this.#table.addReference({ name, node, implicit, resolution });
  }
}
