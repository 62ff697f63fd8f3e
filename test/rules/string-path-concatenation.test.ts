import rule from "#src/rules/language/string-path-concatenation.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "with a slash": './. + "/a"',
    "an ending": './a + ".nix"',
    "a name that goes on": './a + "b"',
    "a computed beginning": 'x: ./. + "${x}/a"',
    "a name": "x: ./. + x",
    "an empty string": './. + ""',
    "a hidden file by slash": '../. + "/.face"',
    "two strings": '"./." + "a"',
    "a string and a path": '"a" + ./.',
    "a folder a program needs": '{ exec = "${./scripts}/run.sh"; }',
    "a file of a folder for a service": '{ services.a.path = "${./dashboards}/home.json"; }',
    "a file by itself": 'import "${./a.nix}"',
    "a folder alone": 'builtins.readDir "${./a}/"',
    "another flake": 'x: import "${x}/a.nix"',
    "an option next to imports": 'x: { imports = [ "${x}/a.nix" ]; files = [ "${./a}/b.nix" ]; }',
    "a path in a set that is imported": 'import ./a.nix { b = "${./c}/d"; }',
    "the argument of an imported function": 'import ./a.nix "${./c}/d"',
  },
  reported: {
    "no slash": {
      source: "builtins.readFile (./. + \"a.txt\") #! no '/' between './.' and the string",
      fixed: 'builtins.readFile (./. + "/a.txt")',
    },
    "no slash behind the folder above": { source: '../. + "a/${"b"}" #!', fixed: '../. + "/a/${"b"}"' },
    "no slash behind dots": { source: 'x: ../.. + "a/${x}" #!', fixed: 'x: ../.. + "/a/${x}"' },
    "dots that undo the missing slash": { source: './. + "../../a" #!', fixed: './. + "/../a"' },
    "a file of a folder, imported": {
      source: 'import "${./lib}/a.nix" #! the whole folder is copied to the store',
      fixed: "import ./lib/a.nix",
    },
    "a file of this folder": { source: 'builtins.readFile "${./.}/a.txt" #!', fixed: "builtins.readFile ./a.txt" },
    "a file of a folder above": { source: 'builtins.pathExists "${../.}/a" #!', fixed: "builtins.pathExists ../a" },
    "an element of imports": {
      source: 'lib: c: { imports = [ ./b.nix ] ++ [ "${./lib}/a.nix" ]; } #!',
      fixed: "lib: c: { imports = [ ./b.nix ] ++ [ ./lib/a.nix ]; }",
    },
    "a package called": {
      source: 'pkgs: pkgs.callPackage "${./pkgs}/a/default.nix" { } #!',
      fixed: "pkgs: pkgs.callPackage ./pkgs/a/default.nix { }",
    },
    "with a computed rest": 'x: import "${./lib}/${x}.nix" #!',
    "with a rest that no path can hold": 'import "${./lib}/a b.nix" #!',
  },
});
