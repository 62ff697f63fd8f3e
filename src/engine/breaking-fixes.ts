import type { Parser } from "../parser/parser.ts";
import { walk } from "../parser/walk.ts";
import { duplicateAttributes } from "../scopes/duplicate-attributes.ts";
import { NixFile } from "../scopes/nix-file.ts";
import { SourceFile } from "../source/source-file.ts";
import { type ChosenFix, type TextOf, textsAfter } from "./choose-fixes.ts";

/** Why a fix is not applied, as the end of a sentence that begins with it. */
export type Breakage = "would break the syntax" | "would leave a name undefined" | "would give an attribute twice";

export interface SortedFixes {
  readonly sound: readonly ChosenFix[];
  readonly broken: readonly { readonly chosen: ChosenFix; readonly breakage: Breakage }[];
}

/** Sorts out fixes after which Nix would refuse a file that it took before; tried one by one only where a file broke. */
export function sortOutBreaking(chosen: readonly ChosenFix[], parser: Parser, textOf: TextOf): SortedFixes {
  const breakageOf = (fixes: readonly ChosenFix[]) => {
    for (const [path, text] of textsAfter(fixes, textOf)) {
      const breakage = path.endsWith(".nix") ? breakageIn(path, textOf(path) ?? "", text, parser) : null;
      if (breakage !== null) return breakage;
    }
    return null;
  };
  if (breakageOf(chosen) === null) return { sound: chosen, broken: [] };

  const sound: ChosenFix[] = [];
  const broken: { chosen: ChosenFix; breakage: Breakage }[] = [];
  for (const one of chosen) {
    const breakage = breakageOf([...sound.filter((other) => sharesFile(other, one)), one]);
    if (breakage === null) sound.push(one);
    else broken.push({ chosen: one, breakage });
  }
  return { sound, broken };
}

function breakageIn(path: string, before: string, after: string, parser: Parser): Breakage | null {
  const [was, is] = [before, after].map((text) => NixFile.parse(parser, new SourceFile(path, text))) as [
    NixFile,
    NixFile,
  ];
  if (is.tree.problems.length > was.tree.problems.length) return "would break the syntax";
  // In a file that could not be read whole, mending one mistake shows more names.
  if (was.tree.problems.length > 0) return null;
  if (undefinedNames(is) > undefinedNames(was)) return "would leave a name undefined";
  return repeatedAttributes(is) > repeatedAttributes(was) ? "would give an attribute twice" : null;
}

function undefinedNames({ scopes }: NixFile): number {
  return scopes.references.filter(({ resolution }) => resolution.kind === "undefined").length;
}

function repeatedAttributes({ tree: { root } }: NixFile): number {
  let count = 0;
  if (root === null) return count;
  walk(root, (node) => {
    if (node.kind === "AttrSet" || node.kind === "Let" || node.kind === "LegacyLet") {
      count += duplicateAttributes(node).length;
    }
  });
  return count;
}

function sharesFile(a: ChosenFix, b: ChosenFix): boolean {
  const files = new Set(a.fix.edits.map((edit) => edit.file));
  return b.fix.edits.some((edit) => files.has(edit.file));
}
