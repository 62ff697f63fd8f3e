import { primitive1, primitiveValue, setOf } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { configurationValue } from "../unknown.ts";
import { type AttrsValue, attrs, type PrimitiveValue, unknown } from "../value.ts";

/**
 * What configurations use of nixpkgs' `lib` to wire themselves, in Nix, in our own words: the evaluator runs it like
 * any other file, so laziness and unknown values behave as in the original. What is missing here is unknown.
 * The choice follows how many of 71 surveyed configurations need a function before their first module.
 */
const libraryText = /* nix */ `
{ nixosSystem, rest }:
let
  inherit (builtins)
    attrNames attrValues catAttrs concatLists concatMap concatStringsSep elem elemAt filter foldl' fromJSON fromTOML
    genList groupBy hasAttr head intersectAttrs isAttrs isBool isFloat isFunction isInt isList isPath isString length
    listToAttrs map mapAttrs match partition readDir readFile removeAttrs replaceStrings sort split stringLength
    substring tail typeOf zipAttrsWith;

  lib = rec {
    inherit attrNames attrValues catAttrs concatLists concatMap concatStringsSep elem elemAt filter fromJSON fromTOML
      foldl' genList groupBy hasAttr head intersectAttrs isAttrs isBool isFloat isFunction isInt isList isPath isString
      length listToAttrs map mapAttrs partition readFile removeAttrs replaceStrings sort stringLength substring tail
      typeOf zipAttrsWith;
    inherit (builtins) add all any baseNameOf compareVersions deepSeq dirOf functionArgs genericClosure pathExists seq
      toJSON toString trace unsafeGetAttrPos hashString;

    id = x: x;
    const = x: _: x;
    flip = f: a: b: f b a;
    pipe = value: functions: foldl' (x: f: f x) value functions;
    fix = f: let x = f x; in x;
    extends = overlay: f: final: let prev = f final; in prev // overlay final prev;
    composeExtensions = f: g: final: prev:
      let first = f final prev; in first // g final (prev // first);
    composeManyExtensions = foldr composeExtensions (_: _: { });
    makeExtensible = makeExtensibleWithCustomName "extend";
    makeExtensibleWithCustomName = name: f:
      fix (self: f self // { \${name} = overlay: makeExtensibleWithCustomName name (extends overlay f); });
    makeOverridable = f: args:
      let result = f args;
      in if isAttrs result
        then result // { override = change: makeOverridable f (args // (if isFunction change then change args else change)); }
        else result;
    toFunction = v: if isFunction v then v else _: v;
    setFunctionArgs = f: args: { __functor = _: f; __functionArgs = args; };
    warn = _: value: value;
    warnIf = _: _: value: value;
    warnIfNot = _: _: value: value;
    throwIf = condition: message: value: if condition then throw message else value;
    throwIfNot = condition: throwIf (!condition);
    assertMsg = condition: message: condition || throw message;
    traceVal = value: value;
    importJSON = path: fromJSON (readFile path);
    importTOML = path: fromTOML (readFile path);
    min = a: b: if a < b then a else b;
    max = a: b: if a > b then a else b;
    mod = a: b: a - b * (a / b);
    boolToString = b: if b then "true" else "false";
    isStringLike = v: isString v || isPath v || v ? outPath || v ? __toString;

    optional = condition: element: if condition then [ element ] else [ ];
    optionals = condition: elements: if condition then elements else [ ];
    optionalString = condition: text: if condition then text else "";
    optionalAttrs = condition: set: if condition then set else { };

    singleton = x: [ x ];
    foldr = op: nul: list:
      let
        count = length list;
        from = n: if n == count then nul else op (elemAt list n) (from (n + 1));
      in from 0;
    fold = foldr;
    foldl = op: nul: list: foldl' op nul list;
    forEach = list: f: map f list;
    imap0 = f: list: genList (n: f n (elemAt list n)) (length list);
    imap1 = f: list: genList (n: f (n + 1) (elemAt list n)) (length list);
    flatten = x: if isList x then concatMap flatten x else [ x ];
    remove = element: filter (x: x != element);
    unique = foldl' (seen: x: if elem x seen then seen else seen ++ [ x ]) [ ];
    last = list: elemAt list (length list - 1);
    init = list: take (length list - 1) list;
    take = count: sublist 0 count;
    drop = count: list: sublist count (length list) list;
    sublist = start: count: list:
      let size = length list;
      in genList (n: elemAt list (n + start)) (if start >= size then 0 else min count (size - start));
    range = first: final: if first > final then [ ] else genList (n: first + n) (final - first + 1);
    reverseList = list: let size = length list; in genList (n: elemAt list (size - n - 1)) size;
    zipListsWith = f: a: b: genList (n: f (elemAt a n) (elemAt b n)) (min (length a) (length b));
    zipLists = zipListsWith (fst: snd: { inherit fst snd; });
    subtractLists = removed: filter (x: !(elem x removed));
    intersectLists = kept: filter (x: elem x kept);
    findFirst = predicate: default: list:
      let found = filter predicate list; in if found == [ ] then default else head found;
    findSingle = predicate: none: many: list:
      let found = filter predicate list;
      in if found == [ ] then none else if length found > 1 then many else head found;
    count = predicate: list: length (filter predicate list);
    toList = x: if isList x then x else [ x ];
    naturalSort = sort (a: b: a < b);
    sortOn = f: sort (a: b: f a < f b);
    cartesianProduct = sets:
      foldl' (rows: name: concatMap (row: map (value: row // { \${name} = value; }) sets.\${name}) rows) [ { } ] (attrNames sets);
    cartesianProductOfSets = cartesianProduct;
    crossLists = f: foldl (fs: args: concatMap (g: map g args) fs) [ f ];
    concatImapStrings = f: list: concatStrings (imap1 f list);

    nameValuePair = name: value: { inherit name value; };
    genAttrs = names: f: listToAttrs (map (name: nameValuePair name (f name)) names);
    filterAttrs = predicate: set: removeAttrs set (filter (name: !(predicate name set.\${name})) (attrNames set));
    mapAttrs' = f: set: listToAttrs (map (name: f name set.\${name}) (attrNames set));
    mapAttrsToList = f: set: map (name: f name set.\${name}) (attrNames set);
    concatMapAttrs = f: set: mergeAttrsList (mapAttrsToList f set);
    attrsToList = mapAttrsToList nameValuePair;
    mergeAttrsList = foldl' (a: b: a // b) { };
    mergeAttrs = a: b: a // b;
    foldlAttrs = f: start: set: foldl' (acc: name: f acc name set.\${name}) start (attrNames set);
    foldAttrs = op: nul: sets:
      foldr (set: acc: foldr (name: inner: inner // { \${name} = op set.\${name} (inner.\${name} or nul); }) acc (attrNames set)) { } sets;
    attrByPath = path: default: set:
      if path == [ ] then set
      else if isAttrs set && set ? \${head path} then attrByPath (tail path) default set.\${head path}
      else default;
    hasAttrByPath = path: set:
      path == [ ] || (isAttrs set && set ? \${head path} && hasAttrByPath (tail path) set.\${head path});
    getAttrFromPath = path: attrByPath path (throw "cannot find attribute '\${concatStringsSep "." path}'");
    attrVals = names: set: map (name: set.\${name}) names;
    getAttrs = names: set: genAttrs names (name: set.\${name});
    setAttrByPath = path: value: if path == [ ] then value else { \${head path} = setAttrByPath (tail path) value; };
    recursiveUpdateUntil = stop: a: b: updateFrom stop [ ] a b;
    updateFrom = stop: path: a: b:
      zipAttrsWith
        (name: values:
          let here = path ++ [ name ];
          in if length values == 1 || stop here (elemAt values 0) (elemAt values 1)
            then last values
            else updateFrom stop here (elemAt values 0) (elemAt values 1))
        [ a b ];
    recursiveUpdate = recursiveUpdateUntil (_: a: b: !(isAttrs a && isAttrs b));
    mapAttrsRecursive = mapAttrsRecursiveCond (_: true);
    mapAttrsRecursiveCond = descend: f: set:
      let walk = path: mapAttrs (name: value:
        if isAttrs value && descend value then walk (path ++ [ name ]) value else f (path ++ [ name ]) value);
      in walk [ ] set;
    collect = predicate: value:
      if predicate value then [ value ] else if isAttrs value then concatMap (collect predicate) (attrValues value) else [ ];
    filterAttrsRecursive = predicate: set:
      mapAttrs (_: value: if isAttrs value then filterAttrsRecursive predicate value else value) (filterAttrs predicate set);
    zipAttrs = zipAttrsWith (_: values: values);
    updateManyAttrsByPath = updates: set:
      foldl' (acc: change: recursiveUpdate acc (setAttrByPath change.path (change.update (attrByPath change.path null acc)))) set updates;
    isDerivation = value: value.type or null == "derivation";
    recurseIntoAttrs = set: set // { recurseForDerivations = true; };
    dontRecurseIntoAttrs = set: set // { recurseForDerivations = false; };
    getBin = package: package;
    getExe = package: "\${package}/bin";
    getExe' = package: name: "\${package}/bin/\${name}";

    concatStrings = concatStringsSep "";
    concatMapStrings = f: list: concatStrings (map f list);
    concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
    concatLines = concatMapStrings (line: line + "\\n");
    splitString = separator: text: filter isString (split (escapeRegex separator) text);
    escape = characters: replaceStrings characters (map (c: "\\\\" + c) characters);
    escapeRegex = escape [ "\\\\" "[" "{" "(" ")" "^" "$" "?" "*" "+" "|" "." ];
    escapeShellArg = text: "'" + replaceStrings [ "'" ] [ "'\\\\'''" ] (toString text) + "'";
    hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
    hasSuffix = suffix: text:
      let size = stringLength text; end = stringLength suffix;
      in size >= end && substring (size - end) end text == suffix;
    hasInfix = infix: text: match ".*\${escapeRegex infix}.*" text != null;
    removePrefix = prefix: text:
      if hasPrefix prefix text then substring (stringLength prefix) (-1) text else text;
    removeSuffix = suffix: text:
      if hasSuffix suffix text then substring 0 (stringLength text - stringLength suffix) text else text;
    lowerChars = stringToCharacters "abcdefghijklmnopqrstuvwxyz";
    upperChars = stringToCharacters "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    toLower = replaceStrings upperChars lowerChars;
    toUpper = replaceStrings lowerChars upperChars;
    stringToCharacters = text: genList (n: substring n 1 text) (stringLength text);
    fixedWidthNumber = width: number: fixedWidthString width "0" (toString number);
    fixedWidthString = width: filler: text:
      if stringLength text >= width then text else fixedWidthString width filler (filler + text);
    trim = text: let found = match "[ \\t\\r\\n]*(.*[^ \\t\\r\\n])[ \\t\\r\\n]*" text; in if found == null then "" else head found;
    versionOlder = a: b: builtins.compareVersions b a == 1;
    versionAtLeast = a: b: !(versionOlder a b);
    fileContents = path: removeSuffix "\\n" (readFile path);
    nameFromURL = url: separator: head (splitString separator (last (splitString "/" url)));

    mkIf = condition: content: { _type = "if"; inherit condition content; };
    mkMerge = contents: { _type = "merge"; inherit contents; };
    mkOverride = priority: content: { _type = "override"; inherit priority content; };
    mkOptionDefault = mkOverride 1500;
    mkDefault = mkOverride 1000;
    mkImageMediaOverride = mkOverride 60;
    mkForce = mkOverride 50;
    mkVMOverride = mkOverride 10;
    mkOrder = priority: content: { _type = "order"; inherit priority content; };
    mkBefore = mkOrder 500;
    mkAfter = mkOrder 1500;
    mkAssert = condition: message: content: mkIf (condition || throw message) content;
    mkOption = arguments: arguments // { _type = "option"; };
    mkEnableOption = name: mkOption { default = false; example = true; description = "Whether to enable \${name}."; };
    mkPackageOption = _: name: _: mkOption { description = "The \${toString name} package to use."; };
    literalExpression = text: { _type = "literalExpression"; inherit text; };
    literalMD = text: { _type = "literalMD"; inherit text; };
    mdDoc = text: text;
    setDefaultModuleLocation = file: module: { _file = file; imports = [ module ]; };

    path = {
      append = base: subpath: base + ("/" + subpath);
      hasPrefix = a: b: hasPrefix (toString a) (toString b);
      removePrefix = prefix: p: "./" + removePrefix "/" (removePrefix (toString prefix) (toString p));
    };
    filesystem = { inherit listFilesRecursive packagesFromDirectoryRecursive; };
    listFilesRecursive = directory:
      flatten (mapAttrsToList
        (name: type: if type == "directory" then listFilesRecursive (directory + "/\${name}") else directory + "/\${name}")
        (readDir directory));
    packagesFromDirectoryRecursive = { callPackage, directory, ... }@args:
      if builtins.pathExists (directory + "/package.nix") then callPackage (directory + "/package.nix") { }
      else concatMapAttrs
        (name: type:
          if type == "directory" then { \${name} = packagesFromDirectoryRecursive (args // { directory = directory + "/\${name}"; }); }
          else if hasSuffix ".nix" name then { \${removeSuffix ".nix" name} = callPackage (directory + "/\${name}") { }; }
          else { })
        (readDir directory);
    systems = {
      flakeExposed = [
        "x86_64-linux" "aarch64-linux" "x86_64-darwin" "armv6l-linux" "armv7l-linux" "i686-linux" "aarch64-darwin"
        "powerpc64le-linux" "riscv64-linux" "x86_64-freebsd"
      ];
      doubles = { linux = [ "x86_64-linux" "aarch64-linux" ]; darwin = [ "x86_64-darwin" "aarch64-darwin" ]; };
    };
    platforms = systems.doubles;

    inherit nixosSystem;
  };

  library = rest // lib // {
    extend = overlay: makeLibrary overlay;
    attrsets = library;
    lists = library;
    strings = library;
    trivial = library;
    modules = library;
    options = library;
    fixedPoints = library;
    customisation = library;
    debug = library;
  };
  makeLibrary = overlay: let extended = library // overlay extended library; in extended;
in
library
`;

const cached = new WeakMap<Evaluator, AttrsValue>();

/** The model of nixpkgs' `lib`: an open set, so that what it lacks is unknown with the origin `lib.name`. */
export function nixpkgsLib(evaluator: Evaluator): AttrsValue {
  let library = cached.get(evaluator);
  if (!library) {
    library = makeLibrary(evaluator);
    cached.set(evaluator, library);
  }
  return library;
}

function makeLibrary(evaluator: Evaluator): AttrsValue {
  const model = evaluator.evaluateModel("nixpkgs.lib", libraryText);
  const rest = attrs(new Map(), unknown("not every function of nixpkgs' lib is modelled", { origin: "lib" }));
  const library = evaluator.apply(model, Thunk.of(setOf({ nixosSystem: nixosSystem(evaluator), rest })), null);
  if (library.type !== "attrs") throw new Error("the model of nixpkgs.lib is not a set");
  return library;
}

function nixosSystem(evaluator: Evaluator): PrimitiveValue {
  return primitiveValue(
    evaluator,
    "nixosSystem",
    primitive1((_, argument, place) => configurationValue("nixos", argument, place)),
  );
}
