import { bindingOf, lateFormals, moduleTexts } from "../../project/modules/module-texts.ts";
import { forcedByImports } from "../../scopes/forced-formal.ts";
import { defineRule } from "../rule.ts";

const example = (laptop: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": laptop,
  "gaming.nix": "{ }\n",
});

export default defineRule({
  id: "import-from-config",
  summary: "Imports of a module that depend on `config`",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Nix first collects all modules and then makes \`config\` of them. \`imports\` that look into \`config\`, or into \`pkgs\`,
which is made of \`config\`, ask in a circle: "infinite recursion encountered".

Import the module always and let it decide with \`lib.mkIf\`; or decide by something that is known before, which comes by
\`specialArgs\`. The rule stays silent about arguments that \`specialArgs\` gives (\`pkgs\` too, if it is one of them), where
\`specialArgs\` is not known, and about what an imported file does with an argument that is handed to it.`,

  example: {
    bad: example("{ config, lib, ... }: {\n  imports = lib.optional config.my.gaming ./gaming.nix;\n}\n"),
    good: example("{ ... }: {\n  imports = [ ./gaming.nix ];\n}\n"),
  },

  check: {
    project(project, { report }) {
      for (const text of moduleTexts(project)) {
        const names = lateFormals(text, ["config", "pkgs"]);
        const imports = text.set && bindingOf(text.set, "imports")?.value;
        if (!text.lambda || !imports || names.size === 0) continue;
        const use = forcedByImports(imports, { scopes: text.file.scopes, lambda: text.lambda, names });
        if (!use) continue;
        report({
          file: text.file.path,
          at: use.node,
          message: `imports depend on '${text.file.source.slice(use.node)}', which is known only when all modules are`,
          help:
            use.name === "pkgs"
              ? "take what is needed from an input of the flake, or pass it by specialArgs"
              : "import the module always and use lib.mkIf in it, or decide by a value from specialArgs",
        });
      }
    },
  },
});
