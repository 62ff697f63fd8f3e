import { list, one, written } from "../arguments.ts";
import type { FileTree } from "../file-tree.ts";
import type { Signatures } from "../signature-cases.ts";

/** The files that the functions on files work on. */
export const files: FileTree = {
  "data.txt": "text\n",
  "data.json": '{"a": 1, "b": [true, null]}',
  "data.toml": "a = 1\n[b]\nc = [ 2 ]\n",
  "packages/one.nix": "{ n ? 1 }: n",
  "packages/two/package.nix": "{ n ? 2 }: { two = n; }",
  "packages/two/other.nix": 'throw "not a package"',
  "packages/deep/three.nix": "{ n }: [ n ]",
  "packages/readme.md": "# packages\n",
  "src/main.c": "int main;\n",
  "src/main.o": "object",
  "src/lib/a.h": "",
  "src/lib/b.c": "",
  "src/lib/deep/c.h": "",
  "src/.hidden": "",
  "src/back~": "",
  "src/.main.swp": "",
  "hask/pkg/pkg.cabal": "name: pkg",
  "hask/other/x.cabal": "name: x",
  "git/.git/HEAD": "ref: refs/heads/main\n",
  "git/.git/refs/heads/main": "0123456789abcdef0123456789abcdef01234567\n",
  "packed/.git/HEAD": "ref: refs/heads/main\n",
  "packed/.git/packed-refs": "# pack-refs\nfedcba98765432100123456789abcdef01234567 refs/heads/main\n",
  "detached/.git/HEAD": "aaaabbbbccccddddeeeeffff0000111122223333\n",
  "worktree/.git": "gitdir: ../git/.git\n",
  "broken/.git": "nothing\n",
  "fn.nix": "{ a, b ? 2 }: { sum = a + b; inherit a b; }",
};

const at = (path: string) => `(root + "/${path}")`;
const somewhere = written(...["data.txt", "src", "none", "src/lib", "src/main.c"].map(at), "root");
const folder = written(...["src", "src/lib", "packages", "none"].map(at), "root");

const absolute = written("/foo/bar", "/foo", "/.", "/foo/bar/baz", "/nix/store/x", "/foobar");
const subpath = written(
  '"a/b"',
  '"./a//b/."',
  '"a"',
  '"."',
  '"./."',
  '"../a"',
  '"/abs"',
  '""',
  '"a/../b"',
  '"a/./b/"',
  "1",
  '"..a/b"',
);
const anyPath = one(absolute, written('"/foo"', "1"));

export const path: Signatures = {
  append: [anyPath, subpath],
  hasPrefix: [anyPath, anyPath],
  removePrefix: [anyPath, anyPath],
  splitRoot: [anyPath],
  hasStorePathPrefix: [
    written(
      "/foo",
      "/nix/store",
      "/nix/store/0123456789abcdfghijklmnpqrsvwxyz-name",
      "/nix/store/0123456789abcdfghijklmnpqrsvwxyz-name/x",
      "/nix/store/short-name",
      '"/foo"',
      "/.",
      "/0123456789abcdfghijklmnpqrsvwxyz0123456789abcdfghijk/x",
    ),
  ],
  "subpath.isValid": [subpath],
  "subpath.join": [list(subpath, 3)],
  "subpath.components": [subpath],
  "subpath.normalise": [subpath],
};

const callPackage = "lib.callPackageWith { n = 3; }";
const plain = (scope: string) => `removeAttrs (${scope}) [ "callPackage" "newScope" "overrideScope" "packages" ]`;

