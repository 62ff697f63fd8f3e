/** How homes put files into `~/.config`: by `xdg.configFile`, or by `home.file` with the folder written out. */
import { staticAttributeName } from "../../parser/attribute-name.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { Attribute, Binding } from "../../parser/syntax.ts";
import { optionPath } from "../../scopes/option-path.ts";
import type { Place } from "../../source/span.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { homeModules } from "./dotfiles.ts";

export interface ConfigLink {
  readonly option: "xdg.configFile" | "home.file";
  /** Below `~/.config`. */
  readonly name: string;
  readonly place: Place;
}

/** The links that spell out `.config`, and one of the others, where at least three, and three in four, do not. */
export function unlikeLinks(project: Project): {
  readonly unlike: readonly ConfigLink[];
  readonly usual: ConfigLink | null;
} {
  const links = configLinks(project);
  const unlike = links.filter(({ option }) => option === "home.file");
  const usual = links.filter(({ option }) => option === "xdg.configFile");
  const isPattern = usual.length >= 3 && usual.length >= 3 * unlike.length;
  return isPattern ? { unlike, usual: usual[0] ?? null } : { unlike: [], usual: null };
}

function configLinks(project: Project): readonly ConfigLink[] {
  const texts = nixTexts(project.files);
  return homeModules(project).flatMap((path) => {
    const isNamed = texts.naming("configFile").has(path) || texts.holding(".config/").has(path);
    const file = isNamed ? project.nixFile(path) : undefined;
    return file ? nodesOf(file.tree, "Binding").flatMap((node) => linkOf(path, node) ?? []) : [];
  });
}

function linkOf(file: string, binding: Binding): ConfigLink | null {
  const steps = optionPath(binding);
  const option = steps.slice(0, 2).join(".");
  if (option !== "home.file" && option !== "xdg.configFile") return null;
  const attribute = binding.path.attributes[2 - steps.length + binding.path.attributes.length];
  const written = attribute ? staticAttributeName(attribute) : null;
  if (!attribute || written === null) return null;
  const name = option === "home.file" ? /^\.config\/(.+)$/.exec(written)?.[1] : written;
  return name === undefined ? null : { option, name, place: { file, span: spanOf(attribute) } };
}

function spanOf({ start, end }: Attribute): Place["span"] {
  return { start, end };
}
