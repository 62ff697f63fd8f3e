/** `lib.types`: what an option may hold, and how several definitions of it become one. */
export const types = /* nix */ `
{ lib, native, part, ... }:
let
  inherit (builtins) all attrNames concatStringsSep elem filter foldl' head isAttrs isBool isFloat isFunction isInt isList
    isPath isString length mapAttrs match substring tail toJSON;
  merge = native.moduleSystem lib;
  types = lib.types;

  isType = name: value: value._type or null == name;
  isLambda = value: isFunction value || (isAttrs value && value ? __functor);
  phrase = fits: type: if fits (type.descriptionClass or null) then type.description else "(\${type.description})";
  isNoun = class: class == "noun";
  isNounOr = other: class: class == "noun" || class == other;

  # Types that merge with themselves alone.
  defaultFunctor = name: { inherit name; type = types.\${name} or null; payload = null; binOp = _: _: null; };
  defaultTypeMerge = mine: other:
    if mine.name != other.name then null
    else if mine.payload == null then mine.type
    else let payload = mine.binOp mine.payload other.payload; in if payload == null then null else mine.type payload;
  # Types with a type inside, which merge if those do.
  functorAround = name: build: elemType: {
    inherit name;
    type = payload: build payload.elemType;
    payload = { inherit elemType; };
    binOp = a: b: let merged = a.elemType.typeMerge b.elemType.functor; in if merged == null then null else { elemType = merged; };
  };
  # Types made of a value, which merge if the values are equal.
  functorOf = name: build: payload: { inherit name payload; type = build; binOp = a: b: if a == b then a else null; };

  mkOptionType =
    { name, description ? name, descriptionClass ? null, check ? (_: true), merge ? lib.options.mergeDefaultOption
    , emptyValue ? { }, getSubOptions ? (_: { }), getSubModules ? null, substSubModules ? (_: null)
    , functor ? defaultFunctor name, typeMerge ? defaultTypeMerge functor, deprecationMessage ? null, nestedTypes ? { } }:
    {
      _type = "option-type";
      inherit name description descriptionClass check merge emptyValue getSubOptions getSubModules substSubModules functor
        typeMerge deprecationMessage nestedTypes;
    };

  scalar = name: description: check: mkOptionType {
    inherit name description check;
    descriptionClass = "noun";
    merge = merge.equal;
  };
  # A type around another one: 'build' makes it of the inner type.
  around = { name, build, elemType, path ? (prefix: prefix), ... }@type: mkOptionType (
    {
      getSubOptions = prefix: elemType.getSubOptions (path prefix);
      getSubModules = elemType.getSubModules or null;
      substSubModules = modules: build (elemType.substSubModules modules);
      functor = functorAround name build elemType;
      nestedTypes = { inherit elemType; };
    }
    // removeAttrs type [ "build" "elemType" "path" ]);

  addCheck = type: check: type // { check = value: type.check value && check value; };
  renamed = type: name: description: type // { inherit name description; };

  between = lowest: highest:
    if lowest > highest then throw "ints.between: lowest must be smaller than highest"
    else renamed (addCheck int (n: lowest <= n && n <= highest)) "intBetween"
      "integer between \${range lowest highest}";
  range = lowest: highest: "\${toString lowest} and \${toString highest} (both inclusive)";
  sized = kind: bits: lowest: highest:
    renamed (between lowest highest) "\${kind}signedInt\${toString bits}"
      "\${toString bits} bit \${kind}signed integer; between \${range lowest highest}";
  signed = bits: half: renamed (sized "" bits (-half) (half - 1)) "signedInt\${toString bits}"
    "\${toString bits} bit signed integer; between \${range (-half) (half - 1)}";

  int = scalar "int" "signed integer" isInt;
  float = scalar "float" "floating point number" isFloat;
  str = scalar "str" "string" isString;
  number = types.either int float;
  package = mkOptionType {
    name = "package";
    descriptionClass = "noun";
    check = value: lib.isDerivation value || lib.isStorePath value;
    merge = location: definitions:
      let one = merge.one location definitions;
      in if isPath one || (isString one && !(builtins.hasContext one)) then lib.toDerivation one else one;
  };
  attrsWith = { elemType, lazy ? false, placeholder ? "name" }:
    let
      name = if lazy then "lazyAttrsOf" else "attrsOf";
      build = inner: attrsWith { elemType = inner; inherit lazy placeholder; };
      samePlaceholder = a: b: if a == b || b == "name" then a else if a == "name" then b else null;
    in
    around {
      inherit name build elemType;
      description = (if lazy then "lazy " else "") + "attribute set of \${phrase (isNounOr "composite") elemType}";
      descriptionClass = "composite";
      check = isAttrs;
      merge = (if lazy then merge.lazyAttrsOf else merge.attrsOf) elemType;
      emptyValue.value = { };
      path = prefix: prefix ++ [ "<\${placeholder}>" ];
      functor = {
        name = "attrsWith";
        type = attrsWith;
        payload = { inherit elemType lazy placeholder; };
        binOp = a: b:
          let
            inner = a.elemType.typeMerge b.elemType.functor;
            named = samePlaceholder a.placeholder b.placeholder;
          in if inner == null || named == null || a.lazy != b.lazy then null
          else { elemType = inner; inherit (a) lazy; placeholder = named; };
      };
    };
  pathWith = { inStore ? null, absolute ? null }@given:
    let
      isStored = value: let text = if isPath value then toString value else "\${value}"; in substring 0 11 text == "/nix/store/";
      word = condition: yes: no: if condition == null then "" else if condition then yes else no;
    in
    if inStore == true && absolute == false then throw "In pathWith, inStore means the path must be absolute"
    else mkOptionType {
      name = "path";
      description = word absolute "absolute " "relative " + "path" + word inStore " in the Nix store" " not in the Nix store";
      descriptionClass = "noun";
      check = value:
        (if inStore == false then isString value else lib.isStringLike value)
        && (inStore == null || inStore == isStored value)
        && (absolute == null || absolute == (substring 0 1 (toString value) == "/"));
      merge = merge.equal;
      functor = functorOf "path" pathWith { inherit inStore absolute; };
    };
in
part "types-around" {
  inherit lib merge types mkOptionType around phrase isNoun isNounOr isLambda functorAround functorOf isType defaultFunctor
    addCheck int str;
}
// {
  inherit isType mkOptionType defaultFunctor defaultTypeMerge addCheck int float str number package attrsWith pathWith;
  setType = name: value: value // { _type = name; };
  isOptionType = isType "option-type";
  optionDescriptionPhrase = phrase;
  mergeTypes = a: b:
    let merged = a.typeMerge b.functor;
    in if merged == null then { _type = "merge-error"; error = "Cannot merge types"; } else merged;

  raw = mkOptionType { name = "raw"; description = "raw value"; descriptionClass = "noun"; merge = merge.one; };
  unspecified = mkOptionType { name = "unspecified"; description = "unspecified value"; descriptionClass = "noun"; };
  anything = mkOptionType { name = "anything"; descriptionClass = "noun"; merge = merge.anything types.anything; };
  bool = scalar "bool" "boolean" isBool;
  boolByOr = mkOptionType {
    name = "boolByOr";
    description = "boolean (merged using or)";
    descriptionClass = "noun";
    check = isBool;
    merge = _: foldl' (found: definition: found || definition.value) false;
  };
  ints = {
    inherit between;
    unsigned = renamed (addCheck int (n: n >= 0)) "unsignedInt" "unsigned integer, meaning >=0"
      // { descriptionClass = "nonRestrictiveClause"; };
    positive = renamed (addCheck int (n: n > 0)) "positiveInt" "positive integer, meaning >0"
      // { descriptionClass = "nonRestrictiveClause"; };
    u8 = sized "un" 8 0 255;
    u16 = sized "un" 16 0 65535;
    u32 = sized "un" 32 0 4294967295;
    s8 = signed 8 128;
    s16 = signed 16 32768;
    s32 = signed 32 2147483648;
  };
  port = types.ints.u16;
  numbers = {
    between = lowest: highest:
      if lowest > highest then throw "numbers.between: lowest must be smaller than highest"
      else renamed (addCheck number (n: lowest <= n && n <= highest)) "numberBetween"
        "integer or floating point number between \${toJSON lowest} and \${toJSON highest} (both inclusive)";
    nonnegative = renamed (addCheck number (n: n >= 0)) "numberNonnegative"
      "nonnegative integer or floating point number, meaning >=0" // { descriptionClass = "nonRestrictiveClause"; };
    positive = renamed (addCheck number (n: n > 0)) "numberPositive"
      "positive integer or floating point number, meaning >0" // { descriptionClass = "nonRestrictiveClause"; };
  };

  nonEmptyStr = scalar "nonEmptyStr" "non-empty string" (value: isString value && match "[ \\t\\n]*" value == null);
  singleLineStr = scalar "singleLineStr" "(optionally newline-terminated) single-line string"
    (value: isString value && match "[^\\n\\r]*\\n?" value != null)
    // { merge = location: definitions: lib.removeSuffix "\\n" (merge.equal location definitions); };
  strMatching = pattern: scalar "strMatching \${toJSON pattern}" "string matching the pattern \${pattern}"
    (value: isString value && match pattern value != null)
    // rec {
      functor = functorOf "strMatching" (given: types.strMatching given.pattern) { inherit pattern; };
      typeMerge = defaultTypeMerge functor;
    };
  separatedString = sep: mkOptionType {
    name = "separatedString";
    description = "strings concatenated with \${toJSON sep}";
    descriptionClass = "noun";
    check = isString;
    merge = merge.strings sep;
    functor = functorOf "separatedString" (given: types.separatedString given.sep) { inherit sep; };
  };
  lines = types.separatedString "\\n";
  commas = types.separatedString ",";
  envVar = types.separatedString ":";
  passwdEntry = entryType: renamed (addCheck entryType (text: !(lib.hasInfix ":" text || lib.hasInfix "\\n" text)))
    "passwdEntry \${entryType.name}" "\${phrase isNoun entryType}, not containing newlines or colons"
    // { descriptionClass = "nonRestrictiveClause"; };

  path = pathWith { absolute = true; };
  pathInStore = pathWith { inStore = true; };
  externalPath = pathWith { absolute = true; inStore = false; };
  shellPackage = package // { check = value: lib.isDerivation value && value ? shellPath; };
  pkgs = addCheck
    (types.unique { message = "A Nixpkgs pkgs set can not be merged with another pkgs set."; } types.attrs
      // { name = "pkgs"; descriptionClass = "noun"; description = "Nixpkgs package set"; })
    (isType "pkgs");
  attrs = mkOptionType {
    name = "attrs";
    description = "attribute set";
    check = isAttrs;
    merge = merge.shallow;
    emptyValue.value = { };
  };
  fileset = mkOptionType {
    name = "fileset";
    descriptionClass = "noun";
    check = lib.fileset.isFileset or (_: true);
    merge = _: definitions: lib.fileset.unions (map (definition: definition.value) definitions);
    emptyValue.value = lib.fileset.empty or { };
  };
  luaInline = mkOptionType {
    name = "luaInline";
    description = "inline lua";
    descriptionClass = "noun";
    check = isType "lua-inline";
    merge = merge.equal;
  };
  enum = values:
    let
      show = value:
        if isString value then "\\"\${value}\\"" else if isInt value then toString value
        else if isBool value then lib.boolToString value else "<\${builtins.typeOf value}>";
      count = length values;
    in
    scalar "enum"
      (if count == 0 then "impossible (empty enum)" else if count == 1 then "value \${show (head values)} (singular enum)"
        else "one of \${concatStringsSep ", " (map show values)}")
      (value: elem value values)
    // rec {
      descriptionClass = if count < 2 then "noun" else "conjunction";
      functor = {
        name = "enum";
        payload = { inherit values; };
        type = given: types.enum given.values;
        binOp = a: b: { values = lib.unique (a.values ++ b.values); };
      };
      typeMerge = defaultTypeMerge functor;
    };
}
`;
