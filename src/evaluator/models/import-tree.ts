import { type PrimitiveSpec, primitive1, primitiveValue } from "../builtins/primitive.ts";
import { coerceToString } from "../coerce.ts";
import type { Evaluator } from "../evaluator.ts";
import { absolutePath, repositoryPath } from "../source-tree.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, list, path, string, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/**
 * import-tree: a module that imports every Nix file below a folder, but for those with a step that begins with `_`; in
 * Nix, in our own words. The original hands on a module that lists the files when it is evaluated; here they are the
 * imports themselves, so that each is known by its place. `filesIn` gives the files below a folder.
 */
const libraryText = /* nix */ `
{ lib, rest, filesIn }:
let
  inherit (builtins)
    concatMap filter head isAttrs isPath isString map mapAttrs match readFileType stringLength substring;
  inherit (lib) flatten hasInfix hasPrefix hasSuffix;

  isTree = value: isAttrs value && value ? __config.__functor;
  isPathLike = value: isPath value || isString value || (isAttrs value && !(isTree value) && value ? outPath);
  isFolder = value: isPathLike value && readFileType value == "directory";
  leavesOf = value:
    if isTree value then (value.withLib lib).files
    else if isAttrs value && value ? outPath then leavesOf value.outPath
    else if isFolder value then filesIn value
    else [ value ];

  # Filters see a file by its way from the first folder it lies below.
  fromFolder = folders: file:
    let
      text = toString file;
      above = filter (folder: hasPrefix folder text) folders;
    in if above == [ ] then text else substring (stringLength (head above)) (-1) text;
  isModule = name: hasSuffix ".nix" name && !(hasInfix "/_" name);

  leaves = config: root:
    let
      roots = flatten [ config.paths root ];
      folders = map toString (filter isFolder roots);
      keep = leaf:
        let
          subject = if isPathLike leaf then fromFolder folders leaf else leaf;
          passes = if config.initf != null then config.initf else if isPathLike leaf then isModule else (_: true);
        in passes subject && config.filterf subject;
    in map config.mapf (filter keep (flatten (concatMap leavesOf roots)));

  use = config: root:
    if config.pipef == null then { imports = leaves config root; }
    else if config.lib == null then throw "import-tree: withLib comes before reading the tree"
    else config.pipef (leaves config root);

  tree = config:
    let
      with' = changes: tree (config // changes);
      narrowed = test: with' { filterf = value: config.filterf value && test value; };
      matches = pattern: value: match pattern value != null;
      self = rest // mapAttrs (_: f: f self) config.api // {
        __config = config // { __functor = before: change: tree (change before); };
        # As a module it imports what it was told before.
        __functor = _: argument: use config (if isAttrs argument && !(isTree argument) && argument ? options then [ ] else argument);

        filter = narrowed;
        filterNot = test: narrowed (value: !(test value));
        match = pattern: narrowed (matches pattern);
        matchNot = pattern: narrowed (value: !(matches pattern value));
        map = f: with' { mapf = value: f (config.mapf value); };
        addPath = path: with' { paths = config.paths ++ [ path ]; };
        addAPI = api: with' { api = config.api // api; };
        withLib = lib: with' { inherit lib; };
        initFilter = initf: with' { inherit initf; };
        pipeTo = pipef: with' { inherit pipef; };
        leafs = with' { pipef = files: files; };
        result = use config [ ];
        files = self.leafs.result;
        new = empty;
      };
    in self;
  empty = tree {
    api = { };
    filterf = _: true;
    initf = null;
    lib = null;
    mapf = value: value;
    paths = [ ];
    pipef = null;
  };
in
empty
`;

/** The input import-tree. */
export function importTreeModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("import-tree is not part of the repository", { origin }));
  const filesIn = primitiveValue(evaluator, "import-tree", filesOf(evaluator));
  return modelledLibrary(evaluator, "import-tree", libraryText, { rest, filesIn });
}

/** The files below a folder, each at the place where the folder is named. */
function filesOf(evaluator: Evaluator): PrimitiveSpec {
  return primitive1((_, folder, place) => {
    const given = folder.force();
    const text = coerceToString(evaluator, given, place, "interpolation");
    const relative = text.type === "string" ? repositoryPath(text.value) : null;
    if (relative === null) return unknown("import-tree is given something that is no folder here");
    // Below a folder that is named by a string, files are strings.
    const value = (file: string) => (given.type === "path" ? path(absolutePath(file)) : string(absolutePath(file)));
    return list(filesBelow(evaluator, relative).map((file) => Thunk.of(value(file), folder.place ?? place)));
  });
}

function filesBelow(evaluator: Evaluator, folder: string): string[] {
  const { files } = evaluator.sources;
  evaluator.sources.touched(folder, "ask");
  const prefix = folder === "" ? "" : `${folder}/`;
  return files.paths.filter((file) => file.startsWith(prefix)).sort(byFolder);
}

/** The order in which Nix lists folders in folders: by name, step by step. */
function byFolder(a: string, b: string): number {
  const [left, right] = [a.replaceAll("/", "\0"), b.replaceAll("/", "\0")];
  return left < right ? -1 : left > right ? 1 : 0;
}
