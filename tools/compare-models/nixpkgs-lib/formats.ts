import {
  anything,
  bool,
  float,
  integer,
  list,
  name,
  natural,
  nested,
  one,
  scalar,
  set,
  text,
  written,
} from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

const value = one(scalar, integer);
const flat = set(value);
const sections = set(flat, 4);
const data = nested(3);
const many = set(one(value, list(value, 3)));
const git = written(
  '{ user = { name = "N"; email = "e@x"; }; }',
  '{ url."ssh://git@e.org".insteadOf = "https://e.org"; core.editor = "vi"; }',
  "{ a.b.c.d = 1; }",
  '{ alias = { st = "status"; list = [ "a" "b\\"c" ]; }; }',
  '{ "a \\"q\\"".x = true; }',
  "{ }",
  '{ x.y = "tab\\there\\\\"; }',
);

export const generators: Signatures = {
  mkValueStringDefault: [written("{ }"), anything],
  mkKeyValueDefault: [
    written("{ }", '{ mkValueString = v: "<${toString v}>"; }'),
    written('"="', '":"', '" = "'),
    text,
    value,
  ],
  toKeyValue: [written("{ }", "{ listsAsDuplicateKeys = true; }", '{ indent = "  "; }'), one(flat, many)],
  toINI: [
    written("{ }", "{ listsAsDuplicateKeys = true; }", "{ mkSectionName = lib.toUpper; }"),
    one(sections, set(many, 3)),
  ],
  toINIWithGlobalSection: (random) =>
    `f { } { globalSection = ${flat(random)}; ${random.chance(0.6) ? `sections = ${sections(random)};` : ""} }`,
  toGitINI: [git],
  mkDconfKeyValue: [name, one(bool, text, float)],
  toDconfINI: [set(set(one(bool, text, float)), 3)],
  withRecursion: [
    written(
      "{ depthLimit = 2; }",
      "{ depthLimit = 1; throwOnDepthLimit = false; }",
      "{ depthLimit = 3; }",
      '{ depthLimit = "x"; }',
    ),
    data,
  ],
  toPretty: [
    written("{ }", "{ multiline = false; }", "{ allowPrettyValues = true; }", '{ indent = "    "; }'),
    one(
      data,
      written(
        "(x: x)",
        "({ a, b ? 1 }: a)",
        '{ __pretty = v: "P" + v; val = "x"; }',
        '{ type = "derivation"; name = "n"; }',
        '"l1\\nl2\\n"',
        "/a/b",
      ),
    ),
  ],
  toPlist: [written("{ escape = true; }", "{ }"), data],
  toLua: [
    written("{ }", "{ multiline = false; }", "{ asBindings = true; }", '{ indent = "  "; }'),
    one(data, written('{ x = lib.generators.mkLuaInline "f()"; }', '{ a = 1; "b.c" = [ 2 ]; }', "(x: x)")),
  ],
  mkLuaInline: [text],
  toDhall: [written("{ }"), data],
  toJSON: [written("{ }"), data],
  toYAML: [written("{ }"), data],
};

const options = set(one(bool, text, integer, list(text, 3), written("null")));
const format = written(
  '(n: { option = "-${n}"; sep = " "; explicitBool = false; })',
  '(n: { option = "--${n}"; sep = null; explicitBool = true; })',
  '(n: { option = n; sep = "="; explicitBool = false; formatArg = v: "[${toString v}]"; })',
);
const gnu = written("{ }", "{ isLong = _: true; }", "{ explicitBool = true; }", "{ formatArg = toString; }");
const oldGnu = written(
  "{ }",
  '{ optionValueSeparator = "="; }',
  "{ mkBool = k: v: [ k ]; }",
  '{ mkOptionName = k: "+${k}"; }',
);

export const cli: Signatures = {
  toCommandLine: [format, options],
  toCommandLineGNU: [gnu, options],
  toCommandLineShell: [format, options],
  toCommandLineShellGNU: [gnu, options],
  toGNUCommandLine: [oldGnu, options],
  toGNUCommandLineShell: [oldGnu, options],
};

