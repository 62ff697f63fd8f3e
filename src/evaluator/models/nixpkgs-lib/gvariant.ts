/** `lib.gvariant`. */
export const gvariant = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) all concatStringsSep head isAttrs isBool isFloat isInt isList isString map typeOf;

  type = {
    boolean = "b";
    double = "d";
    int16 = "n";
    int32 = "i";
    int64 = "x";
    string = "s";
    uchar = "y";
    uint16 = "q";
    uint32 = "u";
    uint64 = "t";
    variant = "v";
    arrayOf = of: "a\${of}";
    maybeOf = of: "m\${of}";
    tupleOf = of: "(\${concatStringsSep "" of})";
    dictionaryEntryOf = name: value: "{\${name}\${value}}";
  };
  # A value that prints itself in GVariant's text format.
  printed = shown: type: value: { _type = "gvariant"; inherit type value; __toString = self: shown self; };
  annotated = printed (self: "@\${self.type} \${toString self.value}");
  plain = printed (self: toString self.value);
  commas = values: lib.concatMapStringsSep "," toString values;
  isGVariant = value: (value._type or "") == "gvariant";
  integer = name: type: min: max: { inherit max min name type; };
  number = name: (head (builtins.filter (entry: entry.name == name) integers)).type;
  integers = [
    (integer "mkInt32" type.int32 (-2147483648) 2147483647)
    (integer "mkUint32" type.uint32 0 4294967295)
    (integer "mkInt64" type.int64 null null)
    (integer "mkUint64" type.uint64 0 null)
    (integer "mkInt16" type.int16 (-32768) 32767)
    (integer "mkUint16" type.uint16 0 65535)
    (integer "mkUchar" type.uchar 0 255)
  ];
in
rec {
  inherit isGVariant type;
  intConstructors = integers;
  mkValue = value:
    if isGVariant value then value
    else if isBool value then mkBoolean value
    else if isFloat value then mkDouble value
    else if isString value then mkString value
    else if isList value then mkArray value
    else if isInt value then throw "The GVariant type of the number \${toString value} is unclear"
    else if isAttrs value then throw "A set is no GVariant: mkDictionaryEntry makes the entries of a dictionary"
    else throw "The GVariant type of a \${typeOf value} cannot be told";
  mkBoolean = printed (self: if self.value then "true" else "false") type.boolean;
  mkString = printed (self: "'\${builtins.replaceStrings [ "\\\\" "'" "\\n" ] [ "\\\\\\\\" "\\\\'" "\\\\n" ] self.value}'") type.string;
  mkObjectpath = printed (self: "objectpath '\${lib.escape [ "'" ] self.value}'") type.string;
  mkUchar = annotated (number "mkUchar");
  mkInt16 = annotated (number "mkInt16");
  mkUint16 = annotated (number "mkUint16");
  mkInt32 = plain (number "mkInt32");
  mkUint32 = annotated (number "mkUint32");
  mkInt64 = annotated (number "mkInt64");
  mkUint64 = annotated (number "mkUint64");
  mkDouble = plain type.double;

  mkArray = elements:
    let
      values = map mkValue elements;
      first = (head values).type;
      of =
        if elements == [ ] then throw "mkEmptyArray makes an empty array"
        else if all (value: value.type == first) values then first
        else throw "Elements of an array are of one type";
    in printed (self: "@\${self.type} [\${commas self.value}]") (type.arrayOf of) values;
  mkEmptyArray = of: printed (self: "@\${self.type} []") (type.arrayOf of) [ ];
  mkVariant = value: printed (self: "<\${toString self.value}>") type.variant (mkValue value);
  mkDictionaryEntry = name: value:
    let key = mkValue name; content = mkValue value;
    in printed (self: "@\${self.type} {\${key},\${content}}") (type.dictionaryEntryOf key.type content.type) { inherit name value; };
  mkMaybe = of: printed
    (self: if self.value == null then "@\${self.type} nothing" else "just \${toString self.value}")
    (type.maybeOf of);
  mkNothing = of: mkMaybe of null;
  mkJust = value: let content = mkValue value; in mkMaybe content.type content;
  mkTuple = elements:
    let values = map mkValue elements;
    in printed (self: "@\${self.type} (\${commas self.value})") (type.tupleOf (map (value: value.type) values)) values;
}
`;
