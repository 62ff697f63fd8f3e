/**
 * Writes src/knowledge/option-roots.data.ts: `npm run option-roots -- HOME_MANAGER NIX_DARWIN`
 *
 * Both are checkouts. Their modules are made a configuration of their own and evaluated as any other is here, and the first
 * names of the options that they declare are written down. What declares options that this cannot see is told on stderr.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadParserFor } from "../src/cli/load-parser.ts";
import type { Host } from "../src/project/hosts/host.ts";
import { openProject } from "../src/project/open-project.ts";
import { NixFile } from "../src/scopes/nix-file.ts";
import { RepositoryFiles } from "../src/source/repository-files.ts";
import { SourceFile } from "../src/source/source-file.ts";

const target = fileURLToPath(new URL("../src/knowledge/option-roots.data.ts", import.meta.url));
const parser = loadParserFor(1000);

const darwinFlake = `{
  inputs.nix-darwin.url = "github:nix-darwin/nix-darwin";
  outputs = { nix-darwin, ... }: {
    darwinConfigurations.all = nix-darwin.lib.darwinSystem { modules = import ./modules/module-list.nix; };
  };
}`;

process.exitCode = main(process.argv.slice(2));

function main([home, darwin]: readonly string[]): number {
  if (home === undefined || darwin === undefined) {
    process.stderr.write("usage: npm run option-roots -- HOME_MANAGER NIX_DARWIN\n");
    return 2;
  }
  const lines = [
    `homeManager ${rootsOf(resolve(home), homeFlake(resolve(home))).join(" ")}`,
    `darwin ${rootsOf(resolve(darwin), darwinFlake).join(" ")}`,
  ];
  writeFileSync(
    target,
    `// Written by tools/option-roots.ts; do not edit.\nexport const optionRoots = \`\n${lines.join("\n")}\n\`;\n`,
  );
  return 0;
}

/** The modules that modules/modules.nix names or finds in `services` and `programs`. */
function homeFlake(folder: string): string {
  const list = readFileSync(join(folder, "modules/modules.nix"), "utf8");
  const listed = [...list.matchAll(/\.\/([\w./-]+)/g)].map(([, path = ""]) => path);
  const found = ["services", "programs"].flatMap((name) =>
    readdirSync(join(folder, "modules", name)).map((entry) => `${name}/${entry}`),
  );
  const modules = [...new Set([...listed, ...found])].filter(
    (path) => path.endsWith(".nix") || existsSync(join(folder, "modules", path, "default.nix")),
  );
  return `{
    inputs.home-manager.url = "github:nix-community/home-manager";
    outputs = { home-manager, ... }: {
      homeConfigurations.all = home-manager.lib.homeManagerConfiguration {
        modules = [ ${modules.map((path) => `./modules/${path}`).join(" ")} ];
      };
    };
  }`;
}

function rootsOf(folder: string, flake: string): string[] {
  const texts: Record<string, string> = { "flake.nix": flake };
  for (const path of readdirSync(join(folder, "modules"), { recursive: true, encoding: "utf8" })) {
    if (path.endsWith(".nix")) texts[`modules/${path}`] = readFileSync(join(folder, "modules", path), "utf8");
  }
  const host = hostOf(texts);
  for (const { place, reason } of host.unresolved) process.stderr.write(`${place.file}: ${reason}\n`);
  const declarations = host.evaluation?.declarations ?? [];
  process.stderr.write(`${folder}: ${host.modules.length} modules, ${declarations.length} options\n`);
  return [...new Set(declarations.map(({ path }) => path[0] as string))].sort();
}

function hostOf(texts: Readonly<Record<string, string>>): Host {
  const files = RepositoryFiles.fromMap(texts);
  const parsed = new Map<string, NixFile>();
  const parse = (path: string, text: string) => NixFile.parse(parser, new SourceFile(path, text));
  const nixFile = (path: string) => {
    const text = files.text(path);
    const file = text === undefined ? undefined : (parsed.get(path) ?? parse(path, text));
    if (file) parsed.set(path, file);
    return file;
  };
  const host = openProject({ files, directory: "", layout: {}, parse, nixFile })?.hosts[0];
  if (!host) throw new Error("the modules make no configuration");
  return host;
}
