import { deepStrictEqual } from "node:assert";
import type { FlakeInputs } from "./inputs.ts";
import { type Check, nix } from "./nix.ts";

const systems = ["aarch64-darwin", "aarch64-linux", "x86_64-darwin", "x86_64-linux"];

/** What docs/nix.md promises: outputs by system, and others. */
const promised = {
  apps: ["default", "flakelint"],
  checks: ["clean", "flakelint", "template-clean"],
  devShells: ["default"],
  packages: ["default", "flakelint"],
};
const modules = ["flakeModules", "gitHooksModules", "treefmtModules"];

/** The outputs of flake.nix, each evaluated for each system. */
export function checkOutputs({ flakelint, nixpkgs, overriding }: FlakeInputs): Check[] {
  const flake = `path:${flakelint}`;
  const overrides = [...overriding(["nixpkgs"]), "--no-write-lock-file"];
  const evaluate = (output: string, apply: string, ...flags: string[]): unknown =>
    JSON.parse(nix(["eval", "--json", ...flags, ...overrides, `${flake}#${output}`, "--apply", apply]));
  return [
    {
      name: "flake.nix gives what is promised, for each system",
      run: () => {
        const shown = JSON.parse(nix(["flake", "show", "--json", ...overrides, flake]));
        for (const [output, names] of Object.entries(promised)) {
          deepStrictEqual(Object.keys(shown[output]).sort(), systems, output);
          for (const system of systems) deepStrictEqual(Object.keys(shown[output][system]).sort(), names, output);
        }
        deepStrictEqual(Object.keys(shown.formatter).sort(), systems);
        for (const name of modules) deepStrictEqual(evaluate(name, "builtins.attrNames"), ["default"], name);
        const others = ["formatter", "lib", "overlays", "templates", ...modules];
        deepStrictEqual(Object.keys(shown).sort(), [...Object.keys(promised), ...others].sort());
        return Object.keys(shown).join(", ");
      },
    },
    {
      name: "the overlay gives the package",
      run: () => {
        const packages = `(import ${nixpkgs} { system = "x86_64-linux"; overlays = [ overlay ]; })`;
        const overlaid = evaluate("overlays.default", `overlay: ${packages}.flakelint.drvPath`, "--impure");
        deepStrictEqual(overlaid, evaluate("packages.x86_64-linux.flakelint.drvPath", "path: path"));
        return undefined;
      },
    },
  ];
}
