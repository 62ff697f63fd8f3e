/**
 * What Nix checks when it parses, case by case: lexer.l, parser.y and parser-state.hh of Nix. `accepted` is what any
 * current Nix accepts; `refused` is what every one refuses, with the text that a person would underline in «».
 * Where generations of Nix differ, the newer one decides, and the name says so.
 */
import { describe, expect, it } from "vitest";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function parse(text: string) {
  return parser.parse(new SourceFile("test.nix", text));
}

function expectAccepted(text: string): void {
  const { problems, damage } = parse(text);
  expect(problems).toEqual([]);
  expect(damage).toEqual([]);
}

/** `marked` holds the underlined text between « and »; nothing between them stands for an empty place. */
function expectRefused(marked: string): void {
  const start = marked.indexOf("«");
  const text = marked.replace(/[«»]/g, "");
  const { problems } = parse(text);
  expect(problems.map(({ span }) => [span.start, text.slice(span.start, span.end)])).toEqual([
    [start, marked.slice(start + 1, marked.indexOf("»"))],
  ]);
}

function accepted(cases: Readonly<Record<string, readonly string[]>>): void {
  describe.each(Object.entries(cases))("accepts %s", (_, texts) => {
    it.each(texts)("%s", expectAccepted);
  });
}

function refused(cases: Readonly<Record<string, readonly string[]>>): void {
  describe.each(Object.entries(cases))("refuses %s", (_, texts) => {
    it.each(texts)("%s", expectRefused);
  });
}

describe("the lexer", () => {
  accepted({
    "blanks: space, tab, CR and LF": ["1\t+\r\n2\r+ 3"],
    "integers up to 64 bits": ["9223372036854775807", "0009223372036854775807"],
    "floats with a point": ["1.", ".5", "0.5", "1.5e3", "[ 00.5 ]", "[ 1e3 ]", "2.3e-308", "0.0"],
    "pipe operators, which Nix before 2.24 lacks and later ones hide behind a setting": ["1 |> (x: x)", "(x: x) <| 1"],
    "comments that end at CR": ["1 # c\r + 2", "# c\r1", "1 # c\n+ 2", "1 /**/ + /***/ 2 /*/ x */"],
    "URIs, which win over functions": ["x:y", "self:super:1", "a:1"],
    "dollars before an interpolation": ['"$$${a}"', "''$$${a}''"],
    paths: [
      "./a",
      "<a>",
      "<a/b.c>",
      './.+"/a"',
      "/a",
      "~/a",
      "a/b",
      "-a/b",
      "1/2",
      "./a.b",
      "x./a",
      "../${x}",
      "/${x}",
      "a/${x}",
      "~/${x}",
    ],
    "paths with slashes beside an interpolation": ["./${a}//b", "./a//b/${c}"],
    "updates without blanks": ["a//b", "a.c//b", "1//2", "x//./a", "{}//a", "(a)//b", "[1]//b"],
  });
  refused({
    "blanks that are none": ["{ a«\v»= 1; }", "{ a«\f»= 1; }", "{ a«\u00a0»= 1; }", "«\ufeff»1", "1 «\u2028»+ 2"],
    "characters outside of the language": ["1 «%» 2", "«é»", "a «~» b", "«`»a`"],
    "integers that do not fit into 64 bits": ["«9223372036854775808»", "-«9223372036854775808»"],
    "floats out of range": ["«1.0e400»", "«1.0e-400»"],
    "paths that end in a slash": ["«./a/»", "«/a/»", "«~/a/»", "«./a//»", "«./${x}/»", "f «./b/${a}/» c"],
    "search paths that end in a slash": ["«<»a/>", "«<»a/b/>"],
    "paths with two slashes": ["/a«//»b", "~/a«//»b", "./a«//»b/c"],
    "the end of the file in a string": ['«"»abc', '«"»\\', "«''»abc", '"a ${«b»'],
    "NUL in a string, which Nix before 2.26 takes": ['"a«\0»b"', "''a«\0»b''"],
    "NUL anywhere, though Nix takes it for the end of the file": ["1«\0» ) garbage"],
    "comments without an end": ["1 «/*» 2", "«/*» 2"],
    "floats that begin with a lone zero": ["0.«;»"],
  });
});

