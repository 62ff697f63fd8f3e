import { deepStrictEqual } from "node:assert";
import { join } from "node:path";
import type { FlakeInputs } from "./inputs.ts";
import { lockFlake } from "./locked-flake.ts";
import { type Check, nix, ownSystem } from "./nix.ts";

/** What `nix flake new` makes of the template: a system that Nix evaluates, and a check that passes. */
export function checkTemplate({ folder, flakelint, overriding, requireLibrary }: FlakeInputs): Check[] {
  const flake = join(folder, "machines");
  const reference = `git+file://${flake}`;
  const overrides = (names: readonly string[]) => [...overriding(names), "--no-write-lock-file"];
  let names: readonly string[] = [];
  const evaluate = (attribute: string, apply: string): unknown =>
    JSON.parse(nix(["eval", "--json", ...overrides(names), `${reference}#${attribute}`, "--apply", apply]));
  return [
    {
      name: "nix flake new makes a flake of the template",
      run: () => {
        nix(["flake", "new", "--template", `path:${flakelint}#default`, flake]);
        names = lockFlake(flake);
        return names.join(", ");
      },
    },
    {
      name: "Nix puts the systems of the template together",
      run: () => {
        requireLibrary();
        const host = "nixosConfigurations.laptop.config";
        deepStrictEqual(evaluate(host, "config: config.networking.hostName"), "laptop");
        deepStrictEqual(evaluate(host, "config: config.services.printing.enable"), true);
        const packages = "config: map (package: package.name) config.environment.systemPackages";
        deepStrictEqual((evaluate(host, packages) as string[]).includes("rebuild"), true);
        const all = evaluate(host, 'config: builtins.deepSeq (removeAttrs config [ "_module" ]) "evaluated"');
        deepStrictEqual(all, "evaluated");
        const home = evaluate("homeConfigurations.ada.config", "config: config.home.username");
        deepStrictEqual(home, "ada");
        return "nixosConfigurations.laptop, homeConfigurations.ada";
      },
    },
    {
      name: "the check of the template passes",
      run: () => {
        const link = join(folder, "template-check");
        const check = `${reference}#checks.${ownSystem()}.flakelint`;
        nix(["build", "--out-link", link, ...overrides(names), check]);
        return undefined;
      },
    },
  ];
}
