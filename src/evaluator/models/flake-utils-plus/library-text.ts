/** What flake-utils-plus offers beside `mkFlake`; in Nix, in our own words. `base` is the lib of flake-utils. */
export const libraryText = /* nix */ `
{ lib, base, mkFlakeFor, overlay, optionsModule, isCertain }:
let
  inherit (builtins)
    attrNames attrValues baseNameOf concatMap elem elemAt filter foldl' functionArgs genList getAttr head isAttrs
    isFunction isList isPath isString length listToAttrs map mapAttrs readDir removeAttrs split tryEval;

  # Of the functions that its files share, those that nixpkgs' lib has too are told by it.
  internal = rec {
    inherit (lib) filterAttrs hasSuffix mapAttrs' removeSuffix;
    genAttrs' = toPair: values: listToAttrs (map toPair values);
    # The name is nowhere, not even in 'builtins': whoever calls it fails.
    getAttrs = names: set: with builtins; genAttrs names (name: set.\${name});
    hasFileAttr = value: value ? _file;
    partitionString = pattern: text: filter isString (split pattern text);
    pathType = path: getAttr (baseNameOf path) (readDir (dirOf path));
    peek = module: module (functionArgs module);
    reverseList = list: genList (index: elemAt list (length list - 1 - index)) (length list);
  };

  # One level deep: sets are joined, lists concatenated, of anything else the new one stays.
  joined = old: name: new:
    if isAttrs new then (old.\${name} or { }) // new
    else if isList new then (old.\${name} or [ ]) ++ new
    else new;
  mergeAny = left: right: left // mapAttrs (joined left) right;

  patchChannel = system: channel: patches:
    if patches == [ ] then channel
    else (import channel { inherit system; }).pkgs.applyPatches {
      name = "nixpkgs-patched" + (if channel ? shortRev then "-\${channel.shortRev}" else "");
      src = channel;
      inherit patches;
    };

  # Paths, and modules that know their file, by its name.
  exportModules = internal.genAttrs' exportedModule;
  withoutEnding = file: lib.removeSuffix ".toml" (lib.removeSuffix ".nix" (baseNameOf file));
  exportedModule = module:
    let written = if isFunction module then internal.peek module else module;
    in
    if isPath module then { name = lib.removeSuffix ".nix" (baseNameOf module); value = import module; }
    else if !(isFunction module || isAttrs module) then throw "a path or a module with '_file' is wanted"
    else if written ? _file then { name = withoutEnding written._file; value = module; }
    else throw "a module needs '_file' to be exported";

  # Overlays are told by the names they add to packages that are none.
  noPackages = { callPackage = given: given; isFakePkgs = true; lib = internal; system = "fake-system"; };
  isOverlay = value:
    isFunction value && isFunction (value noPackages) && (tryEval (isAttrs (value noPackages noPackages))).success;
  addedBy = overlay: if isOverlay overlay then attrNames (overlay noPackages noPackages) else [ ];
  exportOverlays = { pkgs, inputs ? { } }:
    let
      ofInput = input:
        filter isOverlay ([ (input.overlay or null) ] ++ attrValues (input.overlays or { }));
      foreign = map addedBy (concatMap ofInput (attrValues (removeAttrs inputs [ "self" ])));
      isOwn = overlay: !(elem (addedBy overlay) foreign) && !(elem "__dontExport" (addedBy overlay));
      parts = channel: overlay: map
        (name: { name = "\${channel}/\${name}"; value = final: prev: { \${name} = (overlay final prev).\${name}; }; })
        (addedBy overlay);
      channels = head (attrValues pkgs);
    in
    listToAttrs (concatMap
      (channel: concatMap (parts channel) (filter isOwn channels.\${channel}.overlays))
      (attrNames channels));

  exportPackages = overlays: channels:
    let
      all = foldl' (sets: set: sets // set) { } (attrValues channels);
      isExported = value:
        (value ? type && value.type == "derivation") || (value ? __dontExport && !value.__dontExport);
      names = concatMap (overlay: attrNames (overlay null null)) (attrValues overlays);
      chosen = filter (name: isExported all.\${name}) names;
    in
    base.filterPackages (head (attrValues channels)).system (base.flattenTree (lib.genAttrs chosen (name: all.\${name})));

  genPkgOverlay = input: name: final: prev: {
    __dontExport = true;
    \${name} = input.packages.\${prev.system}.\${name} or input.defaultPackage.\${prev.system};
  };
in
base // {
  inherit exportModules exportOverlays exportPackages genPkgOverlay internal mergeAny patchChannel;
  mkFlake = mkFlakeFor { inherit lib isCertain overlay optionsModule mergeAny patchChannel; inherit (base) defaultSystems eachSystem; };
}
`;
