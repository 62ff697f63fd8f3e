import rule from "#src/rules/flake/unlocked-input.ts";
import { type LockedInput, lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

/** One input 'a' declared as given, and locked as given. */
function declared(inputs: string, locked: LockedInput | readonly string[]) {
  const nodes = Array.isArray(locked) ? {} : { a: locked as LockedInput };
  const root = { inputs: { a: Array.isArray(locked) ? (locked as readonly string[]) : "a" } };
  return { "flake.nix": `{\n${inputs}\n  outputs = { ... }: { };\n}\n`, "flake.lock": lockText({ ...nodes, root }) };
}

const url = (text: string) => `  inputs.a.url = "${text}";`;
const revision = "e2dd4e18cc1c7314e24154331bae07df76eb582f";

testRule(rule, {
  silent: {
    "locked as declared": declared(url("github:o/a"), { github: "o/a" }),
    "a branch": declared(url("github:o/a/main"), { github: "o/a/main" }),
    "a branch with a slash": declared(url("github:o/a/feature/x"), {
      original: { type: "github", owner: "o", repo: "a", ref: "feature/x" },
    }),
    "a branch as parameter": declared(url("github:o/a?ref=main"), { github: "o/a/main" }),
    "a revision": declared(url(`github:o/a/${revision}`), { github: "o/a", original: { rev: revision } }),
    "a folder": declared(url("gitlab:rycee/nur?dir=pkgs/addons"), {
      original: { type: "gitlab", owner: "rycee", repo: "nur", dir: "pkgs/addons" },
    }),
    "names in another case": declared(url("github:NixOS/Nixpkgs"), { github: "nixos/nixpkgs" }),
    "attributes instead of a url": declared('  inputs.a = { type = "github"; owner = "o"; repo = "a"; };', {
      github: "o/a",
    }),
    "a name from the registry": declared(url("nixpkgs"), { original: { type: "indirect", id: "nixpkgs" } }),
    "a name and branch from the registry": declared(url("nixpkgs/nixos-unstable"), {
      original: { type: "indirect", id: "nixpkgs", ref: "nixos-unstable" },
    }),
    "no url at all": declared('  inputs.a.inputs.x.follows = "";', { original: { type: "indirect", id: "a" } }),
    "an unquoted url": declared("  inputs.a.url = github:o/a;", { github: "o/a" }),
    "git over https": declared(url("git+https://example.org/o/a?shallow=1&ref=main"), {
      original: { type: "git", url: "https://example.org/o/a", ref: "main", shallow: true },
    }),
    "git over ssh": declared(url("git+ssh://git@github.com/o/a.git"), {
      original: { type: "git", url: "ssh://git@github.com/o/a.git" },
    }),
    "a tarball": declared(url("https://example.org/a.tar.gz"), {
      original: { type: "tarball", url: "https://example.org/a.tar.gz" },
    }),
    "a tarball whose url is escaped in the lock file": declared(url("https://flakehub.com/f/o/a/*"), {
      original: { type: "tarball", url: "https://flakehub.com/f/o/a/%2A" },
    }),
    "a plain file": declared(url("https://example.org/a.json"), {
      original: { type: "file", url: "https://example.org/a.json" },
    }),
    "a path": declared(url("path:./a"), { original: { type: "path", path: "./a" } }),
    "a path in a form of its own": declared(url("./a"), { original: { type: "git", url: "file:///home/me/x" } }),
    "a local repository": declared(url("git+file:///home/me/a"), {
      original: { type: "git", url: "file:///home/me/a" },
    }),
    "a computed url": declared("  inputs.a.url = x;", { github: "o/a" }),
    "computed inputs": {
      "flake.nix": "{ inputs = import ./x.nix; outputs = { ... }: { }; }",
      "flake.lock": lockText({ root: {} }),
    },
    "it follows here and there": declared('  inputs.a.follows = "b/c";', ["b", "c"]),
    "only overrides differ, which is not the input's own affair": declared(
      `${url("github:o/a")}\n  inputs.a.inputs.x.follows = "y";`,
      { github: "o/a", inputs: { x: "z" } },
    ),
    "the lock file has more": {
      "flake.nix": '{ inputs.a.url = "github:o/a"; outputs = { ... }: { }; }',
      "flake.lock": lockText({ a: { github: "o/a" }, b: { github: "o/b" }, root: { inputs: { a: "a", b: "b" } } }),
    },
    "settings of self": {
      "flake.nix": "{ inputs.self.submodules = true; outputs = { ... }: { }; }",
      "flake.lock": lockText({ root: { inputs: {} } }),
    },
    "no inputs and no lock file": "{ outputs = { ... }: { }; }\n",
    "empty inputs and no lock file": "{ inputs = { }; outputs = { ... }: { }; }\n",
    "a lock file that is no JSON is a mistake of another kind": {
      "flake.nix": '{ inputs.a.url = "github:o/a"; outputs = { ... }: { }; }',
      "flake.lock": "<<<<<<< HEAD",
    },
  },

  reported: {
    "a flake.lock that git ignores": {
      "flake.nix": `{\n  inputs.a.url = "github:o/a"; #! git ignores flake.lock\n  outputs = { ... }: { };\n}\n`,
      ".gitignore": "result\nflake.lock\n",
      "!! flake.lock": lockText({ a: { github: "o/a" }, root: { inputs: { a: "a" } } }),
    },
    "no flake.lock at all, told once": `{
  inputs.a.url = "github:o/a"; #! inputs are not locked
  inputs.b.url = "github:o/b";
  outputs = { ... }: { };
}
`,
    "an input that is new": {
      "flake.nix": `{
  inputs.a.url = "github:o/a";
  inputs.b.url = "github:o/b"; #! input 'b' is not in flake.lock
  outputs = { ... }: { };
}
`,
      "flake.lock": lockText({ a: { github: "o/a" }, root: { inputs: { a: "a" } } }),
    },
    "an input without url that is new": {
      "flake.nix": `{
  inputs.a = { }; #! input 'a' is not in flake.lock
  outputs = { ... }: { };
}
`,
      "flake.lock": lockText({ root: { inputs: {} } }),
    },
    "another branch": declared(
      `${url("github:o/a/main")} #! is github:o/a/main here, but github:o/a/dev in flake.lock`,
      {
        github: "o/a/dev",
      },
    ),
    "a branch that is new": declared(`${url("github:o/a/main")} #! 'a'`, { github: "o/a" }),
    "another revision": declared(`${url(`github:o/a/${revision}`)} #! 'a'`, {
      github: "o/a",
      original: { rev: "1".repeat(40) },
    }),
    "another repository": declared(`${url("github:o/b")} #! github:o/b here`, { github: "o/a" }),
    "another owner": declared(`${url("github:p/a")} #! 'a'`, { github: "o/a" }),
    "another folder": declared(`${url("github:o/a?dir=x")} #! 'a'`, { github: "o/a" }),
    "another forge": declared(`${url("gitlab:o/a")} #! 'a'`, { github: "o/a" }),
    "another kind": declared(`${url("github:o/a")} #! 'a'`, { original: { type: "indirect", id: "a" } }),
    "another tarball": declared(`${url("https://example.org/b.tar.gz")} #! 'a'`, {
      original: { type: "tarball", url: "https://example.org/a.tar.gz" },
    }),
    "it follows only here": declared("  inputs.a.follows = \"b/c\"; #! follows 'b/c', but not in flake.lock", {
      github: "o/a",
    }),
    "it follows only there": declared(`${url("github:o/a")} #! follows 'b' in flake.lock, but not here`, ["b"]),
    "it follows something else": declared("  inputs.a.follows = \"b\"; #! 'a'", ["c"]),
    "a lock file of a version Nix does not read": {
      "flake.nix": `{
  inputs.a.url = "github:o/a"; #! flake.lock has version 99
  outputs = { ... }: { };
}
`,
      "flake.lock": '{ "version": 99, "root": "root", "nodes": { "root": { } } }',
    },
  },
});
