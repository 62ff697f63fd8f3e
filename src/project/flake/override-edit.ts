import { setLiteral } from "../../scopes/attribute-tree.ts";
import type { TextEdit } from "../../source/text-edit.ts";
import { insertAttribute, quoteAttribute } from "./attribute-insertion.ts";
import type { Flake, FlakeInput } from "./flake.ts";

/** The path of an override as people write it: `home-manager.inputs.nixpkgs.follows`. */
export function overridePath(input: FlakeInput, path: readonly string[]): string[] {
  return [input.name, ...path.flatMap((name) => ["inputs", name]), "follows"];
}

/** The edit that makes an input's input follow one of the flake's, in the style the input is declared in. */
export function followEdit(flake: Flake, input: FlakeInput, path: readonly string[], target: string): TextEdit | null {
  const { root, source } = flake.file.tree;
  const set = root && setLiteral(root);
  if (!set) return null;
  const value = quoteString(target);
  return insertAttribute(source, set, ["inputs", ...overridePath(input, path)], value)?.edit ?? null;
}

/** The binding that makes it follow, as it reads inside `inputs`. */
export function followBinding(input: FlakeInput, path: readonly string[], target: string): string {
  return `${overridePath(input, path).map(quoteAttribute).join(".")} = ${quoteString(target)}`;
}

function quoteString(text: string): string {
  return `"${text.replace(/["\\]|\$(?=\{)/g, "\\$&")}"`;
}
