import { describe, expect, it } from "vitest";
import { SourceFile } from "#src/source/source-file.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { parser } from "../support/parser.ts";

function problemsOf(text: string) {
  return parser.parse(new SourceFile("test.nix", text)).problems;
}

/** A broken text with what to underline in «», the message, and what the fix makes of it. */
const fixed: readonly (readonly [string, string, string])[] = [
  ["{\n  a = «1»\n  b = 2;\n}", "missing ';' after 'a = 1'", "{\n  a = 1;\n  b = 2;\n}"],
  ["let a = «1» in a", "missing ';' after 'a = 1'", "let a = 1; in a"],
  ["with «a»\nb", "missing ';' after the set of 'with'", "with a;\nb"],
  ["{ «a» b }: a", "missing ',' after 'a'", "{ a, b }: a"],
  ["{ a«;» b }: a", "unexpected ';': arguments are separated by ','", "{ a, b }: a"],
  ["{ a «=» 1, b }: a", "unexpected '=': a default is written 'a ? value'", "{ a ? 1, b }: a"],
  ["{ a, «b»: a", "missing '}' before ':'", "{ a, b }: a"],
  ["{ a «}» { b = a; }", "missing ':' after the function's parameters", "{ a }: { b = a; }"],
  ["{ «...», a }: a", "'...' must stand last, without a comma after it", "{ a, ... }: a"],
  ["if a «=» b then 1 else 2", "'=' is no operator: Nix writes '=='", "if a == b then 1 else 2"],
  ["assert a «=» b; 1", "'=' is no operator: Nix writes '=='", "assert a == b; 1"],
  ["{ x = (a «=» b); }", "'=' is no operator: Nix writes '=='", "{ x = (a == b); }"],
  ["a «===» b", "'===' is no operator: Nix writes '=='", "a == b"],
  ["{ x = a «=!» b; }", "'=!' is no operator: Nix writes '!='", "{ x = a != b; }"],
  ["a «<>» b", "'<>' is no operator: Nix writes '!='", "a != b"],
  ["if a «&» b then 1 else 2", "'&' is no operator: Nix writes '&&'", "if a && b then 1 else 2"],
  ["if a «|» b then 1 else 2", "'|' is no operator: Nix writes '||'", "if a || b then 1 else 2"],
  ["{ a«:» 1; }", "expected '=' after 'a', found ':'", "{ a = 1; }"],
  ["{ a «:=» 1; }", "expected '=' after 'a', found ':='", "{ a = 1; }"],
  ["{ a «==» 1; }", "expected '=' after 'a', found '=='", "{ a = 1; }"],
  ["{ a «1»; }", "expected '=' after 'a', found '1'", "{ a = 1; }"],
  ["{ a«;» }", "expected '=' after 'a', found ';'", "{ inherit a; }"],
  ["{ a = 1«,» b = 2 }", "unexpected ',': a binding ends with ';'", "{ a = 1; b = 2; }"],
  ["[ 1«,» 2,3 ]", "unexpected ',' in a list: its elements are separated by blanks", "[ 1 2 3 ]"],
  ["[ ./a«;» ./b; ]", "unexpected ';' in a list: its elements are separated by blanks", "[ ./a ./b ]"],
  ["{ inherit a«,» b; }", "unexpected ',': inherited names are separated by blanks", "{ inherit a b; }"],
  ["{ inherit a«.»b.c; }", "'inherit' takes names, not attribute paths", "{ inherit (a.b) c; }"],
  ["{ «with» = 1; }", "'with' is a keyword, not an attribute's name", '{ "with" = 1; }'],
  ["a.«in»", "'in' is a keyword, not an attribute's name", 'a."in"'],
  ["{ inherit «rec»; }", "'rec' is a keyword, not an attribute's name", '{ inherit "rec"; }'],
  ["{ a = 1; }«;»", "unexpected ';' after the file's expression", "{ a = 1; }"],
  ["{ a = 1;«;» }", "unexpected ';': nothing stands before it", "{ a = 1; }"],
  [
    "if a then b «elif» c then d else e",
    "'elif' is no keyword: Nix writes 'else if'",
    "if a then b else if c then d else e",
  ],
  ["if a then b«;» else c", "unexpected ';' before 'else'", "if a then b else c"],
  ["if «a» b else c", "missing 'then' before 'b'", "if a then b else c"],
  ["let a = 1; «{» b = a; }", "missing 'in' of 'let' before '{'", "let a = 1; in { b = a; }"],
  ["let a = 1; «a»", "missing 'in' of 'let' before 'a'", "let a = 1; in a"],
  ["{ x = [ 1 2«;» y = 3; }", "missing ']' before ';'", "{ x = [ 1 2 ]; y = 3; }"],
  ["{ x = (1 + 2«;» y = 3; }", "missing ')' before ';'", "{ x = (1 + 2); y = 3; }"],
  ["{ a = «'»text'; }", "unexpected character ''' (U+0027): strings stand in double quotes", '{ a = "text"; }'],
  ["{ a = «“»b”; }", "unexpected character '“' (U+201C): strings stand in double quotes", '{ a = "b"; }'],
  ["{ a = b «–» c; }", "unexpected character '–' (U+2013)", "{ a = b - c; }"],
  ["{ a = «$»b; }", "unexpected character '$' (U+0024): a variable is written without it", "{ a = b; }"],
  ["«//» comment\n{ a = 1; }", "a comment begins with '#': '//' joins sets", "# comment\n{ a = 1; }"],
  ["{ a = 1; «//» b\n}", "a comment begins with '#': '//' joins sets", "{ a = 1; # b\n}"],
  ["f «x:» x", "a function needs parentheses here", "f (x: x)"],
  ["a && «x:» x", "a function needs parentheses here", "a && (x: x)"],
  ["f «let» a = 1; in a", "'let' needs parentheses here", "f (let a = 1; in a)"],
  ["1 + «if» a then b else c", "'if' needs parentheses here", "1 + (if a then b else c)"],
  ["f «!»a", "'!' needs parentheses in an argument", "f (!a)"],
  ["[ «{» a }: a ]", "a function in a list needs parentheses around it", "[ ({ a }: a) ]"],
  ["[ a «with» b; c ]", "'with' in a list needs parentheses around it", "[ a (with b; c) ]"],
  ["[ «-»1 ]", "operator '-' in a list needs parentheses around its operands", "[ (-1) ]"],
  ["[ a b «++» c ]", "operator '++' in a list needs parentheses around its operands", "[ a (b ++ c) ]"],
  ["«./a/»", "path has a trailing slash", "./a"],
  ["/a«//»b", "path has two slashes in a row", "/a/b"],
  ['{\n  a = «"»one;\n  b = "two";\n}', "unterminated string", '{\n  a = "one";\n  b = "two";\n}'],
  ['{ a = "${b«"»; }\n', "missing '}' before the end of the string", '{ a = "${b}"; }\n'],
];

