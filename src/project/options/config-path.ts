import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Expression } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Definition } from "../../scopes/scopes.ts";

/** What an expression takes out of `config`. */
export interface ConfigPath {
  /** The argument it starts at: `config` or `osConfig` of some function. */
  readonly formal: Definition;
  readonly path: readonly string[];
}

const deepest = 8;

/** `a.b` for `config.a.b`, and for `cfg.b` where `cfg = config.a`; `null` for all else, and where a default may step in. */
export function configPath(file: NixFile, expression: Expression, depth = 0): ConfigPath | null {
  if (depth > deepest) return null;
  if (expression.kind === "Parenthesized") return configPath(file, expression.expression, depth + 1);
  if (expression.kind === "Select") {
    const base = expression.default ? null : configPath(file, expression.set, depth + 1);
    const names = expression.path.attributes.map(staticAttributeName);
    return base && names.every((name) => name !== null) ? { ...base, path: [...base.path, ...names] } : null;
  }
  if (expression.kind !== "Variable") return null;
  const resolution = file.scopes.resolve(expression)?.resolution;
  if (resolution?.kind !== "definition") return null;
  const { definition } = resolution;
  const { kind, sites, name } = definition;
  if (kind === "formal") return name === "config" || name === "osConfig" ? { formal: definition, path: [] } : null;
  const [site, ...others] = sites;
  if (site?.kind !== "Binding" || others.length > 0 || site.path.attributes.length !== 1) return null;
  return configPath(file, site.value, depth + 1);
}
