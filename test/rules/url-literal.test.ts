import rule from "#src/rules/language/url-literal.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a quoted URL": '"https://example.org"',
    "a URL in an indented string": "''https://example.org''",
    "a URL in a comment": "1 # https://example.org",
    "a function": "x: x",
    "a function of a set": "{ a }:a",
    "a path": "./example.org",
  },
  reported: {
    "a URL": {
      source: "{ url = https://example.org/?a=b; } #! URL 'https://example.org/?a=b' without quotes",
      fixed: '{ url = "https://example.org/?a=b"; }',
    },
    "a flake reference": {
      source: "{\n  inputs.a.url = github:owner/repo; #! URL 'github:owner/repo'\n}\n",
      fixed: '{\n  inputs.a.url = "github:owner/repo";\n}\n',
    },
    "what looks like a function": { source: "x:x #! URL 'x:x'", fixed: '"x:x"' },
    "several in a list": { source: "[ a:b c:d ] #! 'a:b' #! 'c:d'", fixed: '[ "a:b" "c:d" ]' },
    "a dollar sign": { source: "a:$b #! 'a:$b'", fixed: '"a:$b"' },
  },
});
