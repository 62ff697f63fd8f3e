/** `lib.trivial`: small functions about anything. */
export const trivial = /* nix */ `
{ lib, ... }:
let
  oldestSupportedRelease = 2511;
  # Marks a function the way \`{ name, … }:\` marks itself; what is asked of it is asked of the set.
  annotated = function: arguments: { __functor = _: function; __functionArgs = arguments; };
  argumentsOf = f:
    if f ? __functor then f.__functionArgs or (builtins.functionArgs (f.__functor f)) else builtins.functionArgs f;
  callable = f: builtins.isFunction f || (f ? __functor && builtins.isFunction (f.__functor f));
  digitsOf = base: number:
    let before = number / base; here = number - before * base;
    in if number < base then [ number ] else digitsOf base before ++ [ here ];
  quiet = message: value: if builtins.isString message then value else throw "a warning is a string";
  identity = x: x;
in
{
  inherit (builtins)
    add bitAnd bitOr bitXor ceil deepSeq div floor genericClosure isBool isFloat isInt lessThan mul pathExists readFile
    seq sub;

  id = identity;
  const = kept: _: kept;
  flip = f: second: first: f first second;
  pipe = builtins.foldl' (value: step: step value);
  concat = first: second: first ++ second;
  "or" = a: b: a || b;
  and = a: b: a && b;
  xor = a: b: if a then !b else b && true;
  bitNot = number: -1 - number;
  boolToString = flag: if flag then "true" else "false";
  boolToYesNo = flag: if flag then "yes" else "no";
  mergeAttrs = base: changes: base // changes;
  defaultTo = fallback: value: if value == null then fallback else value;
  mapNullable = f: value: if value == null then value else f value;

  min = a: b: if a < b then a else b;
  max = a: b: if a > b then a else b;
  mod = number: divisor: number - divisor * (number / divisor);
  compare = a: b: if a < b then -1 else if a > b then 1 else 0;
  splitByAndCompare = isFirst: among: others: a: b:
    let first = isFirst a; second = isFirst b;
    in if first then (if second then among a b else -1) else if second then 1 else others a b;

  importJSON = file: builtins.fromJSON (builtins.readFile file);
  importTOML = file: builtins.fromTOML (builtins.readFile file);

  # Nothing is printed here: a warning is its value.
  warn = quiet;
  warnIf = condition: message: if condition then quiet message else identity;
  warnIfNot = condition: message: if condition then identity else quiet message;
  throwIf = condition: message: if condition then throw message else identity;
  throwIfNot = condition: message: if condition then identity else throw message;
  info = message: value: builtins.seq "\${message}" value;
  showWarnings = warnings: value: lib.foldr quiet value warnings;
  checkListOfEnum = what: valid: given:
    let
      foreign = lib.subtractLists valid given;
      listed = things: builtins.concatStringsSep ", " (map toString things);
    in if foreign == [ ] then identity else throw "\${what}: \${listed foreign} unexpected, of \${listed valid}";

  isFunction = callable;
  functionArgs = argumentsOf;
  setFunctionArgs = annotated;
  mirrorFunctionArgs = like: let arguments = argumentsOf like; in function: annotated function arguments;
  toFunction = value: if callable value then value else (_: value);

  fromHexString = text:
    let found = builtins.match "(0[xX])?(.*)" text;
    in (builtins.fromTOML "number=0x\${lib.toLower (builtins.elemAt found 1)}").number;
  toHexString = number:
    lib.concatMapStrings (digit: builtins.substring digit 1 "0123456789ABCDEF") (lib.toBaseDigits 16 number);
  toBaseDigits = base: number:
    assert builtins.isInt base && builtins.isInt number;
    assert base > 1 && number > -1;
    digitsOf base number;

  inherit oldestSupportedRelease;
  oldestSupportedReleaseIsAtLeast = release: !(oldestSupportedRelease < release);
  isInOldestRelease = lib.oldestSupportedReleaseIsAtLeast;
}
`;
