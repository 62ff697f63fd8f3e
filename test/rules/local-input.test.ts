import rule from "#src/rules/flake/local-input.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (url: string, mark = "") => `{\n  inputs.a.url = "${url}";${mark}\n  outputs = { ... }: { };\n}`;
const bad = (url: string) => flake(url, " #! input 'a' is a path of one machine");
const outside = (url: string) => flake(url, " #! input 'a' is a path out of the repository");

testRule(rule, {
  silent: {
    "a forge": flake("github:o/a"),
    "git over ssh": flake("git+ssh://git@example.org/home/me/a"),
    "a folder beside flake.nix": flake("./a"),
    "a folder with scheme": flake("path:./a"),
    "a folder without dots": flake("path:a/b"),
    "up and down again": flake("path:./a/../b"),
    "the folder of a flake in a subfolder": {
      "flake.nix": '{ inputs.a.url = "path:./sub"; outputs = { ... }: { }; }',
      "sub/flake.nix": "{ outputs = { ... }: { }; }",
    },
    "a stand-in that holds nothing": flake("file+file:///dev/null"),
    "a name of the registry": flake("nixpkgs"),
    "a slash in a query": flake("github:o/a?dir=/sub"),
    "a path in attributes": '{ inputs.a = { type = "path"; path = "./a"; }; outputs = { ... }: { }; }',
  },
  reported: {
    "an absolute path": bad("/home/me/a"),
    "an absolute path with scheme": bad("path:/home/me/a"),
    "a path of a home": bad("~/a"),
    "a local repository": bad("git+file:///home/me/a?ref=main"),
    "a local archive": bad("file:///home/me/a.tar.gz"),
    "an archive with its kind": bad("tarball+file:///home/me/a.tar.gz"),
    "a path in attributes": `{
      inputs.a = {
        type = "path";
        path = "/home/me/a"; #! a path of one machine
      };
      outputs = { ... }: { };
    }`,
    "the repository beside": outside("path:../a"),
    "a folder that climbs out": outside("./a/../../b"),
    "an override": `{
      inputs.a = {
        url = "github:o/a";
        inputs.b.url = "git+file:///src/b"; #! input 'a/b' is a path of one machine
      };
      outputs = { ... }: { };
    }`,
  },
});
