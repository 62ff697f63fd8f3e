import { checkInherit, checkLet } from "./check-syntax.ts";
import { type Lower, type Lowering, type Mutable, pending } from "./lowering.ts";
import type {
  Attribute,
  AttrPath,
  AttrSet,
  Binding,
  Entry,
  Formal,
  Formals,
  Identifier,
  Inherit,
  LegacyLet,
  Let,
  Node,
} from "./syntax.ts";

/** Bindings of a set or a let; pieces that the parser skipped before `end` become damaged entries. */
function lowerEntries(lowering: Lowering, node: number, end: number, parent: Node): Entry[] {
  const entries: Entry[] = [];
  addEntries(lowering, node, end, parent, entries);
  return entries;
}

function addEntries(lowering: Lowering, node: number, end: number, parent: Node, entries: Entry[]): void {
  const { tree, grammar } = lowering;
  for (let child = node + 1; child < end; child = tree.next(child)) {
    const name = grammar.names.symbols[tree.symbol(child)];
    if (name === "binding") entries.push(lowerBinding(lowering, child, parent));
    else if (name === "inherit" || name === "inherit_from") entries.push(lowerInherit(lowering, child, parent));
    else if (name === "binding_set") addEntries(lowering, child, tree.next(child), parent, entries);
    else if (tree.isError(child)) {
      const damaged = lowering.damaged(child, parent);
      if (damaged.parts.length > 0) entries.push(damaged);
    }
  }
}

function lowerSet(lowering: Lowering, node: number, parent: Node | null, recursive: boolean): AttrSet {
  const { tree } = lowering;
  const set: Mutable<AttrSet> = {
    kind: "AttrSet",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    recursive,
    entries: pending,
  };
  set.entries = lowerEntries(lowering, node, tree.next(node), set);
  return set;
}

function lowerLegacyLet(lowering: Lowering, node: number, parent: Node | null): LegacyLet {
  const { tree } = lowering;
  const legacyLet: Mutable<LegacyLet> = {
    kind: "LegacyLet",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    entries: pending,
  };
  legacyLet.entries = lowerEntries(lowering, node, tree.next(node), legacyLet);
  return legacyLet;
}

function lowerLet(lowering: Lowering, node: number, parent: Node | null): Let {
  const { tree, grammar } = lowering;
  const letNode: Mutable<Let> = {
    kind: "Let",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    entries: pending,
    inKeyword: pending,
    body: pending,
  };
  let inToken = tree.child(node, lowering.field.body);
  for (let child = node + 1; child < tree.next(node); child = tree.next(child)) {
    if (grammar.names.symbols[tree.symbol(child)] === "in") inToken = child;
  }
  letNode.entries = lowerEntries(lowering, node, inToken < 0 ? tree.next(node) : inToken, letNode);
  letNode.body = lowering.required(node, lowering.field.body, letNode);
  const isKeyword = inToken >= 0 && grammar.names.symbols[tree.symbol(inToken)] === "in";
  letNode.inKeyword = isKeyword
    ? { start: tree.start(inToken), end: tree.end(inToken) }
    : { start: letNode.body.start, end: letNode.body.start };
  checkLet(letNode, lowering.problems);
  return letNode;
}

function lowerBinding(lowering: Lowering, node: number, parent: Node | null): Binding {
  const { tree } = lowering;
  const binding: Mutable<Binding> = {
    kind: "Binding",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    path: pending,
    value: pending,
  };
  const path = tree.child(node, lowering.field.attrpath);
  binding.path = path < 0 ? emptyPath(binding.start, binding) : lowerAttrPath(lowering, path, binding);
  binding.value = lowering.required(node, lowering.field.expression, binding);
  return binding;
}

function emptyPath(offset: number, parent: Node): AttrPath {
  return { kind: "AttrPath", start: offset, end: offset, parent, attributes: [] };
}

