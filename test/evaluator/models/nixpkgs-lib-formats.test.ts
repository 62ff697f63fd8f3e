import { describe, expect, it } from "vitest";
import { type Cases, evaluateWithLib } from "./evaluate-with-lib.ts";

describe("lib.generators, lib.cli, lib.gvariant and lib.network", () => {
  const cases: Cases = [
    ['lib.generators.toKeyValue { } { a = 1; b = true; c = "x"; }', '"a=1\\nb=true\\nc=x\\n"'],
    ['lib.generators.toINI { } { s.a = 1; t.b = "x=y"; }', '"[s]\\na=1\\n\\n[t]\\nb=x=y\\n"'],
    ["lib.generators.toINI { listsAsDuplicateKeys = true; } { s.a = [ 1 2 ]; }", '"[s]\\na=1\\na=2\\n"'],
    [
      'lib.generators.toGitINI { user.name = "N"; url."ssh://x".insteadOf = "y"; }',
      '"[url \\"ssh://x\\"]\\n\\tinsteadOf = \\"y\\"\\n\\n[user]\\n\\tname = \\"N\\"\\n"',
    ],
    [
      'lib.generators.toPretty { multiline = false; } { a = [ 1 ]; "b c" = "x"; f = { q, r ? 1 }: q; }',
      '"{ a = [ 1 ]; \\"b c\\" = \\"x\\"; f = <function, args: {q, r?}>; }"',
    ],
    ["lib.generators.toPretty { } [ 1 ]", '"[\\n  1\\n]"'],
    [
      'lib.generators.toLua { multiline = false; } { a = [ true null ]; b = lib.generators.mkLuaInline "f()"; }',
      '"{ [\\"a\\"] = { true, nil }, [\\"b\\"] = (f()) }"',
    ],
    ["lib.generators.toJSON { } { a = 1; }", '"{\\"a\\":1}"'],
    ["lib.generators.toDhall { } { a = -1; b = [ true ]; }", '"{ a = -1, b = [ True ] }"'],
    ['lib.hasInfix "<key>a</key>\\n\\t<integer>1</integer>" (lib.generators.toPlist { } { a = 1; b = null; })', "true"],
    [
      "lib.generators.withRecursion { depthLimit = 1; throwOnDepthLimit = false; } { a.b.c = 1; }",
      '{ a = { b = "<unevaluated>"; }; }',
    ],
    ["lib.cli.toGNUCommandLine { } { a = true; long = [ 1 2 ]; n = null; }", '[ "-a" "--long" "1" "--long" "2" ]'],
    ['lib.cli.toCommandLineShellGNU { } { x = "a b"; long = 1; }', `"'--long=1' '-xa b'"`],
    ['toString (lib.gvariant.mkTuple [ "a" true ])', `"@(sb) ('a',true)"`],
    ['(lib.network.ipv6.fromString "2001:DB8::FFFF/64").address', '"2001:db8:0:0:0:0:0:ffff"'],
    ['lib.network.ipv6.mkEUI64Suffix "66:75:63:6B:20:75"', '"6475:63ff:fe6b:2075"'],
    ['(builtins.tryEval (lib.network.ipv6.fromString "1:2").address).success', "false"],
    ['lib.nvs "a" 1', "{ a = 1; }"],
    ["lib.mergeAttrsConcatenateValues { a = 1; } { a = 2; }", "{ a = [ 1 2 ]; }"],
    ["lib.kernel.option lib.kernel.yes", '{ optional = true; tristate = "y"; }'],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });
});
