/** `lib.attrsets`. */
export const attrsets = /* nix */ `
{ lib, native, ... }:
let
  inherit (builtins)
    attrNames attrValues concatMap elemAt filter foldl' hasAttr head intersectAttrs isAttrs length listToAttrs map
    mapAttrs removeAttrs;

  pair = name: value: { inherit name value; };
  toValues = f: set: attrValues (mapAttrs f set);
  select = names: set: listToAttrs (map (name: pair name set.\${name}) names);

  # What lies at 'path' below 'value', from its step 'index' on.
  descend = path: index: missing: value:
    if index == length path then value
    else
      let step = elemAt path index;
      in if value ? \${step} then descend path (index + 1) missing value.\${step} else missing index;

  pathText = path: if path == [ ] then "<root attribute path>" else lib.concatMapStringsSep "." lib.strings.escapeNixIdentifier path;

  walk = isInner: f: path: mapAttrs (name: value:
    let here = path ++ [ name ];
    in if isAttrs value && isInner value then walk isInner f here value else f here value);
  listOf = isInner: f: path: set: concatMap (name:
    let here = path ++ [ name ]; value = set.\${name};
    in if isAttrs value && isInner here value then listOf isInner f here value else [ (f here value) ]) (attrNames set);

  updateAt = stop: path: left: right:
    builtins.zipAttrsWith
      (name: values:
        let here = path ++ [ name ]; new = head values; old = elemAt values 1;
        in if length values < 2 || stop here old new then new else updateAt stop here old new)
      [ right left ];

  # Updates of one value at 'depth' steps; those that go deeper come first.
  updateMany = depth: exists: value: updates:
    let
      parts = builtins.partition (update: length update.path == depth) updates;
      deeper = builtins.groupBy (update: elemAt update.path depth) parts.wrong;
      refuse = update: reason: throw "updateManyAttrsByPath: \${pathText update.path}: \${reason}";
      base =
        if parts.wrong != [ ] then
          if !exists then mapAttrs (_: updateMany (depth + 1) false null) deeper
          else if isAttrs value then
            value // mapAttrs (name: updateMany (depth + 1) (value ? \${name}) value.\${name}) deeper
          else refuse (head parts.wrong) "what lies above it is no set"
        else if exists then value
        else refuse (head parts.right) "there is nothing to update";
    in lib.foldl (current: update: update.update current) base parts.right;

  firstOutput = candidates: package:
    let outputs = filter (name: hasAttr name package) candidates;
    in if package.outputSpecified or false || outputs == [ ] then package else package.\${head outputs};
  output = name: package:
    if package ? outputSpecified && package.outputSpecified then package else package.\${name} or package.out or package;

  matches = pattern: set:
    assert isAttrs pattern;
    builtins.all
      (name:
        let wanted = pattern.\${name}; found = set.\${name};
        in set ? \${name} && (if isAttrs wanted then isAttrs found && matches wanted found else wanted == found))
      (attrNames pattern);

  filterDeep = keep: set: listToAttrs (concatMap
    (name:
      let value = set.\${name};
      in if keep name value then [ (pair name (if isAttrs value then filterDeep keep value else value)) ] else [ ])
    (attrNames set));
in
rec {
  inherit (builtins)
    attrNames attrValues catAttrs getAttr hasAttr intersectAttrs isAttrs listToAttrs mapAttrs removeAttrs zipAttrsWith;

  attrByPath = path: default: set: descend path 0 (_: default) set;
  hasAttrByPath = path: set:
    path == [ ] || descend (lib.init path) 0 (_: null) set ? \${lib.last path};
  longestValidPathPrefix = path: set:
    let
      from = index: value:
        let step = elemAt path index;
        in if index < length path && value ? \${step} then from (index + 1) value.\${step} else lib.take index path;
    in from 0 set;
  getAttrFromPath = path: set: descend path 0 (_: abort "cannot find attribute '\${builtins.concatStringsSep "." path}'") set;
  setAttrByPath = path: value:
    let from = index: if index == length path then value else { \${elemAt path index} = from (index + 1); };
    in from 0;
  updateManyAttrsByPath = updates: value: updateMany 0 true value updates;
  showAttrPath = pathText;

  attrVals = names: set: map (name: set.\${name}) names;
  getAttrs = names: set: select names set;
  nameValuePair = pair;
  genAttrs = names: f: listToAttrs (map (name: pair name (f name)) names);
  genAttrs' = things: f: listToAttrs (map f things);
  optionalAttrs = condition: set: if condition then set else { };

  filterAttrs = keep: set: removeAttrs set (filter (name: !keep name set.\${name}) (attrNames set));
  filterAttrsRecursive = filterDeep;
  mapAttrs' = f: set: listToAttrs (toValues f set);
  mapAttrsToList = toValues;
  attrsToList = toValues pair;
  concatMapAttrs = f: set: native.mergeSets (toValues f set);
  mergeAttrsList = native.mergeSets;
  foldlAttrs = f: start: set: foldl' (result: name: f result name set.\${name}) start (attrNames set);
  foldAttrs = op: nul: sets:
    let
      add = set: rest: lib.foldr (name: result: result // { \${name} = op set.\${name} (rest.\${name} or nul); }) rest (attrNames set);
    in lib.foldr add { } sets;
  collect = wanted: value:
    if wanted value then [ value ] else if isAttrs value then concatMap (collect wanted) (attrValues value) else [ ];

  cartesianProduct = choices:
    let extend = rows: name: concatMap (row: map (choice: row // { \${name} = choice; }) choices.\${name}) rows;
    in foldl' extend [ { } ] (attrNames choices);
  mapCartesianProduct = f: choices: map f (cartesianProduct choices);

  mapAttrsRecursive = f: walk (_: true) f [ ];
  mapAttrsRecursiveCond = isInner: f: walk isInner f [ ];
  mapAttrsToListRecursive = f: listOf (_: _: true) f [ ];
  mapAttrsToListRecursiveCond = isInner: f: listOf isInner f [ ];

  zipAttrsWithNames = names: f: sets:
    listToAttrs (map (name: pair name (f name (builtins.catAttrs name sets))) names);
  zipAttrs = builtins.zipAttrsWith (_: values: values);
  recursiveUpdateUntil = stop: left: right: updateAt stop [ ] left right;
  recursiveUpdate = updateAt (_: old: new: !(isAttrs old && isAttrs new)) [ ];
  matchAttrs = matches;
  overrideExisting = old: new: mapAttrs (name: value: new.\${name} or value) old;
  unionOfDisjoint = left: right:
    let
      both = intersectAttrs left right;
      collide = name: _: throw "unionOfDisjoint: \${name} is in both sets, as are \${toString (attrNames both)}";
    in left // right // mapAttrs collide both;

  isDerivation = value: (value.type or null) == "derivation";
  toDerivation = path:
    let
      stored = builtins.storePath path;
      derivation = {
        type = "derivation";
        name = lib.strings.sanitizeDerivationName (builtins.substring 33 (-1) (baseNameOf stored));
        outPath = stored;
        outputs = [ "out" ];
        out = derivation;
        outputName = "out";
      };
    in derivation;
  recurseIntoAttrs = set: set // { recurseForDerivations = true; };
  dontRecurseIntoAttrs = set: set // { recurseForDerivations = false; };

  getOutput = output;
  getFirstOutput = firstOutput;
  getBin = output "bin";
  getLib = output "lib";
  getDev = output "dev";
  getMan = output "man";
  getStatic = firstOutput [ "static" "lib" "out" ];
  getInclude = firstOutput [ "include" "dev" "out" ];
  chooseDevOutputs = map (output "dev");
}
`;
