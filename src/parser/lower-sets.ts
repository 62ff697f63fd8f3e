import { checkInherit, checkLet } from "./check-syntax.ts";
import { child, type Lower, type Lowering, type Mutable, pending } from "./lowering.ts";
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
  for (let entry = node + 1; entry < end; entry = tree.next(entry)) {
    const kind = grammar.childOf[tree.symbol(entry)];
    if (kind === child.binding) entries.push(lowerBinding(lowering, entry, parent));
    else if (kind === child.inherit || kind === child.inherit_from) entries.push(lowerInherit(lowering, entry, parent));
    else if (kind === child.binding_set) addEntries(lowering, entry, tree.next(entry), parent, entries);
    else if (tree.isError(entry)) {
      const damaged = lowering.damaged(entry, parent);
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
  const end = tree.next(node);
  for (let part = node + 1; part < end; part = tree.next(part)) {
    if (grammar.childOf[tree.symbol(part)] === child.in) inToken = part;
  }
  letNode.entries = lowerEntries(lowering, node, inToken < 0 ? end : inToken, letNode);
  letNode.body = lowering.required(node, lowering.field.body, letNode);
  const isKeyword = inToken >= 0 && grammar.childOf[tree.symbol(inToken)] === child.in;
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
  for (let part = node + 1; part < end; part = tree.next(part)) {
    if (tree.isMissing(part) || tree.isError(part)) continue;
    const kind = grammar.childOf[tree.symbol(part)];
    if (kind === child.identifier) attributes.push(lowerIdentifier(lowering, part, parent));
    else if (kind === child.string_expression || kind === child.interpolation) {
      attributes.push(grammar.lowers[tree.symbol(part)]?.(lowering, part, parent) as Attribute);
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
  const end = tree.next(node);
  for (let part = node + 1; part < end; part = tree.next(part)) {
    if (grammar.childOf[tree.symbol(part)] !== child.inherited_attrs) continue;
    inherit.attributes = lowerAttributes(lowering, part, inherit);
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
  for (let part = node + 1; part < end; part = tree.next(part)) {
    const kind = grammar.childOf[tree.symbol(part)];
    if (kind === child.formal) list.push(lowerFormal(lowering, part, formals));
    else if (kind === child.ellipses) formals.ellipsis = true;
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
