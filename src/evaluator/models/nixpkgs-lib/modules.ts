/** `lib.modules`: evaluations of modules, values with conditions and priorities, and modules that rename options. */
export const modules = /* nix */ `
{ lib, native, ... }:
let
  inherit (builtins) any concatMap filter head isAttrs isFunction length map;
  system = native.moduleSystem lib;
  under = path: value: lib.setAttrByPath path value;
in
rec {
  inherit (system) evalModules evalPartialModules mergeDefinitions evalOptionValue mergeOptionDecls;

  mkIf = condition: content: { _type = "if"; inherit condition content; };
  mkMerge = contents: { _type = "merge"; inherit contents; };
  mkOverride = priority: content: { _type = "override"; inherit priority content; };
  mkOptionDefault = mkOverride 1500;
  mkDefault = mkOverride 1000;
  mkImageMediaOverride = mkOverride 60;
  mkForce = mkOverride 50;
  mkVMOverride = mkOverride 10;
  defaultOverridePriority = 100;
  mkOrder = priority: content: { _type = "order"; inherit priority content; };
  mkBefore = mkOrder 500;
  mkAfter = mkOrder 1500;
  defaultOrderPriority = 1000;
  mkAssert = condition: message: content: mkIf (condition || throw "\\nFailed assertion: \${message}") content;
  mkDefinition = definition: definition // { _type = "definition"; };
  mkFixStrictness = value: value;
  mkDerivedConfig = option: f: mkOverride (option.highestPrio or defaultOverridePriority) (f option.value);

  setDefaultModuleLocation = file: module: { _file = file; imports = [ module ]; };
  importApply = path: argument: setDefaultModuleLocation path (import path argument);
  importJSON = file: { _file = file; config = lib.trivial.importJSON file; };
  importTOML = file: { _file = file; config = lib.trivial.importTOML file; };
  fixMergeModules = modules: args: evalModules { inherit modules args; check = false; };

  fixupOptionType = location: option:
    if option.type.getSubModules or null == null then option // { type = option.type or lib.types.unspecified; }
    else option // { type = option.type.substSubModules option.options; options = [ ]; };
  filterOverrides = definitions:
    let
      priority = definition: if definition.value._type or "" == "override" then definition.value.priority else 100;
      best = lib.foldl' (found: definition: lib.min found (priority definition)) 9999 definitions;
      strip = definition: if definition.value._type or "" == "override" then definition // { value = definition.value.content; } else definition;
    in map strip (filter (definition: priority definition == best) definitions);
  pushDownProperties = config:
    let each = wrap: map (set: if isAttrs set then builtins.mapAttrs (_: wrap) set else set) (pushDownProperties config.content);
    in
    if config._type or "" == "merge" then concatMap pushDownProperties config.contents
    else if config._type or "" == "if" then each (mkIf config.condition)
    else if config._type or "" == "override" then each (mkOverride config.priority)
    else [ config ];
  dischargeProperties = value:
    if value._type or "" == "merge" then concatMap dischargeProperties value.contents
    else if value._type or "" == "if" then (if value.condition then dischargeProperties value.content else [ ])
    else [ value ];

  mkAliasAndWrapDefinitions = wrap: option: mkIf option.isDefined (wrap (mkMerge option.definitions));
  mkAliasDefinitions = mkAliasAndWrapDefinitions (definitions: definitions);
  mkAliasAndWrapDefsWithPriority = wrap: option:
    mkIf option.isDefined (wrap (mkMerge (map (mkOverride (option.highestPrio or defaultOverridePriority)) option.definitions)));
  mkAliasIfDef = option: mkIf option.isDefined;

  doRename = { from, to, visible ? false, warn ? false, use ? (value: value), withPriority ? true, condition ? true }:
    { config, options, ... }:
    let
      old = lib.getAttrFromPath from options;
      type = (lib.attrByPath to { } options).type or (lib.types.submodule { });
      alias = if withPriority then mkAliasAndWrapDefsWithPriority else mkAliasAndWrapDefinitions;
    in
    {
      options = under from (lib.mkOption {
        inherit visible;
        description = "Alias of {option}\`\${lib.showOption to}\`.";
        apply = _: use (lib.attrByPath to (abort "Renaming error: option \${lib.showOption to} does not exist.") config);
      } // lib.optionalAttrs (type != null) { inherit type; });
      config = mkIf condition (mkMerge [
        (lib.optionalAttrs (options ? warnings) {
          warnings = lib.optional (warn && old.isDefined) "The option \${lib.showOption from} has been renamed to \${lib.showOption to}.";
        })
        (alias (under to) old)
      ]);
    };
  mkRenamedOptionModule = from: to: doRename { inherit from to; warn = true; };
  mkRenamedOptionModuleWith = { from, to, sinceRelease }: doRename { inherit from to; warn = true; };
  mkAliasOptionModule = from: to: doRename { inherit from to; visible = true; };
  mkAliasOptionModuleMD = mkAliasOptionModule;
  mkRemovedOptionModule = path: instructions: { options, ... }: let option = lib.getAttrFromPath path options; in {
    options = under path (lib.mkOption {
      visible = false;
      apply = _: throw "The option \${lib.showOption path} can no longer be used since it's been removed. \${instructions}";
    });
    config.assertions = [ {
      assertion = !option.isDefined;
      message = "The option definition \`\${lib.showOption path}' in \${lib.showFiles option.files} no longer has any effect; please remove it.\\n\${instructions}\\n";
    } ];
  };
  mkMergedOptionModule = from: to: merge: { config, options, ... }:
    let
      unset = "_mkMergedOptionModule";
      isSet = path: lib.getAttrFromPath path config != unset;
    in
    {
      options = lib.foldl' lib.recursiveUpdate { } (map (path: under path (lib.mkOption { visible = false; default = unset; })) from);
      config = {
        warnings = map (path: "The option \${lib.showOption path} has been changed to \${lib.showOption to} that has a different type.") (filter isSet from);
      } // under to (mkMerge (lib.optional (any isSet from) (merge config)));
    };
  mkChangedOptionModule = from: to: change: mkMergedOptionModule [ from ] to change;
}
`;
