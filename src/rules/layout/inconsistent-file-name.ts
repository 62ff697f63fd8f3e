import {
  commonStyle,
  followsStyle,
  inStyle,
  type NameStyle,
  nameStyles,
  styleOf,
} from "../../project/layout/file-name-styles.ts";
import { firstLine } from "../../project/place-reader.ts";
import type { Project } from "../../project/project.ts";
import { defineRule } from "../rule.ts";

const modules = (names: readonly string[]) => Object.fromEntries(names.map((name) => [`modules/${name}.nix`, "{ }\n"]));
const example = (name: string) => ({
  "flake.nix": "{ outputs = { self }: { }; }\n",
  ...modules([
    "boot-loader",
    "disk-layout",
    "home-network",
    "local-backup",
    "mail-server",
    "print-server",
    "time-zone",
  ]),
  ...modules(["user-accounts", "web-server", name]),
});

export default defineRule({
  id: "inconsistent-file-name",
  summary: "Nix file named in another style than the rest",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",

  why: `
Where one file is \`audioServer.nix\` among others like \`mail-server.nix\`, people guess its path wrong, and two files for
one thing appear.

Compared are the names of Nix files that are written in a style at all: \`audio.nix\` fits nearly every one. Without the
option \`style\` the style is the one nine in ten of them have, if there are eight at least; without such a style the rule
is silent. Left alone are names that others give: of hosts and users, of packages, overlays, patches and templates, of
flake outputs (\`devShell.nix\`) and hardware-configuration.nix; files in \`lib\` or called \`mkHost.nix\`, after the
function they hold; and names with a leading underscore or further dots.`,

  example: { bad: example("audioServer"), good: example("audio-server") },

  options: {
    style: {
      type: "string",
      default: "majority",
      describe: "`majority`, or the style that names must have: `kebab-case`, `snake_case`, `camelCase`, `PascalCase`",
    },
  },

  check: {
    project(project, { options, report }) {
      const named = namedFiles(project);
      const wanted = nameStyles.find((style) => style === options.style);
      const style: NameStyle | null = wanted ?? commonStyle(named.map(({ name }) => name));
      if (!style) return;
      for (const { path, name } of named) {
        if (styleOf(name) === null || followsStyle(name, style)) continue;
        report({
          file: path,
          at: firstLine(project, path),
          message: `'${name}.nix' is not named in ${style}${wanted ? "" : ", as the other files are"}`,
          help: `rename it to '${inStyle(name, style)}.nix'`,
        });
      }
    },
  },
});

const foreignFolders =
  /(?:^|\/)(?:pkgs|packages|by-name|overlays?|patches|templates?|users?|lib|_[^/]*|\.[^/]*|node_modules|npins)\//;

/** After a function, an output, or by the installer. */
const givenNames =
  /^(?:mk[A-Z].*|hardware-configuration|devShells?|(?:nixos|darwin|home|home-manager|homeManager|flake)(?:Modules?|Configurations?)|legacyPackages)$/;

/** The files whose names the owner chose freely. */
function namedFiles(project: Project): { path: string; name: string }[] {
  const hosts = new Set(project.hosts.map((host) => host.name));
  const users = new Set(project.hosts.flatMap((host) => host.users.map((user) => user.name)));
  return project.files.paths.flatMap((path) => {
    const [, name] = /(?:^|\/)([^/._][^/.]*)\.nix$/.exec(path) ?? [];
    if (name === undefined || foreignFolders.test(path) || hosts.has(name) || users.has(name)) return [];
    if (givenNames.test(name)) return [];
    return [{ path, name }];
  });
}
