/** What `resolveNames` fills in and hands on as `Scopes`. */
import type { AttrSet, Lambda, LegacyLet, Let, Node, With } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";
import type { Definition, DefinitionKind, Reference, Resolution, Scopes } from "./scopes.ts";

export type ScopeNode = Let | LegacyLet | AttrSet | Lambda;

export class ScopeDefinition implements Definition {
  readonly name: string;
  readonly kind: DefinitionKind;
  readonly scope: ScopeNode;
  readonly nameSpan: Span;
  readonly sites: readonly Node[];
  readonly references: Reference[] = [];
  readonly resolution: Resolution = { kind: "definition", definition: this };
  /** What it shadows, while its scope is being read. */
  hides: ScopeDefinition | undefined;

  constructor(name: string, kind: DefinitionKind, scope: ScopeNode, nameSpan: Span, sites: readonly Node[]) {
    this.name = name;
    this.kind = kind;
    this.scope = scope;
    this.nameSpan = nameSpan;
    this.sites = sites;
  }
}

/** A `with` and those around it. */
export class WithChain {
  readonly node: With;
  readonly outer: WithChain | null;
  readonly resolution: Resolution;
  #candidates: readonly With[] | undefined;

  constructor(node: With, outer: WithChain | null) {
    this.node = node;
    this.outer = outer;
    const candidates = (): readonly With[] => this.#listCandidates();
    this.resolution = {
      kind: "with",
      get candidates() {
        return candidates();
      },
    };
  }

  #listCandidates(): readonly With[] {
    if (!this.#candidates) {
      const nodes: With[] = [];
      for (let link: WithChain | null = this; link; link = link.outer) nodes.push(link.node);
      this.#candidates = nodes;
    }
    return this.#candidates;
  }
}

export class ScopeTable implements Scopes {
  readonly definitions: ScopeDefinition[] = [];
  readonly references: Reference[] = [];
  readonly #usedWiths = new Set<With>();
  #byNode: Map<Node, Reference> | undefined;
  #byScope: Map<Node, ScopeDefinition[]> | undefined;

  addReference(reference: Reference): void {
    this.references.push(reference);
    if (reference.resolution.kind === "definition") {
      (reference.resolution.definition as ScopeDefinition).references.push(reference);
    }
  }

  /** A name may come from this `with` or from any around it. */
  markUsed(chain: WithChain): void {
    for (let link: WithChain | null = chain; link && !this.#usedWiths.has(link.node); link = link.outer) {
      this.#usedWiths.add(link.node);
    }
  }

  /** Puts everything in order of place. */
  sort(): void {
    this.definitions.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
    sortByPlace(this.references);
    for (const definition of this.definitions) sortByPlace(definition.references);
  }

  resolve(node: Node): Reference | undefined {
    if (!this.#byNode) {
      this.#byNode = new Map();
      for (const reference of this.references) {
        if (!this.#byNode.has(reference.node)) this.#byNode.set(reference.node, reference);
      }
    }
    return this.#byNode.get(node);
  }

  isUsed(node: With): boolean {
    return this.#usedWiths.has(node);
  }

  visibleNames(at: Node): readonly string[] {
    const names = new Set<string>();
    let from: Node = at;
    // `inherit x;` looks outside of the set it stands in.
    if (at.parent?.kind === "Inherit" && !at.parent.from && at.parent.parent) from = at.parent.parent;
    for (let node = from.parent; node; node = node.parent) {
      for (const { name } of this.definitionsOf(node)) names.add(name);
    }
    return [...names];
  }

  definitionsOf(scope: Node): readonly ScopeDefinition[] {
    if (!this.#byScope) {
      this.#byScope = new Map();
      for (const definition of this.definitions) {
        const known = this.#byScope.get(definition.scope);
        if (known) known.push(definition);
        else this.#byScope.set(definition.scope, [definition]);
      }
    }
    return this.#byScope.get(scope) ?? [];
  }
}

/** Most lists are in order already; to look costs less than to sort. */
function sortByPlace(references: Reference[]): void {
  for (let index = 1; index < references.length; index++) {
    const before = references[index - 1] as Reference;
    if (before.node.start <= (references[index] as Reference).node.start) continue;
    references.sort((a, b) => a.node.start - b.node.start);
    return;
  }
}
