import fc from "fast-check";

const names = ["a", "b", "c", "_d"];
const name = fc.constantFrom(...names);

/** The lines of a text moved to the right. */
function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

const joined = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((texts) => texts.join(""));

const inBlock = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => text.map((lines) => `\n${indented(lines)}\n`);

/** What may stand at the end of a line, or on a line of its own above something. */
const remark = fc.oneof({ weight: 4, arbitrary: fc.constant("") }, fc.constantFrom(" # remark", " /* remark */"));
const heading = fc.oneof(
  { weight: 6, arbitrary: fc.constant("") },
  fc.constantFrom("# heading\n", "\n", "\n# heading\n\n", "/* heading */\n"),
);

type Parts = "any" | "value" | "operand" | "entries" | "set" | "function" | "leaf";

/** Programs with what the rules of style and of dead code look for, laid out as people do, without tabs and trailing blanks. */
const program = fc.letrec<Record<Parts, string>>((tie) => ({
  leaf: fc.oneof(
    name,
    name,
    fc.constantFrom("1", ".5", "./a.nix", "https://example.org/a", '"text"', "''text''", "{ }", "[ ]", "true", "false"),
  ),
  entries: fc
    .uniqueArray(fc.tuple(name, fc.constantFrom("", ".b", ".c"), tie("value"), heading, remark), {
      maxLength: 3,
      selector: ([key]) => key,
    })
    .chain((bindings) => {
      const free = names.filter((one) => bindings.every(([key]) => key !== one));
      const inherit = fc.tuple(fc.subarray(free), fc.constantFrom("", " (a)"), fc.boolean());
      return inherit.map(([inherited, from, isThere]) => {
        const lines = bindings.map(([key, rest, value, above, behind]) => `${above}${key}${rest} =${value};${behind}`);
        if (isThere) lines.push(`inherit${from}${inherited.map((one) => ` ${one}`).join("")};`);
        return lines.join("\n");
      });
    }),
  value: fc.oneof(
    tie("any").map((text) => ` ${text}`),
    tie("any").map((text) => `\n${indented(text)}`),
  ),
  set: fc.oneof(
    joined("{", inBlock(tie("entries")), "}"),
    joined("rec {", inBlock(tie("entries")), "}"),
    name.map((one) => `{ ${one} = ${one}; }`),
    fc.tuple(name, name).map(([one, other]) => `{ ${one} = ${other}.${one}; }`),
  ),
  function: fc.oneof(
    joined(name, ": ", tie("any")),
    joined("{ ... }: ", tie("any")),
    joined("{ ... }@args: ", tie("any")),
    joined("args@{ ", name, " ? ", tie("operand"), " , ... }: ", tie("any")),
  ),
  operand: fc.oneof(
    tie("leaf"),
    tie("set"),
    joined("(", tie("any"), ")"),
    joined('"${', tie("any"), '}"'),
    joined('"x${', tie("operand"), '}y"'),
    joined("[ ", tie("operand"), " ", tie("operand"), " ]"),
    joined("(", tie("operand"), ").", name, " or ", tie("leaf")),
    joined("builtins.map (", tie("operand"), ") [ ]"),
  ),
  any: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    tie("leaf"),
    tie("set"),
    tie("operand"),
    tie("function"),
    joined("let", inBlock(tie("entries")), "in", remark, "\n", tie("any")),
    joined("let\n\nin\n", tie("any")),
    joined("let a = b; in let c = a; in ", tie("any")),
    joined("with ", tie("operand"), ";", remark, "\n", tie("any")),
    joined("let {", inBlock(tie("entries")), "  body = ", tie("any"), "; }"),
    joined("if ", tie("any"), " then ", tie("any"), " else ", tie("any")),
    fc.tuple(name, name, tie("leaf")).map(([set, at, other]) => `if ${set} ? ${at} then ${set}.${at} else ${other}`),
    joined("(", tie("operand"), ")", fc.constantFrom(" == true", " != false", " ++ [ ]", " // { }", "//{ }")),
    joined(tie("leaf"), fc.constantFrom(" ++ ", " // ", " + ", " - ", " == ", " && "), "(", tie("any"), ")"),
    joined("!(", tie("leaf"), fc.constantFrom(" == ", " != ", " < "), "(", tie("any"), "))"),
    joined("!(", tie("operand"), ")"),
    joined('"x" + "y" + ', tie("operand")),
    joined("map (", tie("function"), ") (", tie("operand"), ")"),
  ),
})).any;

/** Each name is defined, by a function around. */
export const nixProgram: fc.Arbitrary<string> = program.map((text) => `a: b: c: _d:\n${text}\n`);
