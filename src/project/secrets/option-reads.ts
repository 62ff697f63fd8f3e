import type { Select } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { configPath } from "../options/config-path.ts";
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
      const read = configPath(file, node)?.path;
      // `config.my` alone is everything; a read names the option, or a set right around it.
      const rest = read && read.length > 1 ? pathBehind(option, read) : null;
      if (rest && rest.length < 2) reads.push({ file, node, rest });
    });
    return reads;
  });
}
