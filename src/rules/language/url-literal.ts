import { defineRule } from "../rule.ts";

export default defineRule({
  id: "url-literal",
  summary: "URL without quotes",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
A URL may stand without quotes, and that surprises twice. It can hold no \`\${…}\`, and what looks like a function with a
short body is a string: \`x:x\` is the text "x:x", while \`x: x\` is a function. Newer versions of Nix can refuse URL
literals, and Lix does so by default.

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