describe("the grammar", () => {
  accepted({
    "mixed groups of comparisons": ["1 < 2 == true", "a == (b == c)"],
    "`?` after `?`": ["a ? b ? c", "a ? b.c"],
    "simple things as operands": [
      "1 + let { body = 2; }",
      "let { body = a; }.b",
      "[ let { body = 1; } rec { } ]",
      "[ (x: x) (-1) ]",
      "f -1",
    ],
    "formals in every order of `@`": ["a@{ b }: b", "{ b }@a: b", "{ a, b ? 1, ... }: a", "{ a, }: a", "{ ... }: 1"],
    "`or` as an attribute": ["{ or = 1; }", "a.or", "a ? or", "{ inherit or; }", "a.b or c", "a.b or c.d or e"],
    "`or` after an expression, a call of it": ["f or", "[ f or ]", "x or 1", "[ (a or) ]"],
    "quoted keywords": ['{ "if" = 1; }', 'a."if"'],
    "empty inherits": ["{ inherit; }", "{ inherit (e); }", "let inherit; in 1", "let inherit (e); in 1"],
    "both ways of pipes": ["a |> b |> c", "a <| b <| c", "(a |> b) <| c", "a -> b |> c"],
  });
  refused({
    "a file without an expression": ["«»", "«#» comment", "«/»* comment */"],
    "chained comparisons": ["1 == 2 «==» 3", "1 != 2 «==» 3", "1 < 2 «>=» 3", "1 <= 2 «<» 3"],
    "what needs parentheses as an operand": [
      "1 + «x:» x",
      "1 + «let» a = 1; in a",
      "1 + «if» a then b else c",
      "a && «with» b; c",
      "f «with» {}; 1",
      "f «assert» a; b",
      "!«a:» a",
      "f «!»a",
    ],
    "what needs parentheses in a list": [
      "[ «x:» x ]",
      "[ a «if» b then c else d ]",
      "[ «let» a = 1; in a ]",
      "[ «-»1 ]",
      "[ a «-»1 ]",
      "[ a «+» b ]",
      "[ «!»a ]",
    ],
    "formals out of order": ["{ «...», a }: a", "{ a, «...», }: a", "{ «,» }: 1", "{ «,»a }: a", "{ a,«,» b }: a"],
    "formals that are no names": ['{ "a" «}»: 1', "{ «or» }: 1", "{ «if» }: 1", "{ a, «in» }: 1"],
    "formals without commas": ["{ «a» b }: a", "{ a ? «1» ... }: a"],
    "two names at an `@`": ["a@«b»: 1", "{ a }@«{»b}: 1"],
    "keywords as attributes": [
      "{ «if» = 1; }",
      "{ «in» = 1; }",
      "{ «inherit» = 1; }",
      "x.«rec»",
      "x.«in»",
      "{ inherit «with»; }",
      "x ? «let»",
    ],
    "indented strings as names": ["{ «''»a'' = 1; }", "{ inherit «''»a''; }"],
    "paths after inherit": ["{ inherit a«.»b; }"],
    "`or` alone": ["«or»", "[ «or» ]", "«or»: 1", "let «or»: 1", "x.a or «or»"],
    "pipes in both ways": ["a |> b «<|» c", "a <| b «|>» c"],
    "URIs where a function was meant": ["{ ... }@a«:»a"],
    "operators that begin a path": ["x: x ? a«/»b"],
  });
});

describe("the actions of the grammar", () => {
  accepted({
    "names that are known though written as interpolations": [
      '{ inherit "a" ${"b"}; }',
      'let ${"a"} = 1; in 1',
      'let "a" = 1; in 1',
      "let a.${x} = 1; in 1",
    ],
    "computed names in sets": ["{ ${x} = 1; }", "rec { ${x} = 1; }", "{ ${null} = 1; }"],
    "sets that are merged, which the scopes judge": ["{ a.b = 1; a.c = 2; }", "{ a = 1; a = 2; }"],
  });
  refused({
    "computed names in a let": ["let «${x}» = 1; in 1", 'let «"${x}"» = 1; in 1'],
    "computed names after inherit": ["{ inherit «${x}»; }", '{ inherit (e) «"a${x}"»; }'],
    "arguments taken twice": ["{ a, «a» }: 1", "{ a }@«a»: 1", "a@{ «a» }: 1"],
  });
});
