import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFolder } from "../support/read-folder.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

interface LockedPackage {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const locked: Readonly<Record<string, LockedPackage>> = JSON.parse(read("package-lock.json")).packages;

/** The strings of the first list that is bound to a name, in Nix or JavaScript. */
function listIn(text: string, name: string): string[] {
  const list = new RegExp(`\\b${name} = \\[([^\\]]*)\\]`).exec(text)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, item]) => item as string).sort();
}

/** Packages that a text loads, other than Node's own. */
function packagesIn(text: string): string[] {
  const imports = text.matchAll(
    /^(?:import|export) (?!type )[^"]*?from "([^"./#][^"]*)"|\bimport\("([^"./#][^"]*)"\)/gm,
  );
  const names = [...imports].map(([, named, lazy]) => (named ?? lazy) as string);
  return names.filter((name) => !name.startsWith("node:")).map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
}

test("Nix and npm build with all that the program is made of, and what makes it", () => {
  const loaded = Object.values(readFolder("src")).flatMap(packagesIn);
  const needed = [...new Set([...loaded, ...packagesIn(read("tools/build.ts")), "tsx"])].sort();
  expect(listIn(read("flake/build-dependencies.nix"), "needed")).toEqual(needed);
  expect(listIn(read("tools/prepare.mjs"), "buildNeeds")).toEqual(needed);
});

test("package-lock.json says where each package lies in the public registry", () => {
  const elsewhere = Object.entries(locked).filter(
    ([path, { resolved, link, inBundle }]) =>
      path !== "" && !link && !inBundle && !resolved?.startsWith("https://registry.npmjs.org/"),
  );
  expect(elsewhere.map(([path]) => path)).toEqual([]);
});

test("what Nix fetches for the build has a hash", () => {
  const needed = listIn(read("flake/build-dependencies.nix"), "needed").map((name) => `node_modules/${name}`);
  const compilers = Object.keys(locked).filter((path) => path.startsWith("node_modules/@esbuild/"));
  const below = (path: string) => Object.keys(locked[path]?.dependencies ?? {}).map((name) => `node_modules/${name}`);
  const paths = [...needed, ...compilers, ...needed.flatMap(below)];
  expect(paths.filter((path) => !locked[path]?.integrity?.startsWith("sha512-"))).toEqual([]);
});

test("flake.lock locks nixpkgs alone", () => {
  const { nodes } = JSON.parse(read("flake.lock"));
  expect(Object.keys(nodes).sort()).toEqual(["nixpkgs", "root"]);
  expect(nodes.nixpkgs.locked).toMatchObject({ owner: "NixOS", repo: "nixpkgs", type: "github" });
});

test("what is installed is what the flake takes into the build", () => {
  const sources = listIn(read("flake/package.nix"), "sources");
  expect(sources).toEqual(["LICENSE", "package.json", "schema"]);
  expect(readdirSync(root)).toEqual(expect.arrayContaining(sources));
});
