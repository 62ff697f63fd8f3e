import { baseEnvironment } from "../../scopes/base-environment.ts";
import type { Definition } from "../../scopes/scopes.ts";
import { defineRule } from "../rule.ts";

const constants: ReadonlySet<string> = new Set(["true", "false", "null", "builtins", "derivation"]);
/** Called by operators and by `<path>`, which then do something else; `__nixPath` is what `<path>` searches. */
const calledBySyntax: ReadonlyMap<string, string> = new Map([
  ["__sub", "'-'"],
  ["__mul", "'*'"],
  ["__div", "'/'"],
  ["__lessThan", "'<' and '>'"],
  ["__findFile", "'<path>'"],
  ["__nixPath", "'<path>'"],
]);

export default defineRule({
  id: "shadowed-constant",
  summary: "Constant of the language that is given another meaning",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`true\`, \`false\`, \`null\`, \`builtins\` and \`derivation\` are no keywords but names that any \`let\`, function argument or
\`rec\` set may define anew, and then all code in that scope reads wrongly. Names such as \`__sub\` and \`__lessThan\` are
worse: \`a - b\` calls whatever \`__sub\` is. Lix refuses most of these.

Arguments named \`__findFile\` and \`__nixPath\` are left alone, as some frameworks pass them to make \`<name>\` work, and so
is \`inherit builtins;\`, which changes nothing. Other builtins' names, such as \`map\` or \`toString\`, are reported only
where the option \`every-builtin\` is set, as notes, and never as arguments: packages rightly take \`fetchTarball\`.`,

  example: {
    bad: `{
  outputs = { self }: let
    null = "nothing";
  in { lib.isNothing = x: x == null; };
}
`,
    good: `{
  outputs = { self }: let
    nothing = "nothing";
  in { lib.isNothing = x: x == nothing; };
}
`,
  },

  options: {
    "every-builtin": {
      type: "boolean",
      default: false,
      describe: "Whether names of other builtins that 'let' and 'rec' define are noted too",
    },
  },

  check: {
    file({ scopes }, { options, report }) {
      for (const definition of scopes.definitions) {
        const { name, nameSpan } = definition;
        if (!baseEnvironment.has(name)) continue;
        const message = messageFor(definition);
        if (message !== null) report({ at: nameSpan, message });
        else if (options["every-builtin"] && isNoteworthy(definition)) {
          report({ at: nameSpan, message: `'${name}' hides the builtin of that name`, severity: "note" });
        }
      }
    },
  },
});

function messageFor(definition: Definition): string | null {
  const { name } = definition;
  if (constants.has(name)) {
    return isHandedOn(definition) ? null : `'${name}' no longer means what Nix means by it`;
  }
  const syntax = calledBySyntax.get(name);
  const isSearch = name === "__findFile" || name === "__nixPath";
  if (syntax === undefined || (isSearch && isArgument(definition))) return null;
  return `'${name}' changes what ${syntax} does`;
}

function isArgument({ kind }: Definition): boolean {
  return kind === "formal" || kind === "at-name" || kind === "parameter";
}

/** `let inherit (lib) map;` or `let map = builtins.map;` gives the same thing under its own name. */
function isNoteworthy(definition: Definition): boolean {
  const { kind, name } = definition;
  return !isArgument(definition) && kind !== "let-inherit" && kind !== "rec-inherit" && !calledBySyntax.has(name);
}

/** `inherit builtins;`: the real one under its own name, unless an outer definition is reported already. */
function isHandedOn({ sites: [site] }: Definition): boolean {
  return site?.kind === "Inherit" && site.from === null;
}
