import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { Select } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { nixTexts } from "../nix-texts.ts";
import { configPath } from "../options/config-path.ts";
import type { Project } from "../project.ts";
import { pathBehind } from "./flow-state.ts";
import { reachedFiles } from "./secret-sources.ts";

/** A place that reads an option, or something around it. */
export interface OptionRead {
  readonly file: NixFile;
  readonly node: Select;
  /** What is left to take of what was read. */
  readonly rest: readonly string[];
}

/** Where files that an output leads to read an option through `config`, or a variable that stands for a part of it. */
export function optionReads(project: Project, option: readonly string[]): OptionRead[] {
  return reachedFiles(project, readingFiles(project, option)).flatMap((file) =>
    nodesOf(file.tree, "Select").flatMap((node): OptionRead[] => {
      const read = node.default ? undefined : configPath(file, node)?.path;
      // `config.my` alone is everything; a read names the option, or a set right around it.
      const rest = read && read.length > 1 ? pathBehind(option, read) : null;
      return rest && rest.length < 2 ? [{ file, node, rest }] : [];
    }),
  );
}

function readingFiles({ files }: Project, option: readonly string[]): readonly string[] {
  const texts = nixTexts(files);
  const last = option.findLast((step) => /^[\w-]+$/.test(step));
  const named = texts.namingAny(["config", "osConfig"]);
  return last === undefined ? named : named.filter((path) => texts.holding(last).has(path));
}
