import { type IdleParameter, idleParameters } from "../../scopes/idle-parameters.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule, type Offence } from "../rule.ts";

const example = (parameter: string, call: string) => `{
  outputs = { self, nixpkgs }:
    let
      greet = ${parameter}name: "hello " + name;
    in
    {
      lib.greeting = ${call};
    };
}
`;

export default defineRule({
  id: "unused-parameter",
  summary: "Parameter of a function that nothing reads",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "suggested",

  why: `
A function that does not read what it is called with is mostly left over from one that did: all its calls go on passing
something for nothing. Where the function is given to another (\`genAttrs systems (system: …)\`), that what it gives does
not depend on what it gets is often the mistake itself.

A parameter is reported only where it is known who calls the function: all uses of its name are calls, its file is
imported and called, or \`map\`, \`mapAttrs\`, \`genAttrs\` and the like call it. With these the place of a parameter is
fixed, so that one before another that is used is left alone. The rule stays silent about overlays and modules, about
functions that are values of options or attributes, about names that start with \`_\` or tell what is passed by convention
(\`final\`, \`prev\`, \`old\`, \`finalAttrs\`, …), and where a comment on the line above asks deadnix to
(\`# deadnix: skip\`).

The fix puts a \`_\` before the name, which says that nothing reads it and keeps what is passed readable.`,

  example: {
    bad: example("greeting: ", 'greet "hi" "ada"'),
    good: example("", 'greet "ada"'),
  },

  check: {
    functions(file, { report }, roles) {
      for (const idle of idleParameters(file)) {
        if (roles.of(idle.lambda) !== "plain") continue;
        const { name } = idle.parameter;
        const fix = underscoreFor(idle, file);
        report({
          at: idle.parameter,
          message: `'${name}' is passed to this function, but never used`,
          help: idle.calls === null ? `call it '_${name}'` : `remove it here and where ${callers(idle.calls)}`,
          ...(fix ? { fix } : {}),
        });
      }
    },
  },
});

function callers(calls: number): string {
  return calls === 1 ? "the function is called" : `the function is called, in ${calls} places`;
}

/** A name that hides no other in the function. */
function underscoreFor({ lambda, parameter }: IdleParameter, { scopes }: NixFile): Offence["fix"] {
  const name = `_${parameter.name}`;
  const { start } = parameter;
  const isTaken = scopes.references.some(
    ({ name: used, node }) => used === name && node.start >= lambda.start && node.end <= lambda.end,
  );
  return isTaken ? undefined : { title: `Call it '${name}'`, edits: [{ start, end: start, text: "_" }] };
}
