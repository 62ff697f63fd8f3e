/** `lib.strings`. */
export const strings = /* nix */ `
{ lib, native, ... }:
let
  inherit (builtins)
    concatStringsSep elem elemAt filter fromJSON genList head isAttrs isBool isInt isList isPath isString length map
    match replaceStrings split stringLength substring tail toJSON typeOf unsafeDiscardStringContext;

  charactersOf = text: genList (index: substring index 1 text) (stringLength text);
  lowerChars = charactersOf "abcdefghijklmnopqrstuvwxyz";
  upperChars = charactersOf "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  toLower = replaceStrings upperChars lowerChars;
  toUpper = replaceStrings lowerChars upperChars;

  # The characters of ASCII that Nix can write, from the blank on, in their order.
  printable = charactersOf " !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~";
  codes = { "\\t" = 9; "\\n" = 10; "\\r" = 13; }
    // builtins.listToAttrs (lib.imap0 (index: name: { inherit name; value = 32 + index; }) printable);
  hexCode = code: padded 2 "0" (lib.toHexString code);

  padded = width: filler: text:
    let size = stringLength text;
    in if size > width then throw "fixedWidthString: the text is longer than \${toString width}"
      else if size == width then text
      else filler + padded (width - stringLength filler) filler text;

  startsWith = start: text:
    if isString start && isString text then native.startsWith start text
    else substring 0 (stringLength start) text == start;
  endsWith = end: text:
    let surplus = stringLength text - stringLength end;
    in if isString end && isString text then native.endsWith end text
      else surplus >= 0 && substring surplus (stringLength text) text == end;
  context = from: text: substring 0 0 from + text;
  isStringLike = value: isString value || isPath value || value ? outPath || value ? __toString;
  escaped = characters: replaceStrings characters (map (character: "\\\\\${character}") characters);
  escapeRegex = escaped (charactersOf "\\\\[{()^$?*+|.");

  # Splits before each character for which 'isSplit' says so, given the one before it.
  splitBy = isSplit: keep: text:
    let
      size = stringLength text;
      go = index: part: parts:
        let here = substring index 1 text; before = if index == 0 then "" else substring (index - 1) 1 text;
        in if index == size then parts ++ [ part ]
          else if isSplit before here then go (index + 1) (if keep then here else "") (parts ++ [ part ])
          else go (index + 1) (part + here) parts;
    in map (context text) (if text == "" then [ "" ] else go 0 "" [ ]);

  onlyText = name: text: result: if isString text then result else throw "\${name} takes a string, not a \${typeOf text}";
  flag = test: value: result: assert test value; result;
  named = word: on: name: assert isString name; "--\${word on}-\${name}";
  valued = make: on: name: value: make on name + (if on then "=\${value}" else "");
  digitsIn = name: pattern: text:
    let
      found = match pattern text;
      number = fromJSON (head found);
      refuse = throw "\${name}: Could not convert \${toJSON text} to int.";
    in { inherit refuse; digits = if found == null then null else head found; value = if isInt number then number else refuse; };

  sharedLength = at: a: b:
    let
      most = lib.min (stringLength a) (stringLength b);
      go = count: if count < most && at count a == at count b then go (count + 1) else count;
    in go 0;
in
rec {
  inherit (builtins)
    appendContext compareVersions concatStringsSep elem elemAt filter fromJSON genList head isAttrs isInt isList isPath
    isString match parseDrvName readFile replaceStrings split storeDir stringLength substring tail toJSON typeOf
    unsafeDiscardStringContext;
  inherit escapeRegex isStringLike lowerChars toLower toUpper upperChars;

  join = concatStringsSep;
  concatStrings = concatStringsSep "";
  concatMapStrings = f: list: concatStringsSep "" (map f list);
  concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
  concatImapStrings = f: list: concatStringsSep "" (lib.imap1 f list);
  concatImapStringsSep = separator: f: list: concatStringsSep separator (lib.imap1 f list);
  concatMapAttrsStringSep = separator: f: set: concatStringsSep separator (lib.mapAttrsToList f set);
  concatLines = lines: concatStringsSep "" (map (line: line + "\\n") lines);
  intersperse = separator: list:
    if length list < 2 then list else tail (builtins.concatMap (element: [ separator element ]) list);
  replicate = count: text: concatStringsSep "" (genList (_: text) count);
  optionalString = condition: text: if condition then text else "";
  replaceString = from: to: replaceStrings [ from ] [ to ];

  trim = trimWith { start = true; end = true; };
  trimWith = { start ? false, end ? false }: text:
    let
      blank = "[ \\t\\r\\n]*";
      found = match ((if start then blank else "") + (if end then "(.*[^ \\t\\r\\n])\${blank}" else "(.*)")) text;
    in if found == null then "" else head found;

  makeSearchPath = folder: packages:
    concatStringsSep ":" (map (package: package + "/" + folder) (filter (package: package != null) packages));
  makeSearchPathOutput = output: folder: packages: makeSearchPath folder (map (lib.getOutput output) packages);
  makeLibraryPath = makeSearchPathOutput "lib" "lib";
  makeIncludePath = makeSearchPathOutput "dev" "include";
  makeBinPath = makeSearchPathOutput "bin" "bin";
  normalizePath = text:
    builtins.foldl' (done: next: if next == "/" && endsWith "/" done then done else done + next) "" (charactersOf text);

  hasPrefix = startsWith;
  hasSuffix = endsWith;
  hasInfix = infix: text: match ".*\${escapeRegex infix}.*" "\${text}" != null;
  removePrefix = start: text: if startsWith start text then substring (stringLength start) (-1) text else text;
  removeSuffix = end: text: if endsWith end text then substring 0 (stringLength text - stringLength end) text else text;
  commonPrefixLength = sharedLength (index: substring index 1);
  commonSuffixLength = sharedLength (index: text: substring (stringLength text - index - 1) 1 text);

  stringToCharacters = charactersOf;
  stringAsChars = f: text: concatMapStrings f (charactersOf text);
  charToInt = character: builtins.getAttr character codes;
  splitString = separator: text:
    map (context text) (filter isString (split (escapeRegex (toString separator)) (toString text)));
  splitStringBy = splitBy;
  addContextFrom = context;

  escape = escaped;
  escapeC = characters:
    replaceStrings characters (map (character: "\\\\x\${toLower (hexCode (charToInt character))}") characters);
  escapeURL =
    let plain = lowerChars ++ upperChars ++ charactersOf "0123456789-_.~"; others = removeAttrs codes plain;
    in replaceStrings (builtins.attrNames others) (map (code: "%\${hexCode code}") (builtins.attrValues others));
  escapeShellArg = argument:
    let text = toString argument;
    in if match "[[:alnum:],._+:@%/-]+" text != null then text else "'\${replaceStrings [ "'" ] [ "'\\\\''" ] text}'";
  escapeShellArgs = arguments: concatMapStringsSep " " escapeShellArg arguments;
  escapeNixString = value: escaped [ "$" ] (toJSON value);
  escapeNixIdentifier = name:
    let words = [ "assert" "else" "if" "in" "inherit" "let" "or" "rec" "then" "with" ];
    in if match "[a-zA-Z_][a-zA-Z0-9_'-]*" name != null && !(elem name words) then name else escapeNixString name;
  escapeXML = replaceStrings [ "&" "<" ">" "\\"" "'" ] [ "&amp;" "&lt;" "&gt;" "&quot;" "&apos;" ];
  isValidPosixName = name: match "[a-zA-Z_][a-zA-Z0-9_]*" name != null;
  toShellVar = name: value:
    let entry = key: content: "[\${escapeShellArg key}]=\${escapeShellArg content}";
    in if !(isValidPosixName name) then throw "toShellVar: \${name} is no name of a shell variable"
      else if isAttrs value && !(isStringLike value) then "declare -A \${name}=(\${concatMapAttrsStringSep " " entry value})"
      else if isList value then "declare -a \${name}=(\${escapeShellArgs value})"
      else "\${name}=\${escapeShellArg value}";
  toShellVars = concatMapAttrsStringSep "\\n" toShellVar;

  toSentenceCase = text: onlyText "toSentenceCase" text
    (context text (toUpper (substring 0 1 text) + toLower (substring 1 (-1) text)));
  toCamelCase = text: onlyText "toCamelCase" text (
    let
      isHump = before: here: match "[a-z]" before != null && match "[A-Z]" here != null;
      words = builtins.concatMap (splitBy isHump true) (splitBy (_: here: elem here [ "-" "_" " " ]) false text);
    in concatMapStrings (context text) ([ (toLower (head words)) ] ++ map toSentenceCase (tail words)));

  versionOlder = version: than: builtins.compareVersions than version == 1;
  versionAtLeast = version: than: builtins.compareVersions than version != 1;
  getName = package: if isString package then (builtins.parseDrvName package).name else package.pname or (getName package.name);
  getVersion = package:
    if isString package then (builtins.parseDrvName package).version else package.version or (getVersion package.name);
  nameFromURL = url: separator:
    let file = lib.last (splitString "/" url); name = head (splitString separator file);
    in assert name != file; name;

  cmakeOptionType = type: name: value:
    let upper = toUpper type;
    in assert elem upper [ "BOOL" "FILEPATH" "INTERNAL" "LIST" "PATH" "STRING" ];
      flag isString name (flag isString value "-D\${name}:\${upper}=\${value}");
  cmakeBool = name: on: flag isString name (flag isBool on (cmakeOptionType "bool" name (if on then "TRUE" else "FALSE")));
  cmakeFeature = cmakeOptionType "string";
  mesonOption = name: value: flag isString name (flag isString value "-D\${name}=\${value}");
  mesonBool = name: on: flag isString name (flag isBool on (mesonOption name (if on then "true" else "false")));
  mesonEnable = name: on: flag isString name (flag isBool on (mesonOption name (if on then "enabled" else "disabled")));
  enableFeature = on: name: assert isBool on; named (on: if on then "enable" else "disable") on name;
  enableFeatureAs = valued enableFeature;
  withFeature = named (on: if on then "with" else "without");
  withFeatureAs = valued withFeature;

  fixedWidthString = padded;
  fixedWidthNumber = width: number: padded width "0" (toString number);
  floatToString = number: toString number;
  isConvertibleWithToString = value:
    isStringLike value || elem (typeOf value) [ "null" "int" "float" "bool" ]
    || (isList value && builtins.all isConvertibleWithToString value);
  isStorePath = value: isStringLike value && (
    let text = toString value;
    in substring 0 1 text == "/" && (dirOf text == builtins.storeDir || match "/[0-9a-z]{52}" text != null));
  toInt = text:
    let found = digitsIn "toInt" "[[:space:]]*(-?[[:digit:]]+)[[:space:]]*" text;
    in if found.digits == null then found.refuse
      else if match "0[[:digit:]]+" found.digits != null then throw "toInt: \${toJSON text} may be octal or padded with zeros."
      else found.value;
  toIntBase10 = text:
    let found = digitsIn "toIntBase10" "[[:space:]]*0*(-?[[:digit:]]+)[[:space:]]*" text;
    in if found.digits == null then found.refuse else if match "0+" found.digits != null then 0 else found.value;
  fileContents = file: removeSuffix "\\n" (builtins.readFile file);
  sanitizeDerivationName = name:
    let
      bare = unsafeDiscardStringContext name;
      parts = split "[^[:alnum:]+._?=-]+" (head (match "\\\\.*(.*)" bare));
      clean = concatMapStrings (part: if isList part then "-" else part) parts;
      short = substring (lib.max 0 (stringLength clean - 207)) (-1) clean;
    in if stringLength name < 208 && match "[[:alnum:]+_?=-][[:alnum:]+._?=-]*" name != null then bare
      else if short == "" then "unknown" else short;

  levenshtein = a: b:
    let
      table = genList (i: genList (cost i) (stringLength b + 1)) (stringLength a + 1);
      at = i: j: elemAt (elemAt table i) j;
      cost = i: j:
        let same = substring (i - 1) 1 a == substring (j - 1) 1 b;
        in if i == 0 then j else if j == 0 then i
          else lib.min (at (i - 1) (j - 1) + (if same then 0 else 1)) (1 + lib.min (at (i - 1) j) (at i (j - 1)));
    in at (stringLength a) (stringLength b);
  levenshteinAtMost = most: a: b: if most < 1 then a == b else levenshtein a b <= most;
}
`;
