/** Types around other types, and those that hold modules. */
export const typesAround = /* nix */ `
{ ... }:
{ lib, merge, types, mkOptionType, around, phrase, isNoun, isNounOr, isLambda, functorAround, functorOf, isType
, defaultFunctor, addCheck, int, str }:
let
  inherit (builtins) attrNames concatStringsSep elemAt foldl' head intersectAttrs isAttrs isList isString length mapAttrs tail;

  isModule = value: isAttrs value || isLambda value || types.path.check value;
  # The same for both, or what only one says.
  agreed = what: a: b:
    if a == null then b else if b == null || a == b then a
    else throw "A submoduleWith option is declared multiple times with conflicting \${what}";
in
{
  listOf = elemType: around {
    name = "listOf";
    build = types.listOf;
    inherit elemType;
    description = "list of \${phrase (isNounOr "composite") elemType}";
    descriptionClass = "composite";
    check = isList;
    merge = merge.listOf elemType;
    emptyValue.value = [ ];
    path = prefix: prefix ++ [ "*" ];
  };
  nonEmptyListOf = elemType:
    let list = addCheck (types.listOf elemType) (value: value != [ ]);
    in list // {
      description = "non-empty \${phrase isNoun list}";
      emptyValue = { };
      substSubModules = modules: types.nonEmptyListOf (elemType.substSubModules modules);
    };
  attrsOf = elemType: types.attrsWith { inherit elemType; };
  lazyAttrsOf = elemType: types.attrsWith { inherit elemType; lazy = true; };
  loaOf = elemType: types.attrsOf elemType // { name = "loaOf"; };

  uniq = types.unique { message = ""; };
  unique = { message }: type: around {
    name = "unique";
    build = types.unique { inherit message; };
    elemType = type;
    inherit (type) description descriptionClass check emptyValue;
    merge = merge.unique type;
  };
  nullOr = elemType: around {
    name = "nullOr";
    build = types.nullOr;
    inherit elemType;
    description = "null or \${phrase (isNounOr "conjunction") elemType}";
    descriptionClass = "conjunction";
    check = value: value == null || elemType.check value;
    merge = merge.nullOr elemType;
    emptyValue.value = null;
  };
  functionTo = elemType: around {
    name = "functionTo";
    build = types.functionTo;
    inherit elemType;
    description = "function that evaluates to a(n) \${phrase (isNounOr "composite") elemType}";
    descriptionClass = "composite";
    check = isLambda;
    merge = merge.functionTo elemType;
    path = prefix: prefix ++ [ "<function body>" ];
  };
  either = left: right: mkOptionType {
    name = "either";
    description = "\${phrase (isNounOr "conjunction") left} or \${phrase (class: isNounOr "conjunction" class || class == "composite") right}";
    descriptionClass = "conjunction";
    check = value: left.check value || right.check value;
    merge = merge.either left right;
    typeMerge = other:
      let
        inner = other.payload.elemType;
        merged = [ (left.typeMerge (head inner).functor) (right.typeMerge (elemAt inner 1).functor) ];
      in if other.name != "either" || head merged == null || elemAt merged 1 == null then null
      else types.either (head merged) (elemAt merged 1);
    functor = { name = "either"; type = types.either; payload.elemType = [ left right ]; binOp = _: _: null; };
    nestedTypes = { inherit left right; };
  };
  oneOf = choices:
    if choices == [ ] then throw "types.oneOf needs to get at least one type in its argument"
    else foldl' types.either (head choices) (tail choices);
  coercedTo = from: coerce: to:
    if from.getSubModules or null != null then throw "coercedTo: coercedType must not have submodules"
    else mkOptionType {
      name = "coercedTo";
      description = "\${phrase isNoun to} or \${phrase isNoun from} convertible to it";
      check = value: (from.check value && to.check (coerce value)) || to.check value;
      merge = merge.coercedTo from coerce to;
      inherit (to) emptyValue getSubOptions getSubModules;
      substSubModules = modules: types.coercedTo from coerce (to.substSubModules modules);
      typeMerge = _: null;
      nestedTypes = { coercedType = from; finalType = to; };
    };
  serializableValueWith = { typeName, nullable ? true }:
    let
      value = (if nullable then types.nullOr else lib.id) (types.oneOf [
        types.bool int types.float str types.path (types.attrsOf value) (types.listOf value)
      ]) // { description = "\${typeName} value"; };
    in value;
  json = types.serializableValueWith { typeName = "JSON"; };
  toml = types.serializableValueWith { typeName = "TOML"; nullable = false; };

  submodule = modules: types.submoduleWith { shorthandOnlyDefinesConfig = true; modules = lib.toList modules; };
  submoduleWith =
    { modules, specialArgs ? { }, shorthandOnlyDefinesConfig ? false, description ? null, class ? null }@given:
    let
      base = lib.evalModules {
        inherit class specialArgs;
        modules = [ { _module.args.name = lib.mkOptionDefault "‹name›"; } ] ++ modules;
      };
      documented = base.extendModules { modules = [ { config._module.check = lib.mkForce false; } ]; };
    in
    mkOptionType {
      name = "submodule";
      description = if description == null then "submodule" else description;
      check = isModule;
      merge = merge.submodule { inherit modules specialArgs shorthandOnlyDefinesConfig class; };
      emptyValue.value = base.config;
      getSubOptions = prefix: (documented.extendModules { modules = [ ]; inherit prefix; }).options;
      getSubModules = modules;
      substSubModules = other: types.submoduleWith (given // { modules = other; });
      functor = {
        name = "submodule";
        type = types.submoduleWith;
        payload = { inherit modules class specialArgs shorthandOnlyDefinesConfig description; };
        binOp = a: b: {
          modules = a.modules ++ b.modules;
          class = agreed "class values" a.class b.class;
          specialArgs =
            if intersectAttrs a.specialArgs b.specialArgs == { } then a.specialArgs // b.specialArgs
            else throw "A submoduleWith option is declared multiple times with the same specialArgs";
          shorthandOnlyDefinesConfig =
            agreed "shorthandOnlyDefinesConfig values" a.shorthandOnlyDefinesConfig b.shorthandOnlyDefinesConfig;
          description = agreed "descriptions" a.description b.description;
        };
      };
    };
  deferredModule = types.deferredModuleWith { };
  deferredModuleWith = { staticModules ? [ ] }@given: mkOptionType {
    name = "deferredModule";
    description = "module";
    descriptionClass = "noun";
    check = isModule;
    merge = merge.deferred staticModules;
    inherit (types.submoduleWith { modules = staticModules; }) getSubOptions getSubModules;
    substSubModules = modules: types.deferredModuleWith (given // { staticModules = modules; });
    functor = {
      name = "deferredModuleWith";
      type = types.deferredModuleWith;
      payload = { inherit staticModules; };
      binOp = a: b: { staticModules = a.staticModules ++ b.staticModules; };
    };
  };
  optionType = mkOptionType {
    name = "optionType";
    descriptionClass = "noun";
    check = isType "option-type";
    merge = location: definitions:
      if length definitions == 1 then (head definitions).value
      else (merge.mergeOptionDecls location
        (map (definition: { _file = definition.file; options = lib.mkOption { type = definition.value; }; }) definitions)).type;
  };
  optionDeclaration = mkOptionType {
    name = "optionDeclaration";
    description = "option declaration";
    descriptionClass = "noun";
    check = value: isType "option" value && !(value ? value);
  };
  attrTag = tags: mkOptionType {
    name = "attrTag";
    description = "attribute-tagged union with choices: \${concatStringsSep ", " (attrNames tags)}";
    descriptionClass = "noun";
    getSubOptions = prefix: mapAttrs (name: option: option // { loc = prefix ++ [ name ]; }) tags;
    check = value: isAttrs value && length (attrNames value) == 1 && tags ? \${head (attrNames value)};
    merge = location: definitions:
      let
        choice = head (attrNames (head definitions).value);
        inner = map
          (definition:
            if definition.value ? \${choice} then { inherit (definition) file; value = definition.value.\${choice}; }
            else throw "The option \${lib.showOption location} is defined both as \${choice} and as something else")
          definitions;
        option = tags.\${choice} // { declarations = tags.\${choice}.declarations or [ "<unknown-file>" ]; };
      in { \${choice} = (merge.evalOptionValue (location ++ [ choice ]) option inner).value; };
    nestedTypes = tags;
    functor = {
      name = "attrTag";
      type = given: types.attrTag given.tags;
      payload = { inherit tags; };
      binOp = a: b: {
        tags = a.tags // b.tags // mapAttrs
          (name: option: merge.mergeOptionDecls [ name ] (map (one: { _file = "<attrTag {...}>"; options = one; }) [ a.tags.\${name} option ]))
          (intersectAttrs a.tags b.tags);
      };
    };
  };
}
`;
