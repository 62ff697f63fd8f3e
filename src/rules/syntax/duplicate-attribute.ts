import type { AttrSet, LegacyLet, Let } from "../../parser/syntax.ts";
import { type DuplicateAttribute, duplicateAttributes } from "../../scopes/duplicate-attributes.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule, type Offence, type RuleContext } from "../rule.ts";

export default defineRule({
  id: "duplicate-attribute",
  summary: "Attribute defined twice in one set",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "none",
  copesWithDamage: true,

  why: `
Nix refuses a file in which a set, a \`let\` or an \`inherit\` gives one name twice: which of the two values was meant?

Sets are the exception. \`services.a = …; services.b = …;\` is one set in two places, and so is
\`services = { a = …; }; services.b = …;\`: Nix merges them, and the rule stays silent. Since Nix 2.26 that works at any
depth and in any order; older versions merge a set literal only one level deep. What only those refuse is a note.

Computed names (\`\${name} = …\`) are known only when the set is evaluated, and are not compared.`,

  example: {
    bad: `{
  description = "A laptop";
  outputs = { self }: { };
  description = "A desktop";
}
`,
    good: `{
  description = "A laptop";
  outputs = { self }: { };
}
`,
  },

  check: {
    nodes: { AttrSet: checkSet, Let: checkSet, LegacyLet: checkSet },
  },
});

function checkSet(set: AttrSet | Let | LegacyLet, { report }: RuleContext, { soundness }: NixFile): void {
  for (const duplicate of duplicateAttributes(set)) {
    // A lost bracket may make one set of two; damage deep inside a third attribute does not matter.
    const isSure =
      soundness.knowsMembersOf(set) &&
      [duplicate.first, duplicate.again].every(({ entry }) => soundness.isIntact(entry));
    if (isSure) report(offenceOf(duplicate));
  }
}

function offenceOf({ path, first, again, refusedBy }: DuplicateAttribute): Offence {
  const name = path.join(".");
  const related = [{ at: first.attribute, message: "first defined here" }];
  if (refusedBy === "every") return { at: again.attribute, message: `attribute '${name}' is defined twice`, related };
  return {
    at: again.attribute,
    message: `attribute '${name}' is merged in a way that Nix before 2.26 refuses`,
    help: "write both parts into one set",
    related,
    severity: "note",
  };
}
