import fc from "fast-check";

const names = ["a", "b", "c", "_d"];
const name = fc.constantFrom(...names);
const path = fc.array(name, { minLength: 1, maxLength: 2 }).map((steps) => steps.join("."));
const blank = fc.constantFrom(" ", "\n", "\n  ", " # remark\n", " /* remark */ ");

const joined = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((texts) => texts.join(""));

/** Texts that parse as Nix, with few names, so that bindings meet uses; not all names are defined. */
export const nixExpression: fc.Arbitrary<string> = fc.letrec<Record<"any" | "entries" | "leaf" | "deep", string>>(
  (tie) => ({
    leaf: fc.oneof(
      name,
      fc.constantFrom("1", "./a.nix", "https://example.org/a", "<nixpkgs>", '"text"', "''\n  text\n''", "{ }", "[ ]"),
    ),
    entries: fc
      .uniqueArray(fc.tuple(path, tie("any"), blank), { maxLength: 3, selector: ([key]) => key.split(".")[0] })
      .chain((bindings) => {
        const taken = new Set(bindings.map(([key]) => key.split(".")[0]));
        const free = names.filter((one) => !taken.has(one));
        const from = fc.oneof(fc.constant(""), joined(" (", tie("any"), ")"));
        const inherit = fc
          .tuple(from, fc.subarray(free))
          .map(([source, list]) => `inherit${source}${list.map((one) => ` ${one}`).join("")};`);
        return fc
          .option(inherit, { nil: "" })
          .map((text) => bindings.map(([key, value, space]) => `${key} = ${value};${space}`).join("") + text);
      }),
    deep: fc.oneof(
      joined("(let", blank, tie("entries"), " in", blank, tie("any"), ")"),
      joined("(with ", tie("any"), ";", blank, tie("any"), ")"),
      joined("{ ", tie("entries"), blank, "}"),
      joined("rec { ", tie("entries"), " }"),
      joined("({ ", name, " ? ", tie("any"), " , ... }@args:", blank, tie("any"), ")"),
      joined("(", name, ": ", tie("any"), ")"),
      joined("(let { ", tie("entries"), " body = ", tie("any"), "; })"),
      joined("[ ", tie("any"), " ", tie("any"), " ]"),
      joined('"${', tie("any"), '} text"'),
      joined("(", tie("any"), ")", ".", path, " or ", tie("leaf")),
      joined("(let", blank, tie("entries"), " in", blank, "let", blank, tie("entries"), " in ", tie("any"), ")"),
      fc.tuple(name, path, blank, tie("any")).map(([set, key, space, other]) => {
        return `(if ${set} ? ${key}${space}then ${set}.${key} else${space}${other})`;
      }),
      joined(
        "{ ",
        fc.constantFrom("a = a;", "a = b.a;", "a = a.a;", "a = builtins.map;"),
        " ",
        fc.constantFrom("", "b = c;"),
        " }",
      ),
      fc.tuple(name, tie("any")).map(([set, body]) => `(with ${set}; [ (with ${set};${body}) ])`),
      joined("(", name, ".", path, ")"),
      joined("(if ", tie("any"), " == ", tie("any"), " then ", tie("any"), " else ", tie("any"), ")"),
    ),
    any: fc.oneof({ depthSize: "medium", withCrossShrink: true }, tie("leaf"), tie("deep"), tie("deep")),
  }),
).any;
