const lints = "a lint of the nix command, no rule of the language";

const storeCopies = "the place in the store of a file that is copied there is not known";
const outside = "it looks at what is outside of the repository";
const fetchers = "what fetchers give is not known, wrong arguments or not";
const filters = "nothing is copied, so a filter is not asked";

/** Cases that a pure evaluator cannot pass, and why. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["eval-okay-context", storeCopies],
  ["eval-okay-context-introspection", storeCopies],
  ["eval-okay-path", storeCopies],
  ["eval-okay-toJSON-peel", storeCopies],
  ["eval-okay-toString-peel", storeCopies],
  ["eval-okay-getenv", "the environment is not known"],
  ["eval-okay-home-path-warn", "the home folder is not known"],
  ["eval-okay-path-string-interpolation", "the home folder is not known"],
  ["eval-okay-pathexists", outside],
  ["eval-okay-fromTOML-timestamps", "an experimental feature that is off by default"],
  ["eval-okay-print", "Nix tells a list of one element from its copies by where it lies in memory"],
  ["eval-fail-fetchTree-negative", fetchers],
  ["eval-fail-fetchTree-relative-path", fetchers],
  ["eval-fail-fetchurl-baseName", fetchers],
  ["eval-fail-fetchurl-baseName-attrs", fetchers],
  ["eval-fail-fetchurl-baseName-attrs-name", fetchers],
  ["eval-fail-filterSource-4", filters],
  ["eval-fail-filterSource-5", filters],
  ["eval-fail-readDir-nonexistent-1", outside],
  ["eval-fail-abs-path-fatal", lints],
  ["eval-fail-home-path-fatal", lints],
  ["eval-fail-short-path-literal", lints],
  ["eval-fail-url-literal", lints],
]);

export function reasonOutOfReach(name: string): string | undefined {
  return reasons.get(name);
}