const shownVariant = (call: string) => `let v = ${call}; in [ v.type (toString v) ]`;
const variant = one(
  bool,
  text,
  float,
  written("(lib.gvariant.mkInt32 5)", "(lib.gvariant.mkUint64 7)", "1", "{ }", '[ "a" ]', "[ ]", "(x: x)"),
);
const made =
  (...shapes: readonly ((random: Parameters<typeof variant>[0]) => string)[]) =>
  (random: Parameters<typeof variant>[0]) =>
    shownVariant(`f ${shapes.map((shape) => `(${shape(random)})`).join(" ")}`);
const type = written('"s"', '"i"', '"as"');

export const gvariant: Signatures = {
  isGVariant: [one(variant, written('{ _type = "gvariant"; }'))],
  intConstructors: "value",
  type: "value",
  mkValue: made(variant),
  mkBoolean: made(bool),
  mkString: made(text),
  mkObjectpath: made(text),
  mkUchar: made(natural),
  mkInt16: made(integer),
  mkUint16: made(natural),
  mkInt32: made(integer),
  mkUint32: made(natural),
  mkInt64: made(integer),
  mkUint64: made(natural),
  mkDouble: made(float),
  mkArray: made(list(one(bool, text), 3)),
  mkEmptyArray: made(type),
  mkVariant: made(variant),
  mkDictionaryEntry: made(text, variant),
  mkMaybe: made(type, one(text, written("null"))),
  mkNothing: made(type),
  mkJust: made(variant),
  mkTuple: made(list(variant, 3)),
};

const address = written(
  '"::"',
  '"::1"',
  '"2001:db8::ffff/64"',
  '"1:2:3:4:5:6:7:8"',
  '"1::8"',
  '"fe80::"',
  '"1:2"',
  '"x"',
  '"::1/129"',
  '"::1/0"',
  '"1:2:3:4:5:6:7:8::"',
  '"12345::"',
  '"a/b/c"',
  '"FE80::A"',
  '"::1/128"',
  '"1::2::3"',
  '":1"',
);

export const ipv6: Signatures = {
  fromString: [address],
  mkEUI64Suffix: [
    written(
      '"66:75:63:6B:20:75"',
      '"66-75-63-6b-20-75"',
      '"0011.2233.4455"',
      '"xx"',
      '"667563"',
      '"02:00:00:00:00:01"',
      '"00112233445566"',
    ),
  ],
};

export const kernel: Signatures = {
  yes: "value",
  no: "value",
  module: "value",
  unset: "value",
  freeform: [scalar],
  option: [written("lib.kernel.yes", "{ a = 1; }")],
  whenHelpers: (random) =>
    `let w = f ${written('"5.4"', '"6.1"')(random)}; in [ (w.whenAtLeast "5.10" 1) (w.whenOlder "5.10" 2) (w.whenBetween "5.0" "6.0" 3) ]`,
};

export const sourceTypes: Signatures = {
  binaryBytecode: "value",
  binaryFirmware: "value",
  binaryNativeCode: "value",
  fromSource: "value",
  obfuscatedCode: "value",
};

const hashes = written(
  '{ hash = "h"; }',
  '{ sha256 = "s"; }',
  '{ hash = ""; }',
  '{ hash = "a"; sha256 = "b"; }',
  '{ outputHash = "o"; }',
  "{ a = 1; }",
  '{ sha256 = ""; n = 1; }',
);

export const fetchers: Signatures = {
  proxyImpureEnvVars: "value",
  normalizeHash: [written("{ }", "{ required = false; }", '{ hashTypes = [ "sha512" ]; }'), hashes],
  withNormalizedHash: (random) =>
    `let g = f { } ({ outputHash ? null, outputHashAlgo ? null, n ? 0 }: [ outputHash outputHashAlgo n ]); in [ (builtins.removeAttrs g.__functionArgs [ ]) (g ${hashes(random)}) ]`,
};
