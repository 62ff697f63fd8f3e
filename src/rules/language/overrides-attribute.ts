import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { AttrSet, LegacyLet } from "../../parser/syntax.ts";
import { defineRule, type RuleContext } from "../rule.ts";

export default defineRule({
  id: "overrides-attribute",
  summary: "'__overrides' in a 'rec' set",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
An attribute \`__overrides\` of a \`rec\` set silently replaces the other attributes of that set, also where they use each
other by name. It is a relic that no documentation recommends, makes every value in the set doubtful to its readers, and
is refused by Lix. \`//\` and overlays do the same in sight.

Silent for sets without \`rec\`, where the name means nothing.`,

  example: {
    bad: `{
  outputs = { self }: rec {
    lib.name = "world";
    greeting = "hello " + lib.name;
    __overrides = { lib.name = "you"; };
  };
}
`,
    good: `{
  outputs = { self }: rec {
    lib.name = "you";
    greeting = "hello " + lib.name;
  };
}
`,
  },

  check: {
    nodes: {
      AttrSet(set, context) {
        if (set.recursive) checkEntries(set, context);
      },
      LegacyLet: checkEntries,
    },
  },
});

function checkEntries({ entries }: AttrSet | LegacyLet, { report }: RuleContext<Record<never, never>>): void {
  for (const entry of entries) {
    if (entry.kind === "Damaged") continue;
    const names = entry.kind === "Binding" ? entry.path.attributes.slice(0, 1) : entry.attributes;
    const at = names.find((name) => staticAttributeName(name) === "__overrides");
    if (!at) continue;
    report({
      at,
      message: "'__overrides' replaces other attributes of this 'rec' set",
      help: "use '//' or an overlay",
    });
  }
}
