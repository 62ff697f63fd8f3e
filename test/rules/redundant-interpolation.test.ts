import rule from "#src/rules/style/redundant-interpolation.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "what may be a path, a package or a number": `{ pkgs, a }: [ "\${a}" "\${pkgs.hello}" "\${a.b or "c"}" "\${f a}" ]`,
    "a path, which is copied to the store": `[ "\${./a}" "\${./a + "b"}" "\${a + "b"}" ]`,
    "a name bound to a path": `let a = ./b; in "\${a}"`,
    "a name that is passed": `{ a ? "b" }: "\${a}"`,
    "more than the interpolation": `[ "a\${"b"}" "\${toString a} " "\${toString a}\${toString b}" ]`,
    "a function that hands on its argument": `{ lib, a }: "\${lib.optionalString true a}"`,
    "a function that only has the name": `{ toString, a }: "\${toString a}"`,
    "names of attributes": `{ "\${toString a}" = 1; b."\${"c"}" = 2; \${"\${"d"}"} = 3; e = f."\${toString g}"; }`,
    "an inherited name": `{ inherit (a) \${"b"}; }`,
  },

  reported: {
    "a string in a string": {
      source: `[ "\${"a"}" "\${''b''}" ''\${"c\${d}"}'' ] #! nothing but another string #! #!`,
      fixed: `[ "a" ''b'' "c\${d}" ]`,
    },
    "calls that give a string": {
      source: `{ lib, a }: [
  "\${toString a}" #!
  "\${builtins.readFile ./a}" #!
  (f "\${lib.concatStringsSep " " a}") #!
]`,
      fixed: `{ lib, a }: [
  (toString a)
  (builtins.readFile ./a)
  (f (lib.concatStringsSep " " a))
]`,
    },
    "what is added to a string": {
      source: `{ a = "\${"b" + c}"; d = "\${"b" + c}" + e; f = e + "\${"b" + c}"; } #! #! #!`,
      fixed: `{ a = "b" + c; d = "b" + c + e; f = e + ("b" + c); }`,
    },
    "a name bound to a string": { source: `let a = "b"; in { c = "\${a}"; } #!`, fixed: `let a = "b"; in { c = a; }` },
    "where words would become one": {
      source: `let a = "b"; in if c then"\${a}"else f"\${a}"./d #! #!`,
      fixed: `let a = "b"; in if c then a else f a ./d`,
    },
    "on lines of its own": {
      source: `{
  a = "\${ #!
    toString b
  }";
  c = "\${toString [ #!
    d
  ]}";
}`,
      fixed: `{
  a = toString b;
  c = toString [
    d
  ];
}`,
    },
    "on lines that would have to move, without a fix": `{
  a = "\${ #!
    toString [
      b
    ]
  }";
}`,
    "a comment, without a fix": `"\${/* why */ toString a}" #!`,
  },
});
