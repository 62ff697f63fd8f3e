import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Expression, Select } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { pathBehind } from "./flow-state.ts";

/** A place that reads an option, or something around it. */
export interface OptionRead {
  readonly file: NixFile;
  readonly node: Select;
  /** What is left to take of what was read. */
  readonly rest: readonly string[];
}

/** Where files read an option through `config`, or a variable that stands for a part of it. */
export function optionReads(files: readonly NixFile[], option: readonly string[]): OptionRead[] {
  const last = option.findLast((step) => /^[\w-]+$/.test(step));
  return files.flatMap((file) => {
    if (!file.tree.root || (last !== undefined && !file.source.text.includes(last))) return [];
    const reads: OptionRead[] = [];
    walk(file.tree.root, (node) => {
      if (node.kind !== "Select" || node.default) return;
      const read = configPath(file, node);
      // `config.my` alone is everything; a read names the option, or a set right around it.
      const rest = read && read.length > 1 ? pathBehind(option, read) : null;
      if (rest && rest.length < 2) reads.push({ file, node, rest });
    });
    return reads;
  });
}

const deepest = 8;

/** `a.b` for `config.a.b`, and for `cfg.b` where `cfg = config.a`. */
function configPath(file: NixFile, expression: Expression, depth = 0): string[] | null {
  if (depth > deepest) return null;
  if (expression.kind === "Select") {
    const base = configPath(file, expression.set, depth + 1);
    const names = expression.path.attributes.map(staticAttributeName);
    return base && names.every((name) => name !== null) ? [...base, ...names] : null;
  }
  if (expression.kind !== "Variable") return null;
  const resolution = file.scopes.resolve(expression)?.resolution;
  if (resolution?.kind !== "definition") return null;
  const { kind, sites, name } = resolution.definition;
  if (kind === "formal") return name === "config" || name === "osConfig" ? [] : null;
  const [site, ...others] = sites;
  if (site?.kind !== "Binding" || others.length > 0 || site.path.attributes.length !== 1) return null;
  return configPath(file, site.value, depth + 1);
}