export const filesystem: Signatures = {
  pathType: [somewhere],
  pathIsDirectory: [somewhere],
  pathIsRegularFile: [somewhere],
  listFilesRecursive: [folder],
  packagesFromDirectoryRecursive: (random) =>
    random.chance(0.5)
      ? `f { callPackage = ${callPackage}; directory = ${folder(random)}; }`
      : `${plain(`f { callPackage = ${callPackage}; newScope = scope: lib.callPackageWith ({ n = 4; } // scope); directory = ${at("packages")}; }`)}`,
  haskellPathsInDir: [written(at("hask"), at("hask/pkg"), at("none"))],
  locateDominatingFile: [
    written('"data[.]txt"', '"main[.]c|data[.]toml"', '"(fn|b)[.](.*)"'),
    written(at("src/lib/a.h"), at("packages"), at("packages/one.nix"), at("src")),
  ],
  resolveDefaultNix: [written(at("src"), at("data.txt"), at("none"), '"a/b/"', '"a/b"')],
  baseNameOf: [written('"a/b"', '"/a"', '"a/"', '"."', "/a/b.c")],
  dirOf: [written('"a/b"', '"/a"', '"a"', "/a/b.c")],
  isPath: [somewhere],
  readDir: [folder],
  readFileType: [somewhere],
};

/** The files of a source that its filter keeps, with their types. */
const kept = `let
  walk = keep: path: builtins.concatLists (map
    (name:
      let type = (builtins.readDir path).\${name}; here = path + "/\${name}";
      in if !(keep (toString here) type) then [ ] else if type == "directory" then [ here ] ++ walk keep here else [ here ])
    (builtins.attrNames (builtins.readDir path)));
  kept = source: { inherit (source) name; files = walk source.filter source.origSrc; };
in`;
const source = one(
  folder,
  written(`lib.cleanSource ${at("src")}`),
  written(`lib.sourceFilesBySuffices ${at("src")} [ ".c" ]`, `lib.cleanSourceWith { src = ${at("src")}; name = "n"; }`),
);
const ofSource = (call: (random: Parameters<typeof source>[0]) => string) => (random: Parameters<typeof source>[0]) =>
  `${kept} kept (${call(random)})`;
const filter = written(
  "(p: t: true)",
  "(p: t: false)",
  '(p: t: t == "directory")',
  '(p: t: baseNameOf p != "lib")',
  '(p: t: t == "directory" || lib.hasSuffix ".h" p)',
);
const git = written(
  ...["git/.git", "packed/.git", "detached/.git", "broken/.git", "none/.git", "src"].map(at),
  // A file is followed from where it stands as text: of a path, real Nix would copy the folder to the store.
  `(toString ${at("worktree/.git")})`,
);
const revision = written('"0123456789abcdef"', '"v1.2.3"', '"release-1.2"', '"main"', "null");
const repository = written('"https://e.org/a/b.git"', '"git@e.org:a/b.tar.gz"', '"name/"', '"x.git.zip"');

export const sources: Signatures = {
  cleanSourceFilter: [
    written(
      '"/a/.git"',
      '"/a/x.o"',
      '"/a/x.so"',
      '"/a/x~"',
      '"/a/.x.swp"',
      '"/a/.swp"',
      '"/a/result"',
      '"/a/result-1"',
      '"/a/CVS"',
      '"/a/b.c"',
      '"/a/.jj"',
    ),
    written('"regular"', '"directory"', '"symlink"', '"unknown"'),
  ],
  cleanSource: ofSource((random) => `f (${source(random)})`),
  cleanSourceWith: ofSource((random) => `f { src = ${source(random)}; filter = ${filter(random)}; }`),
  sourceByRegex: ofSource(
    (random) => `f (${source(random)}) ${list(written('"lib"', '"lib/.*"', '".*[.]c"', '"main.*"'), 3)(random)}`,
  ),
  sourceFilesBySuffices: ofSource(
    (random) => `f (${source(random)}) ${list(written('".c"', '".h"', '"~"'), 3)(random)}`,
  ),
  sourceByGlobs: ofSource(
    (random) =>
      `f ${at("src")} ${list(written('"*.c"', '"lib/*"', '"**/*.h"', '"lib/**"', '"**"', '"main.c"'), 3)(random)}`,
  ),
  trace: (random) => `builtins.attrNames (f (${source(random)}))`,
  pathHasContext: [written('"/x"', '"a"')],
  canCleanSource: [source],
  pathIsGitRepo: [git],
  commitIdFromGitRepo: [git],
  urlToName: [repository],
  shortRev: [written('"0123456789abcdef"', '"v1.2.3"', '"release-1.2"', '"main"')],
  revOrTag: [revision, revision],
  repoRevToName: [
    written('"source"', '"versioned"', '"full"', '"other"'),
    repository,
    revision,
    written('"github"', "null"),
  ],
};

const aSet = one(
  written(...["src", "src/lib", "src/main.c", "packages", "data.txt", "none"].map(at), "root"),
  written(
    `(lib.fileset.fileFilter (file: file.hasExt "c") ${at("src")})`,
    `(lib.fileset.unions [ ${at("src/lib")} ${at("src/main.c")} ])`,
    `(lib.fileset.maybeMissing ${at("none")})`,
    `(lib.fileset.difference ${at("src")} ${at("src/lib")})`,
    `(lib.fileset.intersection ${at("src")} ${at("src/lib/deep")})`,
  ),
);
const toFiles = (call: (random: Parameters<typeof aSet>[0]) => string) => (random: Parameters<typeof aSet>[0]) =>
  `lib.fileset.toList (${call(random)})`;
const wrong = written('"text"', "1", "{ }", "[ ]");

export const fileset: Signatures = {
  toList: [one(aSet, wrong)],
  union: toFiles((random) => `f ${aSet(random)} ${aSet(random)}`),
  unions: toFiles((random) => `f ${list(aSet, 4)(random)}`),
  intersection: toFiles((random) => `f ${aSet(random)} ${aSet(random)}`),
  difference: toFiles((random) => `f ${aSet(random)} ${aSet(random)}`),
  fileFilter: toFiles(
    (random) =>
      `f ${written('(file: file.hasExt "h")', '(file: file.name == "main.c")', "(_: true)", '({ type, ... }: type == "directory")', "1")(random)} ${somewhere(random)}`,
  ),
  maybeMissing: toFiles((random) => `f ${one(somewhere, wrong)(random)}`),
  fromSource: toFiles((random) => `f (${one(source, wrong)(random)})`),
  toSource: ofSource((random) => `f { root = ${folder(random)}; fileset = ${aSet(random)}; }`),
  trace: (random) => `f ${aSet(random)} 1`,
  traceVal: toFiles((random) => `f ${aSet(random)}`),
  isFileset: [one(aSet, wrong)],
  gitTracked: [wrong],
  gitTrackedWith: [written("{ }", "{ recurseSubmodules = 1; }"), wrong],
  empty: (_) => "lib.fileset.toList f",
};
