import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readConfig } from "#src/config/read-config.ts";
import { registry } from "#src/rules/registry.ts";
import { lint, places } from "../support/lint.ts";
import { lockText } from "../support/lock-text.ts";
import { readFolder } from "../support/read-folder.ts";

const template = readFolder("flake/template");
const config = readConfig(template["flakelint.toml"] ?? "", "flakelint.toml");

/** As Nix writes it when somebody starts; newer than any release, so that its age is no matter. */
const lock = lockText({
  nixpkgs: { github: "NixOS/nixpkgs/nixos-unstable" },
  "home-manager": { github: "nix-community/home-manager", inputs: { nixpkgs: ["nixpkgs"] } },
  agenix: {
    github: "ryantm/agenix",
    inputs: { darwin: [], "home-manager": ["home-manager"], nixpkgs: ["nixpkgs"], systems: "systems" },
  },
  flakelint: { github: "flakelint/flakelint/v0.1.0", inputs: { nixpkgs: ["nixpkgs"] } },
  systems: { github: "nix-systems/default" },
  root: { inputs: { agenix: "agenix", flakelint: "flakelint", "home-manager": "home-manager", nixpkgs: "nixpkgs" } },
});
const now = new Date(1_760_000_000_000);

describe("the template", () => {
  test("is strict with itself", () => {
    expect(config.set).toBe("strict");
  });

  test("has nothing to report under the strict rules", async () => {
    const { report } = await lint({ ...template, "flake.lock": lock }, registry, { config, now });
    expect(report.crashes).toEqual([]);
    expect(places(report)).toEqual([]);
  });

  test("lacks the lock that Nix makes when it is first used, and nothing else", async () => {
    const { report } = await lint(template, registry, { config, now });
    expect(places(report)).toEqual(["flake.nix:4:3 unlocked-input"]);
  });

  test("takes the release that it comes with, and hooks that there are", () => {
    const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
    const pins = Object.values(template).flatMap((text) => text.match(/\bv\d+\.\d+\.\d+\b/g) ?? []);
    expect(new Set(pins)).toEqual(new Set([`v${JSON.parse(read("package.json")).version}`]));
    expect(pins.length).toBeGreaterThanOrEqual(3);
    const [, hook] = /- id: (\S+)/.exec(template[".pre-commit-config.yaml"] ?? "") ?? [];
    expect(read(".pre-commit-hooks.yaml")).toContain(`- id: ${hook}\n`);
  });

  test("is judged: a mistake in it is found", async () => {
    const broken = { ...template, "flake.lock": lock, "modules/home/shell.nix": "let unused = 1; in { }\n" };
    const { report } = await lint(broken, registry, { config, now });
    expect(places(report)).toContain("modules/home/shell.nix:1:5 unused-binding");
  });
});
