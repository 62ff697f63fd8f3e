/** `lib.fileset`: sets of files, on the files of the repository. */
export const fileset = /* nix */ `
{ lib, ... }:
let
  inherit (builtins)
    all any attrNames attrValues concatMap elemAt filter foldl' head isAttrs isBool isFunction isList isPath isString
    length mapAttrs pathExists readDir readFileType tail typeOf;
  inherit (lib.lists) commonPrefix sublist;

  # A file set is a folder and what of it is in: a type ("directory" for all below), null, or the same for each entry.
  marks = {
    _type = "fileset";
    _internalVersion = 3;
    _noEval = throw "lib.fileset: a file set is no value to look into; lib.fileset.toSource makes a source of it";
  };
  nothing = marks // { _internalIsEmptyWithoutBase = true; };
  below = base: tree:
    let parts = lib.path.splitRoot base;
    in marks // {
      _internalIsEmptyWithoutBase = false;
      _internalBase = base;
      _internalBaseRoot = parts.root;
      _internalBaseComponents = lib.path.subpath.components parts.subpath;
      _internalTree = tree;
    };
  # A folder is a tree of its own; a file is an entry of the folder it stands in.
  rooted = path: folderTree: fileTree:
    if readFileType path == "directory" then below path folderTree else below (dirOf path) { \${baseNameOf path} = fileTree; };
  wholly = path: let type = readFileType path; in rooted path type type;
  isEmpty = set: set._internalIsEmptyWithoutBase;
  stepsOf = set: set._internalBaseComponents;

  refuse = where: value:
    let hint = if value ? _isLibCleanSourceWith then "a source" else if lib.isStringLike value then "a string" else "of type \${typeOf value}";
    in throw "\${where} is \${hint}, but it should be a path";
  coerced = where: value:
    if (value._type or "") == "fileset" then value
    else if !isPath value then refuse where value
    else if !pathExists value then throw "\${where} (\${toString value}) does not exist"
    else wholly value;

  entriesOf = path: tree: if isAttrs tree then mapAttrs (_: _: null) (readDir path) // tree else readDir path;
  isWhole = tree: tree == "directory" || isAttrs tree;
  # The same with folders that hold nothing as null, and with folders that are in as a whole as their type.
  simplified = path: tree:
    let
      entries = mapAttrs (name: simplified (path + "/\${name}")) (entriesOf path tree);
      values = attrValues entries;
    in
    if !isWhole tree then tree
    else if all isNull values then null
    else if all isString values then "directory"
    else entries;

  listed = path: tree:
    if tree == null then [ ]
    else if !isWhole tree then [ path ]
    else let entries = if isAttrs tree then tree else readDir path;
      in concatMap (name: listed (path + "/\${name}") entries.\${name}) (attrNames entries);

  # Seen from a folder above its own, and from one below.
  fromAbove = steps: set:
    let wrap = index: if index >= length (stepsOf set) then set._internalTree else { \${elemAt (stepsOf set) index} = wrap (index + 1); };
    in wrap (length steps);
  fromBelow = steps: set:
    let into = index: tree:
      if isAttrs tree && index < length steps then into (index + 1) (tree.\${elemAt steps index} or null) else tree;
    in into (length (stepsOf set)) set._internalTree;

  mergedTrees = trees:
    let whole = filter isString trees; known = filter isAttrs trees;
    in if whole != [ ] then head whole
      else if known == [ ] then null
      else builtins.zipAttrsWith (_: mergedTrees) known;
  unite = sets:
    let
      based = filter (set: !isEmpty set) sets;
      steps = foldl' (shared: set: commonPrefix shared (stepsOf set)) (stepsOf (head based)) (tail based);
      base = lib.path.append (head based)._internalBaseRoot (lib.path.subpath.join steps);
    in if based == [ ] then nothing else below base (mergedTrees (map (fromAbove steps) based));

  sharedTree = a: b:
    if isAttrs a && isAttrs b then mapAttrs (name: sharedTree a.\${name}) (builtins.intersectAttrs a b)
    else if a == null || isString b then a else b;
  startsWith = set: other: lib.lists.hasPrefix (stepsOf other) (stepsOf set);
  intersect = a: b:
    let deeper = if startsWith b a then b else a; seen = fromBelow (stepsOf deeper);
    in if isEmpty a || isEmpty b || !(startsWith a b || startsWith b a) then nothing
      else below deeper._internalBase (sharedTree (seen a) (seen b));

  leftTree = path: tree: removed:
    if tree == null || isString removed then null
    else if removed == null then tree
    else mapAttrs (name: inner: leftTree (path + "/\${name}") inner (removed.\${name} or null)) (entriesOf path tree);
  subtract = from: removed:
    let tree = if startsWith removed from then fromAbove (stepsOf from) removed
      else if startsWith from removed then fromBelow (stepsOf from) removed
      else null;
    in if isEmpty from then nothing else if isEmpty removed then from
      else below from._internalBase (leftTree from._internalBase from._internalTree tree);

  folderTree = keep: path: mapAttrs
    (name: type: keep (path + "/\${name}") name type)
    (readDir path);
  filtered = isWanted: path:
    let
      file = name: type: if isWanted { inherit name type; hasExt = extension: lib.hasSuffix ".\${extension}" name; } then type else null;
      entry = path: name: type: if type == "directory" then folderTree entry path else file name type;
    in rooted path (folderTree entry path) (file (baseNameOf path) (readFileType path));
  fromFilter = path: isIncluded:
    let entry = path: _: type:
      if !isIncluded (toString path) type then null else if type == "directory" then folderTree entry path else type;
    in rooted path (folderTree entry path) (readFileType path);

  sourceFilter = set:
    let
      tree = simplified set._internalBase set._internalTree;
      base = "/" + lib.concatMapStrings (step: step + "/") (stepsOf set);
      holds = tree: steps:
        if !isAttrs tree then tree != null else steps == [ ] || holds tree.\${head steps} (tail steps);
    in
    if isEmpty set || tree == null then (_: _: false)
    else path: _:
      lib.hasPrefix "\${path}/" base
      || (lib.hasPrefix base "\${path}/" && holds tree (lib.splitString "/" (lib.removePrefix base path)));

  tracked = where: path:
    if !isPath path then refuse "lib.fileset.\${where}: the argument" path
    else if readFileType path != "directory" then throw "lib.fileset.\${where}: \${toString path} is a file"
    else wholly path;
in
{
  empty = nothing;
  isFileset = value: (value._type or "") == "fileset" || (isPath value && pathExists value);
  maybeMissing = path:
    if !isPath path then refuse "lib.fileset.maybeMissing: the argument" path
    else if pathExists path then wholly path else nothing;
  trace = set: builtins.seq (coerced "lib.fileset.trace: Argument" set) (value: value);
  traceVal = coerced "lib.fileset.traceVal: Argument";
  toList = value:
    let set = coerced "lib.fileset.toList: Argument" value;
    in if isEmpty set then [ ] else listed set._internalBase set._internalTree;
  union = a: b: unite [ (coerced "lib.fileset.union: First argument" a) (coerced "lib.fileset.union: Second argument" b) ];
  unions = sets:
    if !isList sets then throw "lib.fileset.unions: the argument is of type \${typeOf sets}, but it should be a list"
    else unite (lib.imap0 (index: coerced "lib.fileset.unions: Element \${toString index}") sets);
  intersection = a: b:
    intersect (coerced "lib.fileset.intersection: First argument" a) (coerced "lib.fileset.intersection: Second argument" b);
  difference = from: removed:
    subtract (coerced "lib.fileset.difference: First argument" from) (coerced "lib.fileset.difference: Second argument" removed);
  fileFilter = isWanted: path:
    if !lib.isFunction isWanted then throw "lib.fileset.fileFilter: the first argument should be a function"
    else if !isPath path then refuse "lib.fileset.fileFilter: the second argument" path
    else if !pathExists path then throw "lib.fileset.fileFilter: \${toString path} does not exist"
    else filtered isWanted path;
  fromSource = source:
    let path = if source ? _isLibCleanSourceWith then source.origSrc else source;
    in if !isPath path then refuse "lib.fileset.fromSource: the origin of the source" path
      else if !pathExists path then throw "lib.fileset.fromSource: \${toString path} does not exist"
      else if source ? _isLibCleanSourceWith then fromFilter path source.filter
      else wholly path;
  # What evaluation sees of a flake is what git tracks.
  gitTracked = tracked "gitTracked";
  gitTrackedWith = { recurseSubmodules ? false }: path:
    if !isBool recurseSubmodules then throw "lib.fileset.gitTrackedWith: recurseSubmodules should be a boolean"
    else tracked "gitTrackedWith" path;
  toSource = { root, fileset }:
    let set = coerced "lib.fileset.toSource: \`fileset\`" fileset;
    in if !isPath root then refuse "lib.fileset.toSource: \`root\`" root
      else if !pathExists root then throw "lib.fileset.toSource: \`root\` (\${toString root}) does not exist"
      else if readFileType root != "directory" then throw "lib.fileset.toSource: \`root\` (\${toString root}) is a file"
      else if !isEmpty set && !(lib.path.hasPrefix root set._internalBase) then
        throw "lib.fileset.toSource: files may lie in \${toString set._internalBase}, which is not below \`root\` (\${toString root})"
      else lib.cleanSourceWith { name = "source"; src = root; filter = sourceFilter set; };
}
`;
