/** Where files read the declared secrets: `config.age.secrets.x.path`, `config.sops.placeholder.x`, also through a variable. */
import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Expression, HasAttr, Inherit, Node, Select } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Place, Span } from "../../source/span.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import type { SecretOption } from "./secret-declarations.ts";

/** A place that reads a secret, or all of them. */
export interface SecretUse {
  readonly place: Place;
  readonly node: Node;
  readonly option: SecretOption;
  /** `null` where the name is computed, or the whole set is meant. */
  readonly name: string | null;
  /** Where `config` comes from: `osConfig` is that of the machine, as a home sees it; `other` that of another host, or unknown. */
  readonly root: "config" | "osConfig" | "other";
  /** Whether it only asks, or says what holds where there is none. */
  readonly isGuarded: boolean;
}

const known = new WeakMap<Project, readonly SecretUse[]>();

/** Every such place in the Nix files of the repository, in order. */
export function secretUses(project: Project): readonly SecretUse[] {
  let uses = known.get(project);
  if (!uses) {
    uses = mentioningFiles(project).flatMap((path) => {
      const file = project.nixFile(path);
      return file?.tree.root ? usesIn(file, file.tree.root) : [];
    });
    known.set(project, uses);
  }
  return uses;
}

function mentioningFiles({ files }: Project): readonly string[] {
  const texts = nixTexts(files);
  const [age, sops] = [texts.naming("age"), texts.naming("sops")];
  return texts.namingAny(["secrets", "templates", "placeholder"]).filter((path) => age.has(path) || sops.has(path));
}

function usesIn(file: NixFile, root: Expression): SecretUse[] {
  const uses: SecretUse[] = [];
  const add = (node: Node, span: Span, read: ConfigPath | null, isGuarded: boolean) => {
    const option = read && optionOf(read.path);
    if (!option) return;
    const place = { file: file.path, span: { start: span.start, end: span.end } };
    uses.push({ place, node, option, name: read.path[2] ?? null, root: read.root, isGuarded });
  };
  walk(root, (node) => {
    if (node.kind === "Select") {
      if (!isSetOf(node, node.parent)) add(node, node, configPath(file, node), node.default !== null);
    } else if (node.kind === "HasAttr") add(node, node, configPath(file, node), true);
    else if (node.kind === "Inherit" && node.from) addInherited(file, node, add);
    else if (node.kind === "Variable" && namesInWith(file, node)) add(node, node, configPath(file, node), false);
  });
  return uses;
}

/** Whether more is selected from a selection, or asked of it. */
function isSetOf(node: Select, parent: Node | null): boolean {
  return (parent?.kind === "Select" || parent?.kind === "HasAttr") && parent.set === node;
}

type Add = (node: Node, span: Span, read: ConfigPath | null, isGuarded: boolean) => void;

function addInherited(file: NixFile, inherit: Inherit, add: Add): void {
  const from = inherit.from && configPath(file, inherit.from);
  if (!from) return;
  for (const attribute of inherit.attributes) {
    const path = [...from.path, staticAttributeName(attribute)];
    // `inherit (config.age) secrets;` is followed where the variable is used.
    if (path.length > 2 || inherit.parent?.kind !== "Let") add(inherit, attribute, { ...from, path }, false);
  }
}

/** Whether a variable may come from a `with config.age.secrets;`. */
function namesInWith(file: NixFile, node: Node): boolean {
  return file.scopes.resolve(node)?.resolution.kind === "with";
}

function optionOf([tool, set]: readonly (string | null)[]): SecretOption | null {
  if (tool === "age") return set === "secrets" ? "age.secrets" : null;
  if (tool !== "sops") return null;
  if (set === "templates") return "sops.templates";
  return set === "secrets" || set === "placeholder" ? "sops.secrets" : null;
}

interface ConfigPath {
  readonly root: SecretUse["root"];
  readonly path: readonly (string | null)[];
}

const deepest = 8;

/** `["a", "b"]` for `config.a.b`, and for `cfg.b` where `cfg = config.a`, `inherit (config) a`, or within `with config`. */
function configPath(file: NixFile, expression: Expression, depth = 0): ConfigPath | null {
  if (depth > deepest) return null;
  switch (expression.kind) {
    case "Parenthesized":
      return configPath(file, expression.expression, depth);
    case "Select":
    case "HasAttr":
      return selected(file, expression, depth);
    case "Variable":
      return variable(file, expression, expression.name, depth);
    default:
      return null;
  }
}

function selected(file: NixFile, { set, path }: Select | HasAttr, depth: number): ConfigPath | null {
  const names = path.attributes.map(staticAttributeName);
  const base = configPath(file, set, depth + 1);
  if (base) return { ...base, path: [...base.path, ...names] };
  // `nixosConfigurations.server.config.age.secrets.x`
  const config = names.lastIndexOf("config");
  return config >= 0 ? { root: "other", path: names.slice(config + 1) } : null;
}

function variable(file: NixFile, node: Node, name: string, depth: number): ConfigPath | null {
  const resolution = file.scopes.resolve(node)?.resolution;
  if (resolution?.kind === "with") {
    const [innermost] = resolution.candidates;
    const base = innermost && configPath(file, innermost.environment, depth + 1);
    return base ? { root: resolution.candidates.length > 1 ? "other" : base.root, path: [...base.path, name] } : null;
  }
  if (resolution?.kind !== "definition") return null;
  const { kind, sites } = resolution.definition;
  if (kind === "formal" || kind === "parameter") {
    if (name === "config" || name === "osConfig") return { root: name, path: [] };
    return /config$/i.test(name) ? { root: "other", path: [] } : null;
  }
  const [site, ...others] = sites;
  if (others.length > 0) return null;
  if (site?.kind === "Binding" && site.path.attributes.length === 1) return configPath(file, site.value, depth + 1);
  if (site?.kind !== "Inherit" || !site.from) return null;
  const base = configPath(file, site.from, depth + 1);
  return base && { ...base, path: [...base.path, name] };
}
