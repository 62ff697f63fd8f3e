import { defineRule } from "../rule.ts";

export default defineRule({
  id: "url-literal",
  summary: "URL without quotes",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
A URL without quotes can hold no \`\${…}\`, and newer versions of Nix can refuse it, as Lix does by default. It also makes
a string of what looks like a function: \`x:x\` is the text "x:x", while \`x: x\` is a function.

The fix puts the URL in quotes, which is the same value.`,

  example: {
    bad: `{
  inputs.nixpkgs.url = github:NixOS/nixpkgs;
  outputs = { self, nixpkgs }: { };
}
`,
    good: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs }: { };
}
`,
  },

  check: {
    nodes: {
      Uri(uri, { report }) {
        report({
          at: uri,
          message: `URL '${uri.text}' without quotes`,
          help: "in quotes it is the same value in every Nix",
          fix: { title: "Put the URL in quotes", edits: [{ start: uri.start, end: uri.end, text: `"${uri.text}"` }] },
        });
      },
    },
  },
});
