/** Hashes of passwords that an option does not hold itself, but is given: by a variable, a function, another file. */
import { isPasswordHash, isPasswordHashOption } from "../../knowledge/secret-options.ts";
import { constantText } from "../../parser/attribute-name.ts";
import type { IndentedString, StringLiteral } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { optionPath, withoutProperties } from "../../scopes/option-path.ts";
import { type Place, placeKey } from "../../source/span.ts";
import { type LocatedDefinition, treesOf } from "../hosts/host.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { placeOf } from "./flow-state.ts";
import { reachedFiles } from "./secret-sources.ts";

/** A hash as it is written, and the option whose value it is. */
export interface HandedHash {
  readonly literal: Place;
  readonly option: readonly string[];
  /** Where the option is given it. */
  readonly definition: Place;
}

/** Every such hash, where exactly one text of the repository is the value of the option. */
export function handedHashes(project: Project): readonly HandedHash[] {
  const found = new Map<string, HandedHash>();
  const texts = new Map<string, Place | null>();
  for (const { literal, path, place } of project.hosts.flatMap(hashDefinitions)) {
    const text = literal as string;
    let written = texts.get(text);
    if (written === undefined) {
      written = writtenOnce(project, text);
      texts.set(text, written);
    }
    if (written === null || !project.files.isFile(place.file)) continue;
    const key = placeKey(written);
    if (!found.has(key)) found.set(key, { literal: written, option: path, definition: place });
  }
  return [...found.values()];
}

function hashDefinitions(host: Project["hosts"][number]): LocatedDefinition[] {
  return treesOf(host).flatMap((tree) =>
    (tree.evaluation?.definitionsAmong(leadsToHashes) ?? []).filter(({ literal, path }) => {
      return typeof literal === "string" && isPasswordHash(literal) && isPasswordHashOption(path);
    }),
  );
}

/** The options of accounts: below all others hashes are looked for where they are written. */
function leadsToHashes(path: readonly string[]): boolean {
  const [first = "users", second = "users", , option = ""] = path;
  if (first !== "users" || second !== "users" || path.length > 4) return false;
  return path.length < 4 || /^(?:initialH|h)ashedPassword$/.test(option);
}

/** The only literal of a text; `null` where there are others, or an option holds it itself. */
function writtenOnce(project: Project, text: string): Place | null {
  const literals = reachedFiles(project, nixTexts(project.files).holding(text)).flatMap((file) =>
    literalsOf(file, text),
  );
  const [only, ...others] = literals;
  return only && others.length === 0 && !isOptionValue(only.node) ? placeOf(only.file, only.node) : null;
}

type Literal = StringLiteral | IndentedString;

function literalsOf(file: NixFile, text: string): { file: NixFile; node: Literal }[] {
  const found: { file: NixFile; node: Literal }[] = [];
  if (!file.tree.root) return found;
  walk(file.tree.root, (node) => {
    const isText = node.kind === "String" || node.kind === "IndentedString";
    if (isText && constantText(node)?.trim() === text.trim()) found.push({ file, node });
  });
  return found;
}

function isOptionValue(node: Literal): boolean {
  let around = node.parent;
  while (around && (around.kind === "Parenthesized" || around.kind === "Apply")) around = around.parent;
  return (
    around?.kind === "Binding" && withoutProperties(around.value) === node && isPasswordHashOption(optionPath(around))
  );
}
