import { withoutParentheses } from "../../parser/parentheses.ts";
import { bindingOf, lateFormals, type ModuleText, moduleTexts } from "../../project/modules/module-texts.ts";
import { type ForcedUse, forcedByDefinitions } from "../../scopes/forced-formal.ts";
import { defineRule, type Offence } from "../rule.ts";

const example = (condition: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": `{ config, lib, ... }: {
  config = ${condition} config.services.tlp.enable {
    powerManagement.enable = true;
  };
}
`,
});

export default defineRule({
  id: "conditional-module",
  summary: "Settings of a module that are there only if `config` says so",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",

  why: `
To know \`config\`, Nix first asks every module which options it sets. A module that looks into \`config\` (or into \`pkgs\`,
which is made of \`config\`) before it can answer asks in a circle: "infinite recursion encountered", mostly without a word
about this file. \`lib.mkIf\` says which options are set whatever the condition is, and so may depend on anything.

Reported is what Nix surely needs for the names at the top of \`config\`, or of the module itself: the condition of an
\`if\` or of \`optionalAttrs\`, a side of \`//\`, a computed name. Conditions deeper down, as in
\`environment.systemPackages = lib.optionals config.x [ ]\`, are fine, and so are \`options\`, \`lib\`, and whatever comes
by \`specialArgs\`, \`pkgs\` too. Where \`specialArgs\` is not known, the rule stays silent.`,

  example: { bad: example("lib.optionalAttrs"), good: example("lib.mkIf") },

  check: {
    project(project, { report }) {
      for (const text of moduleTexts(project)) {
        const names = lateFormals(text, ["config", "pkgs"]);
        if (!text.lambda || names.size === 0) continue;
        const settings = text.set ? bindingOf(text.set, "config")?.value : text.body;
        const question = { scopes: text.file.scopes, lambda: text.lambda, names };
        const use = settings && forcedByDefinitions(settings, question);
        if (use) report(offence(text, use));
      }
    },
  },
});

function offence({ file }: ModuleText, use: ForcedUse): Offence {
  const callee = use.call && withoutParentheses(use.call.function);
  const optional = callee?.kind === "Apply" ? callee.function : null;
  const name = optional?.kind === "Select" ? optional.path.attributes.at(-1) : undefined;
  return {
    file: file.path,
    at: use.node,
    message: `which options the module sets depends on '${file.source.slice(use.node)}', which depends on what it sets`,
    help: "put the condition into lib.mkIf",
    ...(name && use.isReplaceable
      ? { fix: { title: "Use mkIf", edits: [{ start: name.start, end: name.end, text: "mkIf" }] } }
      : {}),
  };
}
