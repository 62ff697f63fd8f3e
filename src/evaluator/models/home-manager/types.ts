/** `lib.hm.types`; descriptions of options are our own. */
export const types = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) concatMap elem filter foldl' head isFunction map;
  inherit (lib) mkOption mkOptionType types;
  inherit (lib.hm) gvariant dag;

  entryOf = elemType:
    let
      submodule = types.submodule ({ name, ... }: {
        options = {
          data = mkOption { type = elemType; };
          after = mkOption { type = types.listOf types.str; };
          before = mkOption { type = types.listOf types.str; };
        };
        # Below 'data' a submodule would take that for its name.
        config = lib.mkIf (elemType.name == "submodule") { data._module.args.dagName = name; };
      });
      entry = { file, value, ... }@definition: {
        inherit file;
        value =
          if dag.isEntry value then value
          else dag.entryAnywhere (if definition ? priority then lib.mkOrder definition.priority value else value);
      };
    in
    mkOptionType {
      name = "dagEntryOf";
      description = "DAG entry of \${elemType.description}";
      merge = location: definitions: submodule.merge location (map entry definitions);
    };
  dagOf = elemType:
    let entries = types.attrsOf (entryOf elemType);
    in mkOptionType {
      inherit (entries) check emptyValue merge;
      inherit (elemType) getSubModules;
      name = "dagOf";
      description = "DAG of \${elemType.description}";
      getSubOptions = prefix: elemType.getSubOptions (prefix ++ [ "<name>" ]);
      substSubModules = modules: dagOf (elemType.substSubModules modules);
      functor = lib.defaultFunctor "dagOf" // { wrapped = elemType; };
      nestedTypes = { inherit elemType; };
    };

  valuesOf = map (definition: definition.value);
  function = name: merge: mkOptionType { inherit merge name; check = isFunction; };
  optional = type: mkOption { type = types.nullOr type; default = null; };

  gvariantType = mkOptionType {
    name = "gvariant";
    description = "GVariant value";
    check = value: gvariant.mkValue value != null;
    merge = location: definitions:
      let
        own = map (definition: definition // {
          value = if gvariant.isGVariant definition.value then definition.value else gvariant.mkValue definition.value;
        }) definitions;
        kinds = map (value: value.type) (valuesOf own);
        kind = foldl' (first: other: if first == other then first else null) (head kinds) kinds;
        isOne = gvariant.isTuple kind || gvariant.isMaybe kind || gvariant.isDictionaryEntry kind || kind == gvariant.type.variant;
        elements = map (definition: definition // { inherit (definition.value) value; }) own;
      in
      if kind == null then throw "'\${lib.showOption location}' has definitions of several GVariant types"
      else if gvariant.isArray kind then
        gvariant.mkValue ((types.listOf gvariantType).merge location elements) // { type = kind; }
      else if isOne then lib.mergeOneOption location definitions
      else if kind == gvariant.type.string then types.str.merge location definitions
      else if kind == gvariant.type.double then types.float.merge location definitions
      else lib.mergeDefaultOption location definitions;
  };

  inline = mkOptionType {
    name = "nushell";
    description = "Nushell expression";
    descriptionClass = "name";
    check = lib.hm.nushell.isNushellInline;
  };
  said = description: type: type // { inherit description; descriptionClass = "name"; };
  nushellValue = types.nullOr (types.oneOf [
    inline types.bool types.int types.float types.str types.path
    (said "set of Nushell values" (types.attrsOf nushellValue))
    (said "list of Nushell values" (types.listOf nushellValue))
  ]);

  sourceFile = folder: name: types.submodule ({ config, ... }: {
    options = {
      target = mkOption { type = types.singleLineStr; internal = true; readOnly = true; };
      source = optional types.path;
      text = mkOption { type = types.lines; default = ""; };
      recursive = lib.mkEnableOption "links to each file of the folder";
    };
    config.target = if config.source != null && lib.pathIsDirectory config.source then folder else "\${folder}/\${name}";
  });
in
{
  inherit dagOf nushellValue sourceFile;
  gvariant = gvariantType;
  selectorFunction = function "selectorFunction" (_: definitions: set: concatMap (select: select set) (valuesOf definitions));
  overlayFunction = function "overlayFunction"
    (_: definitions: final: previous: foldl' (all: overlay: all // overlay final previous) { } (valuesOf definitions));
  fontType = types.submodule {
    options = {
      package = optional types.package;
      name = mkOption { type = types.str; };
      size = optional types.number;
    };
  };
  sourceFileOrLines = folder: name:
    let
      file = sourceFile folder name;
      asFile = { file, value, ... }@definition:
        if types.lines.check value then { inherit file; value = { text = value; source = null; recursive = false; }; } else definition;
    in
    types.either types.lines file // { merge = location: definitions: file.merge location (map asFile definitions); };
  SCFGDirectives = types.anything;
}
`;
