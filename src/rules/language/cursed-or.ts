import { defineRule } from "../rule.ts";

export default defineRule({
  id: "cursed-or",
  summary: "Argument named 'or'",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`or\` gives a default only behind an attribute path, as in \`set.name or default\`. Anywhere else it is, for
the sake of very old files, a variable of that name and the argument of what stands before it: \`f or\` calls \`f\`. It
binds tighter than any other argument, so that \`[ f or ]\` is a list of one element, and \`map f or\` is \`map (f or)\`.

Most of the time it is a default whose attribute path got lost, or \`||\` in other words. Nix warns about it since 2.25,
and Lix too. Rename the variable, or put the call in parentheses with another name for the argument.`,

  example: {
    bad: `{
  outputs = { self }: let
    or = a: b: a || b;
    apply = f: f true false;
  in { value = apply or; };
}
`,
    good: `{
  outputs = { self }: let
    either = a: b: a || b;
    apply = f: f true false;
  in { value = apply either; };
}
`,
  },

  check: {
    nodes: {
      Apply({ argument }, { report }, { scopes }) {
        if (argument.kind !== "Variable" || argument.name !== "or") return;
        // Where nothing defines it, Nix refuses the file, and undefined-variable says so.
        if (scopes.resolve(argument)?.resolution.kind === "undefined") return;
        report({
          at: argument,
          message: "'or' is an argument here, and gives no default",
          help: "a default needs an attribute path before the 'or'; for a condition write '||'",
        });
      },
    },
  },
});
