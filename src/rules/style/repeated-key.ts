import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { AttrSet, Binding, Entry } from "../../parser/syntax.ts";
import { isGeneratedFile } from "../../scopes/generated-file.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "repeated-key",
  summary: "Several bindings of a set that begin with the same name",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  precision: "high",

  why: `
\`services.a.enable = true; services.b.enable = true; services.c.port = 1;\` is one set written in three pieces. Written as
\`services = { … };\` it can be folded and moved as a whole, and nothing of it is found elsewhere.

Many configurations write options in this way on purpose, so only the set \`strict\` has the rule. It counts bindings that
follow each other, since a list of lines under one name is what the set would hold; with \`adjacent = false\` all of a set
count. Silent about \`rec\` sets, where the names would come into another scope, about the inputs of a flake (\`nixpkgs.url\`, \`nixpkgs.inputs.…\`), in files
that a tool wrote, and below \`threshold\` bindings.`,

  example: {
    bad: `{
  outputs = { self }: {
    lib.one = 1;
    lib.two = 2;
    lib.three = 3;
  };
}
`,
    good: `{
  outputs = { self }: {
    lib = {
      one = 1;
      two = 2;
      three = 3;
    };
  };
}
`,
  },

  options: {
    threshold: { type: "integer", default: 3, describe: "How many bindings with one name are too many" },
    adjacent: { type: "boolean", default: true, describe: "Count only bindings that follow each other" },
  },

  check: {
    nodes: {
      AttrSet(node, { report, options }, { path, tree }) {
        if (node.recursive || node.entries.length < options.threshold) return;
        const isFlake = path === "flake.nix" || path.endsWith("/flake.nix");
        const groups = options.adjacent ? adjacentGroups(node) : groupsOf(node.entries);
        for (const { name, bindings } of groups) {
          if (bindings.length < Math.max(2, options.threshold) || isGeneratedFile(tree)) continue;
          if (isFlake && (name === "inputs" || isOfInputs(node))) continue;
          const [first, ...others] = bindings as [Binding, ...Binding[]];
          report({
            at: first.path,
            message: `'${name}' begins ${bindings.length} bindings${options.adjacent ? " in a row" : " of this set"}`,
            help: `write '${name} = { … };' once`,
            related: others.slice(0, mostShown).map(({ path }) => ({ at: path, message: "it begins here again" })),
          });
        }
      },
    },
  },
});

const mostShown = 5;

/** Inputs of a flake are written in this way by nearly everyone, and by the tools that add them. */
function isOfInputs(node: AttrSet): boolean {
  const { parent } = node;
  return parent?.kind === "Binding" && parent.path.attributes.some((step) => staticAttributeName(step) === "inputs");
}

interface Group {
  readonly name: string;
  readonly bindings: Binding[];
}

/** Bindings that follow each other and begin with one name. */
function adjacentGroups({ entries }: AttrSet): Group[] {
  const groups: Group[] = [];
  let lastName: string | null = null;
  for (const entry of entries) {
    const name = firstName(entry);
    const last = groups.at(-1);
    if (name !== null && entry.kind === "Binding") {
      if (last && name === lastName) last.bindings.push(entry);
      else groups.push({ name, bindings: [entry] });
    }
    lastName = name;
  }
  return groups;
}

function groupsOf(entries: readonly Entry[]): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const name = firstName(entry);
    if (name === null || entry.kind !== "Binding") continue;
    const known = groups.get(name);
    if (known) known.bindings.push(entry);
    else groups.set(name, { name, bindings: [entry] });
  }
  return [...groups.values()];
}

function firstName(entry: Entry): string | null {
  const [first] = entry.kind === "Binding" ? entry.path.attributes : [];
  return first ? staticAttributeName(first) : null;
}
