import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression, With } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { withText } from "../../scopes/with-header.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "broad-with",
  summary: "'with' over a whole file",
  severity: "warning",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  precision: "high",

  why: `
Below \`with lib;\` at the top of a file, no reader and no tool can tell where a name comes from without knowing all of the
set, a spelling mistake is found by evaluation only, and a name added to the set in an update may take the place of one
from another \`with\`. nixpkgs asks not to do it.

Reported where the \`with\` stands round the set, function or call that the file consists of. A \`with\` round one list or
value further down (\`with pkgs; [ … ]\`, \`with lib.maintainers; [ … ]\`, \`type = with types; …\`) is fine, and so is a file
that is one list. Sets that your team opens by convention are named in \`allowed\`.`,

  example: {
    bad: {
      "module.nix": `{ config, lib, ... }:
with lib;
{
  options.greet = mkEnableOption "greetings";
  config = mkIf config.greet { environment.etc.greeting.text = "hello"; };
}
`,
    },
    good: {
      "module.nix": `{ config, lib, ... }:
let
  inherit (lib) mkEnableOption mkIf;
in
{
  options.greet = mkEnableOption "greetings";
  config = mkIf config.greet { environment.etc.greeting.text = "hello"; };
}
`,
    },
  },

  options: {
    allowed: {
      type: "strings",
      default: [],
      describe: "Sets that may be opened over a whole file, as written: 'lib.types'",
    },
  },

  check: {
    file(file, { report, options: { allowed } }) {
      for (const node of outermostWiths(file.tree.root)) {
        const set = file.source.slice(withoutParentheses(node.environment));
        if (!allowed.includes(set) && file.scopes.isUsed(node) && holdsMuch(node.body))
          report(offenceOf(node, set, file));
      }
    },
  },
});

/** Those between the start of the file and what it consists of. */
function* outermostWiths(root: Expression | null): Generator<With> {
  for (let inner = root; inner; ) {
    if (inner.kind === "With") yield inner;
    inner = wrapped(inner);
  }
}

/** What a function, `let`, `with` or `assert` is written in front of. */
function wrapped(node: Expression): Expression | null {
  switch (node.kind) {
    case "Parenthesized":
      return node.expression;
    case "Lambda":
    case "Let":
    case "With":
    case "Assert":
      return node.body;
    default:
      return null;
  }
}

/** Whether there is a set with bindings in it: of its own, or handed to a function. */
function holdsMuch(body: Expression): boolean {
  let inner = body;
  for (let next = wrapped(inner); next; next = wrapped(inner)) inner = next;
  if (inner.kind === "AttrSet") return inner.entries.length > 0;
  if (inner.kind === "Apply") return holdsMuch(inner.argument) || holdsMuch(inner.function);
  return inner.kind === "BinaryOp" && (holdsMuch(inner.left) || holdsMuch(inner.right));
}

function offenceOf(node: With, set: string, { tree, scopes }: NixFile): Offence {
  const given = new Set<string>();
  for (const { name, resolution } of scopes.references) {
    if (resolution.kind === "with" && resolution.candidates.includes(node)) given.add(name);
  }
  const names = [...given].sort();
  const from = /^[\w.'-]{1,40}$/.test(set) ? set : "…";
  const shown = names.length > mostNames ? `${names.slice(0, mostNames).join(" ")} …` : names.join(" ");
  return {
    at: { start: node.start, end: node.environment.end },
    message: `'${withText(node, tree)}' stands over the whole file`,
    help: `inherit what is used: 'inherit (${from}) ${shown};'`,
  };
}

const mostNames = 12;
