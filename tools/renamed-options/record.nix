# What a module file imports of modules that rename, change or remove options, as data; no path of it is left out.
{ library, homeLibrary, file }:
let
  lib = import library;
  record = how: from: to: { renamedOption = { inherit how from to; }; };
  recorders = {
    mkRenamedOptionModule = record "renamed";
    mkRenamedOptionModuleWith = { from, to, ... }: record "renamed" from to;
    mkChangedOptionModule = from: to: _: record "changed" from to;
    mkMergedOptionModule = many: to: _: { imports = map (from: record "changed" from to) many; };
    mkRemovedOptionModule = from: _: record "removed" from [ ];
    mkAliasOptionModule = from: to: { };
    mkAliasOptionModuleMD = from: to: { };
    doRename = { from, to, warn, ... }: if warn then record "renamed" from to else { };
  };
  plain = lib // recorders // { modules = lib.modules // recorders; };
  recording = if homeLibrary == null then plain else plain // { hm = import homeLibrary { lib = plain; }; };
  unknown = name: throw "'${name}' is not known";
  call = function:
    function ({ lib = recording; config = unknown "config"; options = unknown "options"; }
      // builtins.mapAttrs (name: _: if name == "lib" then recording else unknown name) (builtins.functionArgs function));
  read = module: if builtins.isFunction module then call module else module;
  flatten = module:
    if !(builtins.isAttrs module) then [ ]
    else if module ? renamedOption then [ module.renamedOption ]
    else builtins.concatMap flatten (module.imports or [ ]);
in
flatten (read (import file))
