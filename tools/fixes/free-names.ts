import { mapParts, type PrintedAttribute, type PrintedTree } from "./printed-tree.ts";

const known = new WeakMap<PrintedTree, ReadonlySet<string>>();

/** The names that a tree looks up and does not bind itself; a `with` binds none. */
export function freeNames(tree: PrintedTree): ReadonlySet<string> {
  let names = known.get(tree);
  if (!names) {
    names = collect(tree);
    known.set(tree, names);
  }
  return names;
}

/** The names that attributes bind. */
export function boundNames(attributes: readonly PrintedAttribute[]): Set<string> {
  return new Set(attributes.flatMap(({ name }) => (typeof name === "string" ? [unquoted(name)] : [])));
}

/** The names that attributes look up, whatever they bind among themselves; what is inherited comes from around. */
export function namesIn(attributes: readonly PrintedAttribute[]): Set<string> {
  return union(
    attributes.map(({ name, value }) =>
      union([
        typeof name === "string" ? new Set<string>() : freeNames(name),
        value ? freeNames(value) : new Set<string>(),
      ]),
    ),
  );
}

/** The names that attributes inherit from around. */
export function inheritedNames(attributes: readonly PrintedAttribute[]): Set<string> {
  return boundNames(attributes.filter(({ value }) => value === null));
}

export function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** `"a b"` as a name that could be looked up. */
function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1) : name;
}

function collect(tree: PrintedTree): ReadonlySet<string> {
  switch (tree.kind) {
    case "word":
      return new Set(/^[A-Za-z_][\w'-]*$/.test(tree.text) ? [tree.text] : []);
    case "set": {
      const { attributes, recursive } = tree;
      const bound = recursive ? boundNames(attributes) : new Set<string>();
      return union([without(namesIn(attributes), bound), inheritedNames(attributes)]);
    }
    case "let": {
      const inside = union([namesIn(tree.attributes), freeNames(tree.body)]);
      return union([without(inside, boundNames(tree.attributes)), inheritedNames(tree.attributes)]);
    }
    case "lambda": {
      const bound = new Set([
        ...(tree.name === null ? [] : [tree.name]),
        ...(tree.formals ?? []).map(({ name }) => name),
      ]);
      return without(namesOfParts(tree), bound);
    }
    default:
      return namesOfParts(tree);
  }
}

function namesOfParts(tree: PrintedTree): Set<string> {
  const names = new Set<string>();
  mapParts(tree, (part) => {
    for (const name of freeNames(part)) names.add(name);
    return part;
  });
  return names;
}

function without(names: ReadonlySet<string>, gone: ReadonlySet<string>): Set<string> {
  return new Set([...names].filter((name) => !gone.has(name)));
}
