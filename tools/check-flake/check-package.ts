import { deepStrictEqual, ok } from "node:assert";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FlakeInputs } from "./inputs.ts";
import { type Check, nix, ownSystem } from "./nix.ts";

/** The package, built by Nix from source and as a release has it, and run. */
export function checkPackage({ folder, flakelint, overriding }: FlakeInputs): Check[] {
  const build = (flake: string, output: string, name: string): string => {
    const link = join(folder, name);
    nix(["build", "--out-link", link, ...overriding(["nixpkgs"]), "--no-write-lock-file", `path:${flake}#${output}`]);
    return link;
  };
  return [
    {
      name: "the package builds from source without network",
      run: () => {
        const program = build(flakelint, "flakelint", "from-source");
        return describe(program);
      },
    },
    {
      name: "the package of a release is the program that it carries",
      run: () => {
        const release = join(folder, "release");
        cpSync(flakelint, release, { recursive: true });
        cpSync(join(folder, "from-source/lib/flakelint/dist"), join(release, "dist"), { recursive: true });
        spawnSync("chmod", ["-R", "u+w", release]);
        rmSync(join(release, "package-lock.json"));
        const manifest = JSON.parse(readFileSync(join(release, "package.json"), "utf8"));
        delete manifest.devDependencies;
        writeFileSync(join(release, "package.json"), JSON.stringify(manifest));

        const program = build(release, "flakelint", "from-release");
        const files = (link: string) => readdirSync(join(link, "lib/flakelint/dist"), { recursive: true }).sort();
        deepStrictEqual(files(program), files(join(folder, "from-source")));
        return describe(program);
      },
    },
    {
      name: "checks of flake.nix build: this flake and the template are clean under the strict rules",
      run: () => {
        const checks = ["clean", "template-clean"];
        for (const check of checks) build(flakelint, `checks.${ownSystem()}.${check}`, check);
        return checks.join(", ");
      },
    },
  ];
}

/** Runs what was built, and says what there is beside it. */
function describe(program: string): string {
  const executable = join(program, "bin/flakelint");
  const version = execFileSync(executable, ["--version"], { encoding: "utf8" }).trim();
  ok(existsSync(join(program, "lib/flakelint/LICENSE")), "the licence is installed");
  const shared = join(program, "share");
  const extras = existsSync(shared) ? readdirSync(shared, { recursive: true, encoding: "utf8" }) : [];
  const beside = extras.filter((path) => /\.(?:1|bash|fish)$|_flakelint$/.test(path));
  return [version, ...beside].join(", ");
}
