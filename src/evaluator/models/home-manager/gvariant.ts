/** `lib.hm.gvariant`: values that print themselves in GVariant's text format. */
export const gvariant = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) concatStringsSep head isAttrs isBool isFloat isInt isList isString map replaceStrings;

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
    dictionaryEntryOf = of: "{\${concatStringsSep "" of}}";
  };
  printed = shown: type: value: { _type = "gvariant"; inherit type value; __toString = self: shown self; };
  annotated = printed (self: "@\${self.type} \${toString self.value}");
  plain = printed (self: toString self.value);
  between = left: right: printed (self: "@\${self.type} \${left}\${lib.concatMapStringsSep "," toString self.value}\${right}");
  ofAll = combine: make: elements: let values = map mkValue elements; in make (combine (map (value: value.type) values)) values;
  maybe = of: printed
    (self: if self.value == null then "@\${self.type} nothing" else "just \${toString self.value}")
    (type.maybeOf of);

  isGVariant = value: (value._type or "") == "gvariant";
  ofElements = elements: if !isList elements || elements == [ ] then "" else typeOf (head elements);
  typeOf = value:
    if isBool value then type.boolean
    else if isInt value then type.int32
    else if isFloat value then type.double
    else if isString value then type.string
    else if isList value then let of = ofElements value; in if of == "" then "" else type.arrayOf of
    else if isAttrs value && value ? type then value.type
    else "";

  mkBoolean = printed (self: if self.value then "true" else "false") type.boolean;
  mkInt32 = plain type.int32;
  mkDouble = plain type.double;
  mkString = printed (self: "'\${replaceStrings [ "\\\\" "'" "\\n" ] [ "\\\\\\\\" "\\\\'" "\\\\n" ] self.value}'") type.string;
  mkArray = of: elements: between "[" "]" (type.arrayOf of) (map mkValue elements);
  mkValue = value:
    if isBool value then mkBoolean value
    else if isInt value then mkInt32 value
    else if isFloat value then mkDouble value
    else if isString value then mkString value
    else if isList value then mkArray (if value == [ ] then type.string else ofElements value) value
    else if isAttrs value && isGVariant value then value
    else null;
in
{
  inherit isGVariant mkArray mkBoolean mkDouble mkInt32 mkString mkValue type typeOf;
  isArray = lib.hasPrefix "a";
  isDictionaryEntry = lib.hasPrefix "{";
  isMaybe = lib.hasPrefix "m";
  isTuple = lib.hasPrefix "(";
  mkEmptyArray = of: mkArray of [ ];
  mkVariant = value: printed (self: "@\${self.type} <\${toString self.value}>") type.variant (mkValue value);
  mkDictionaryEntry = ofAll type.dictionaryEntryOf (between "{" "}");
  mkTuple = ofAll type.tupleOf (between "(" ")");
  mkNothing = of: maybe of null;
  mkJust = value: let inner = mkValue value; in maybe inner.type inner;
  mkObjectpath = printed (self: "objectpath '\${lib.escape [ "'" ] self.value}'") type.string;
  mkUchar = annotated type.uchar;
  mkInt16 = annotated type.int16;
  mkUint16 = annotated type.uint16;
  mkUint32 = annotated type.uint32;
  mkInt64 = annotated type.int64;
  mkUint64 = annotated type.uint64;
}
`;