describe("the fix", () => {
  it.each(fixed)("for %j", (marked, message, expected) => {
    const text = marked.replace(/[«»]/g, "");
    const start = marked.indexOf("«");
    const problems = problemsOf(text);
    expect(problems).toMatchObject([{ message, span: { start, end: marked.indexOf("»") - 1 } }]);
    const edits = problems[0]?.fix?.edits.map((edit) => ({ ...edit, file: "test.nix" })) ?? [];
    expect(applyEdits(text, edits)).toBe(expected);
    expect(problemsOf(expected)).toEqual([]);
  });

  it.each(["with a; with b", "{ a = 1 ; b: }", "{ a = b ? c : d; }", "if a then b", "{ a }"])(
    "is not offered where it would not mend the file: %s",
    (text) => {
      const problems = problemsOf(text);
      expect(problems).toHaveLength(1);
      expect(problems[0]?.fix).toBeUndefined();
    },
  );
});

describe("a merge conflict", () => {
  it("is told once, whatever stands between its marks", () => {
    const text = "{\n<<<<<<< HEAD\n  a = [ 1;\n=======\n  a = 2;\n>>>>>>> other\n}\n";
    expect(problemsOf(text)).toMatchObject([{ message: "a merge conflict is left here", span: { start: 2, end: 9 } }]);
  });
});
