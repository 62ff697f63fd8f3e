import { deepStrictEqual } from "node:assert";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FlakeInputs } from "./inputs.ts";
import { lockFlake } from "./locked-flake.ts";
import { type Check, nix, ownSystem } from "./nix.ts";

/** The flakes that docs/nix.md gives people: each is evaluated with the libraries it names, and its checks built. */
export function checkDocuments(inputs: FlakeInputs): Check[] {
  const text = readFileSync(join(inputs.flakelint, "docs/nix.md"), "utf8");
  const flakes = [...text.matchAll(/^## ([^\n]*)|^```nix\n([\s\S]*?)^```$/gm)];
  let title = "";
  const checks: Check[] = [];
  for (const [, heading, snippet] of flakes) {
    if (heading !== undefined) title = heading;
    else if (snippet?.includes("outputs =")) checks.push(flakeCheck(title, snippet, inputs));
  }
  return [...checks, modulesTogether(inputs)];
}

function flakeCheck(title: string, text: string, inputs: FlakeInputs): Check {
  const name = title.replaceAll(/\W+/g, "-");
  return {
    name: `docs/nix.md, ${title}`,
    run: () => {
      const { show } = makeFlake(name, text, inputs);
      return show().join(", ");
    },
  };
}

/** A flake on disk, by the name of its folder; `show` evaluates its outputs, builds its checks, and names them. */
function makeFlake(name: string, text: string, inputs: FlakeInputs) {
  const flake = join(inputs.folder, name);
  mkdirSync(flake);
  writeFileSync(join(flake, "flake.nix"), text);
  const names = lockFlake(flake);
  if (names.length > 2) inputs.requireLibrary();
  const overrides = [...inputs.overriding(names), "--no-write-lock-file"];
  const reference = `git+file://${flake}`;
  const show = (): string[] => {
    const outputs: Record<string, Record<string, object>> = JSON.parse(
      nix(["flake", "show", "--json", ...overrides, reference]),
    );
    const system = ownSystem();
    const checks = Object.keys(outputs.checks?.[system] ?? {});
    // Hooks and formatters of others need git and programs that nothing stands in for.
    if (checks.includes("flakelint")) {
      nix(["build", "--no-link", ...overrides, `${reference}#checks.${system}.flakelint`]);
    }
    return Object.entries(outputs).flatMap(([output, bySystem]) => {
      const own = bySystem[system] ?? {};
      return "type" in own ? [output] : Object.keys(own).map((attribute) => `${output}.${attribute}`);
    });
  };
  const evaluate = (attribute: string, apply = "value: value"): unknown =>
    JSON.parse(nix(["eval", "--json", ...overrides, `${reference}#${attribute}`, "--apply", apply]));
  return { show, evaluate };
}

const together = `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs";
    flake-parts = {
      url = "github:hercules-ci/flake-parts";
      inputs.nixpkgs-lib.follows = "nixpkgs";
    };
    git-hooks = {
      url = "github:cachix/git-hooks.nix";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    treefmt-nix = {
      url = "github:numtide/treefmt-nix";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    flakelint = {
      url = "github:flakelint/flakelint";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };

  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    systems = [ "x86_64-linux" ];
    imports = [
      inputs.git-hooks.flakeModule
      inputs.treefmt-nix.flakeModule
      inputs.flakelint.flakeModules.default
      { imports = [ inputs.flakelint.flakeModules.default ]; }
    ];
    perSystem = { config, ... }: {
      flakelint = {
        set = "strict";
        failOn = "warning";
        paths = [ "flake.nix" ];
        settings.rules.outdated-input = "off";
      };
      pre-commit.settings.hooks.flakelint.enable = true;
      treefmt.programs.flakelint.enable = true;
      legacyPackages = {
        hook = config.pre-commit.settings.hooks.flakelint.raw;
        formatter = config.treefmt.settings.formatter.flakelint;
      };
    };
  };
}
`;

/** The flake-parts module beside those of git-hooks.nix and treefmt-nix, imported twice. */
function modulesTogether(inputs: FlakeInputs): Check {
  return {
    name: "the modules for flake-parts, git-hooks.nix and treefmt-nix work together",
    run: () => {
      const { evaluate, show } = makeFlake("together", together, inputs);
      const hook = evaluate("legacyPackages.x86_64-linux.hook") as Record<string, unknown>;
      const [command, ...flags] = String(hook.entry).replaceAll("'", "").split(" ");
      deepStrictEqual(
        [command?.replace(/.*\//, ""), ...flags.slice(0, 3)],
        ["flakelint", "check", "--set=strict", "--fail-on=warning"],
      );
      deepStrictEqual(hook.pass_filenames, false);
      const formatter = evaluate("legacyPackages.x86_64-linux.formatter", "f: { inherit (f) options includes; }");
      deepStrictEqual(formatter, { options: ["check", "--fix", "--fail-on=never"], includes: ["*.nix"] });
      return [...show(), String(hook.entry)].join(", ");
    },
  };
}
