import type { NormalForm } from "../normal-forms.ts";
import { mapParts, type PrintedAttribute, type PrintedOf, type PrintedTree } from "../printed-tree.ts";

/** Nested `let`s as one. Each name that a `let` binds gets one that no other has, so that none hides or catches another. */
export const collapsedLet: NormalForm = (tree) => renamed(merged(renamed(tree)));

type Names = ReadonlyMap<string, string>;

/** Stands behind a name that is bound by `let`: what Nix reads as a part of a name, but nobody writes. */
const mark = "'-'";

function renamed(tree: PrintedTree): PrintedTree {
  let count = 0;
  const fresh = (name: string) => `${nameIn(name)}${mark}${++count}`;

  function rename(part: PrintedTree, names: Names): PrintedTree {
    if (part.kind === "word") return { kind: "word", text: names.get(part.text) ?? part.text };
    if (part.kind === "let") return renameLet(part, names);
    const inside = without(names, namesBoundBy(part));
    if (part.kind === "set") {
      return { ...part, attributes: part.attributes.map((one) => renameAttribute(one, inside, names)) };
    }
    return mapParts(part, (piece) => rename(piece, inside));
  }

  function renameLet(part: PrintedOf<"let">, names: Names): PrintedTree {
    const attributes = inOrder(part.attributes);
    const own = new Map(attributes.map(({ name }) => [String(name), fresh(String(name))]));
    const inside = new Map([...names, ...own]);
    const bindings = attributes.map(({ name, value }): PrintedAttribute => {
      const plain = String(name);
      const given = value ? rename(value, inside) : ({ kind: "word", text: names.get(plain) ?? plain } as const);
      return { name: own.get(plain) as string, value: given };
    });
    return { kind: "let", attributes: bindings, body: rename(part.body, inside) };
  }

  /** What it inherits is written out: it may have another name now. */
  function renameAttribute({ name, value }: PrintedAttribute, inside: Names, around: Names): PrintedAttribute {
    const step = typeof name === "string" ? name : rename(name, inside);
    if (value !== null) return { name: step, value: rename(value, inside) };
    const meant = around.get(String(name));
    return { name: step, value: meant === undefined ? null : { kind: "word", text: meant } };
  }

  return rename(tree, new Map());
}

function merged(tree: PrintedTree): PrintedTree {
  const whole = mapParts(tree, merged);
  if (whole.kind !== "let" || whole.body.kind !== "let") return whole;
  return { ...whole.body, attributes: [...whole.attributes, ...whole.body.attributes] };
}

/** By name; of equal names the outer one first. */
function inOrder(attributes: readonly PrintedAttribute[]): PrintedAttribute[] {
  const key = ({ name }: PrintedAttribute) => nameIn(String(name));
  return [...attributes].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function nameIn(name: string): string {
  return name.split(mark)[0] as string;
}

/** The names that a part binds for what is inside of it, and that are no names of a `let` there. */
function namesBoundBy(part: PrintedTree): readonly string[] {
  if (part.kind === "set" && part.recursive) return part.attributes.map(({ name }) => String(name));
  if (part.kind !== "lambda") return [];
  return [...(part.name === null ? [] : [part.name]), ...(part.formals ?? []).map(({ name }) => name)];
}

function without(names: Names, gone: readonly string[]): Names {
  return gone.length === 0 ? names : new Map([...names].filter(([name]) => !gone.includes(name)));
}