/** The attribute path in a node's field; an empty one, if recovery left none there. */
export function lowerPathOf(lowering: Lowering, node: number, parent: Node): AttrPath {
  const path = lowering.tree.child(node, lowering.field.attrpath);
  return path < 0 ? emptyPath(lowering.tree.end(node), parent) : lowerAttrPath(lowering, path, parent);
}

function lowerAttrPath(lowering: Lowering, node: number, parent: Node | null): AttrPath {
  const { tree } = lowering;
  const path: Mutable<AttrPath> = {
    kind: "AttrPath",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    attributes: pending,
  };
  path.attributes = lowerAttributes(lowering, node, path);
  return path;
}

function lowerAttributes(lowering: Lowering, node: number, parent: Node): Attribute[] {
  const { tree, grammar } = lowering;
  const attributes: Attribute[] = [];
  const end = tree.next(node);
  for (let child = node + 1; child < end; child = tree.next(child)) {
    if (tree.isMissing(child) || tree.isError(child)) continue;
    const name = grammar.names.symbols[tree.symbol(child)];
    if (name === "identifier") attributes.push(lowerIdentifier(lowering, child, parent));
    else if (name === "string_expression" || name === "interpolation") {
      attributes.push(grammar.lowers[tree.symbol(child)]?.(lowering, child, parent) as Attribute);
    }
  }
  return attributes;
}

/** A name that is defined or selected, not looked up. */
export function lowerIdentifier(lowering: Lowering, node: number, parent: Node | null): Identifier {
  const { tree } = lowering;
  return { kind: "Identifier", start: tree.start(node), end: tree.end(node), parent, name: lowering.textOf(node) };
}

function lowerInherit(lowering: Lowering, node: number, parent: Node | null): Inherit {
  const { tree, grammar } = lowering;
  const inherit: Mutable<Inherit> = {
    kind: "Inherit",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    from: null,
    attributes: [],
  };
  inherit.from = lowering.optional(node, lowering.field.expression, inherit);
  for (let child = node + 1; child < tree.next(node); child = tree.next(child)) {
    if (grammar.names.symbols[tree.symbol(child)] !== "inherited_attrs") continue;
    inherit.attributes = lowerAttributes(lowering, child, inherit);
  }
  checkInherit(inherit, lowering.problems);
  return inherit;
}

/** `{ a, b ? 1, ... }` before a colon. */
export function lowerFormals(lowering: Lowering, node: number, parent: Node | null): Formals {
  const { tree, grammar } = lowering;
  const list: Formal[] = [];
  const formals: Mutable<Formals> = {
    kind: "Formals",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    formals: list,
    ellipsis: false,
  };
  const end = tree.next(node);
  for (let child = node + 1; child < end; child = tree.next(child)) {
    const name = grammar.names.symbols[tree.symbol(child)];
    if (name === "formal") list.push(lowerFormal(lowering, child, formals));
    else if (name === "ellipses") formals.ellipsis = true;
  }
  return formals;
}

function lowerFormal(lowering: Lowering, node: number, parent: Node | null): Formal {
  const { tree } = lowering;
  const formal: Mutable<Formal> = {
    kind: "Formal",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    name: pending,
    default: null,
  };
  const name = tree.child(node, lowering.field.name);
  formal.name = lowerIdentifier(lowering, name < 0 ? node : name, formal);
  formal.default = lowering.optional(node, lowering.field.default, formal);
  return formal;
}

/** Sets, lets, bindings and formals, by the grammar's names. */
export const setLowers: Readonly<Record<string, Lower>> = {
  attrset_expression: (lowering, node, parent) => lowerSet(lowering, node, parent, false),
  rec_attrset_expression: (lowering, node, parent) => lowerSet(lowering, node, parent, true),
  let_attrset_expression: lowerLegacyLet,
  let_expression: lowerLet,
  binding: lowerBinding,
  inherit: lowerInherit,
  inherit_from: lowerInherit,
  attrpath: lowerAttrPath,
  formals: lowerFormals,
  formal: lowerFormal,
};
