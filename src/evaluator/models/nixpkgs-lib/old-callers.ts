/** `lib.misc`: what nixpkgs keeps for old callers. */
export const misc = /* nix */ `
{ lib, ... }:
let
  inherit (builtins)
    all any attrNames concatMap elem filter getEnv head isAttrs isInt isList listToAttrs map mapAttrs
    removeAttrs tail;
  inherit (lib) foldl foldr isFunction;

  orElse = name: default: set: set.\${name} or default;
  withAttr = set: name: value: set // { \${name} = value; };
  updated = name: default: set: f: withAttr set name (f (orElse name default set));
  overlaid = x: y: if isAttrs y then y else y x;

  flagOf = flags: name:
    if name == "true" then true else if name == "false" then false
    else if elem name (flags.flags or [ ]) then true else flags.\${name} or false;
  valueOf = flags: arguments: name:
    let first = head arguments;
    in flags.\${name} or (
      if flagOf flags name then true
      else if arguments == [ ] then null
      else if head first == name then head (tail first)
      else valueOf flags (tail arguments) name);

  # Elements that are neither in 'seen' nor earlier in the list.
  uniqueBeyond = list: seen:
    let new = if elem (head list) seen then [ ] else [ (head list) ];
    in if list == [ ] then [ ] else new ++ uniqueBeyond (tail list) (new ++ seen);

  propagated = package: (package.propagatedBuildInputs or [ ]) ++ (package.propagatedNativeBuildInputs or [ ]);
  propagate = done: todo:
    let package = head todo; next = [ package ] ++ done;
    in if todo == [ ] then done
      else if !isAttrs package then propagate done (tail todo)
      else propagate next (uniqueBeyond (propagated package ++ tail todo) next);
  closure = packages:
    let
      item = package: { key = package.outPath; val = package; };
      items = list: map item (filter (package: package != null) list);
    in map (found: found.val) (builtins.genericClosure {
      startSet = items packages;
      operator = found: if isAttrs found.val then items (propagated found.val) else [ ];
    });

  withFunctions =
    let each = f: names: lib.genAttrs names (_: f);
    in each (a: b: a ++ b) [
        "buildInputs" "configureFlags" "nativeBuildInputs" "patches" "postAll" "prePhases" "propagatedBuildInputs"
      ] // each (a: b: a // b) [ "cfg" "flags" "meta" "passthru" ]
      // each (a: b: "\${a}\\n\${b}") [ "postInstall" "preConfigure" ];
  mergeByFunctions = x: y:
    let
      functions = { mergeAttrBy = lib.mergeAttrs; } // (x.mergeAttrBy or { }) // (y.mergeAttrBy or { });
      given = lib.filterAttrs (name: _: x ? \${name} || y ? \${name}) functions;
      merged = name: f: if x ? \${name} && y ? \${name} then f x.\${name} y.\${name} else x.\${name} or y.\${name};
    in x // y // mapAttrs merged given;

  foldArguments = merger: f: start: given:
    let
      argument = merger start (overlaid start given);
      again = foldArguments merger f argument;
      base = updated "passthru" { } (f argument) (passthru: passthru // {
        function = again;
        args = (passthru.passthru.args or { }) // given;
      });
    in base // { override = base.passthru.function; };
in
rec {
  maybeEnv = name: default: let value = getEnv name; in if value == "" then default else value;
  maybeAttr = orElse;
  maybeAttrNullable = orElse;
  setAttr = withAttr;
  setAttrMerge = updated;
  nvs = name: value: { \${name} = value; };
  defaultMergeArg = overlaid;
  defaultMerge = x: y: x // overlaid x y;
  foldArgs = foldArguments;
  ifEnable = condition: value:
    if condition then value
    else if isList value then [ ]
    else if isAttrs value then { }
    else if builtins.isBool value then false
    else null;
  checkFlag = flagOf;
  getValue = valueOf;
  checkReqs = flags: arguments: conditions:
    let isGiven = name: let value = valueOf flags arguments name; in value != null && value != false;
    in all (condition: flagOf flags (head condition) -> all isGiven (tail condition)) conditions;
  condConcat = text: pairs: isWanted:
    let rest = tail (tail pairs);
    in if pairs == [ ] then text
      else condConcat (if isWanted (head pairs) then text + head (tail pairs) else text) rest isWanted;
  imap = lib.imap1;

  uniqList = { inputList, acc ? [ ] }: uniqueBeyond inputList acc;
  uniqListExt = { inputList, outputList ? [ ], getter ? x: x, compare ? x: y: x == y }:
    builtins.foldl'
      (done: element: if any (other: compare (getter other) (getter element)) done then done else done ++ [ element ])
      outputList
      inputList;
  lazyGenericClosure = { startSet, operator }:
    let
      visit = todo: keys: done:
        let item = head todo;
        in if todo == [ ] then done
          else if elem item.key keys then visit (tail todo) keys done
          else visit (tail todo ++ operator item) ([ item.key ] ++ keys) ([ item ] ++ done);
    in visit startSet [ ] [ ];
  innerModifySumArgs = f: x: a: b: if b == null then f a b // x else innerModifySumArgs f x (a // b);
  modifySumArgs = f: x: innerModifySumArgs f x { };
  innerClosePropagation = propagate;
  closePropagationSlow = packages: uniqueBeyond (propagate [ ] packages) [ ];
  closePropagationFast = closure;
  closePropagation = closure;

  # What only the second set has is merged with itself.
  mergeAttrsWithFunc = f: a: b: a // mapAttrs (name: value: f (a.\${name} or value) value) b;
  mergeAttrsConcatenateValues = mergeAttrsWithFunc (a: b: lib.toList a ++ lib.toList b);
  mergeAttrsNoOverride =
    { mergeLists ? [ "buildInputs" "propagatedBuildInputs" ], overrideSnd ? [ "buildPhase" ] }: a: b:
    let merged = name: value:
      if !(a ? \${name}) then value
      else if elem name mergeLists then value ++ a.\${name}
      else if elem name overrideSnd then a.\${name}
      else throw "mergeAttrsNoOverride: \${name} is in both sets, and nothing says how to merge it";
    in a // mapAttrs merged b;
  mergeAttrBy = withFunctions;
  mergeAttrByFunc = mergeByFunctions;
  mergeAttrsByFuncDefaults = foldl mergeByFunctions { mergeAttrBy = withFunctions; };
  mergeAttrsByFuncDefaultsClean = sets: removeAttrs (mergeAttrsByFuncDefaults sets) [ "mergeAttrBy" ];

  nixType = value:
    if isAttrs value then (if value ? outPath then "derivation" else "attrs")
    else if isFunction value then "function"
    else if isList value then "list"
    else if builtins.isBool value then "bool"
    else if value == null then "null"
    else if isInt value then "int"
    else "string";
  fakeHash = "sha256-\${lib.strings.replicate 43 "A"}=";
  fakeSha256 = lib.strings.replicate 64 "0";
  fakeSha512 = lib.strings.replicate 128 "0";
}
`;
