/** What package.json of a release says: only what users' programs read. */

/** Read by npm, Nix and people; everything else is for those who build. */
const kept = [
  "name",
  "version",
  "description",
  "license",
  "author",
  "repository",
  "homepage",
  "bugs",
  "type",
  "keywords",
  "engines",
  "bin",
  "exports",
  "man",
  "files",
  "publishConfig",
] as const;

/**
 * package.json without scripts and dependencies. npm prepares a package from git, installing what is needed to build it, as
 * soon as there is a script named `build`, `prepare`, `prepack`, `install`, `preinstall` or `postinstall` (pacote, git.js);
 * with `-g` that preparation is broken (npm/cli#8440).
 */
export function slimManifest(text: string): string {
  const manifest = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const slim = Object.fromEntries(kept.filter((key) => key in manifest).map((key) => [key, manifest[key]]));
  return `${JSON.stringify(slim, null, 2)}\n`;
}
