import type { Random } from "../../fuzz/random.ts";
import {
  anything,
  bool,
  derivation,
  filledList,
  float,
  integer,
  lazily,
  list,
  name,
  natural,
  nested,
  one,
  type Shape,
  scalar,
  set,
  text,
  written,
} from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

const plain: Shape = (random) => random.pick(['"a"', '"b"', '"c"', '"d"', '"name"']);
const names = list(plain, 3);
const entry: Shape = (random) =>
  random.pick([
    `(lib.hm.dag.entryAnywhere ${scalar(random)})`,
    `(lib.hm.dag.entryAfter ${names(random)} ${scalar(random)})`,
    `(lib.hm.dag.entryBefore ${names(random)} ${scalar(random)})`,
    `(lib.hm.dag.entryBetween ${names(random)} ${names(random)} ${scalar(random)})`,
  ]);
const dag = set(entry, 5);
const mixedDag = set(one(entry, entry, scalar), 4);
const tag = written('"t"', '"chain"', '"a"');

export const dagSignatures: Signatures = {
  empty: "value",
  isEntry: [one(entry, anything)],
  isDag: [one(dag, mixedDag, anything)],
  topoSort: [dag],
  map: [written("(n: v: v)", "(n: v: [ n v ])"), one(dag, dag, mixedDag)],
  entryBetween: [names, names, lazily(anything)],
  entryAnywhere: [anything],
  entryAfter: [names, anything],
  entryBefore: [names, anything],
  entriesBetween: [tag, names, names, list(scalar, 4)],
  entriesAnywhere: [tag, list(scalar, 4)],
  entriesAfter: [tag, names, list(scalar, 4)],
  entriesBefore: [tag, names, list(scalar, 4)],
};

const cycle: Shape = (random) => (random.chance(0.3) ? 'cycleErrorMessage = "cycle";' : "");
const optional = (chance: number, assignment: string) => (random: Random) => (random.chance(chance) ? assignment : "");
const keyValue = optional(0.3, 'mkKeyValue = k: v: "${k}: ${builtins.toJSON v}";');
const duplicates = optional(0.3, "listsAsDuplicateKeys = true;");
const joined = optional(0.2, "listToValue = builtins.toJSON;");
const settings = (random: Random) => `${keyValue(random)} ${duplicates(random)} ${joined(random)} ${cycle(random)}`;
const values = set(one(scalar, scalar, entry, list(scalar, 3)), 4);
const treeOfEntries = set(one(scalar, entry, values, list(scalar, 3)), 4);
const render =
  'renderAttrs = es: "{" + lib.nixpkgs.concatMapStringsSep "," (e: "${e.name}=${e.value}") es + "}"; renderList = l: "[" + lib.nixpkgs.concatStringsSep " " l + "]"; renderValue = builtins.toJSON;';

const hyprSettings = set(one(scalar, list(scalar, 3), set(scalar, 3), list(set(scalar, 2), 2)), 4);
const important: Shape = (random) =>
  `{ ${random.chance(0.5) ? '"$mod" = "SUPER";' : ""} ${random.chance(0.4) ? 'bezier = [ "a, 1" "b, 2" ];' : ""} } // ${hyprSettings(random)}`;
const kdlLiteral = one(integer, text, bool, written("null", "1.5"));
const kdlNode: Shape = (random) =>
  `{ ${random.chance(0.5) ? `_args = ${list(kdlLiteral, 3)(random)};` : ""} ${random.chance(0.5) ? `_props = ${set(kdlLiteral, 3)(random)};` : ""} ${random.chance(0.3) ? `_children = ${list(set(kdlLiteral, 2), 3)(random)};` : ""} inner = ${kdlLiteral(random)}; }`;
const kdl = set(
  one(kdlLiteral, kdlNode, list(kdlLiteral, 3), list(one(kdlLiteral, kdlNode, set(kdlLiteral, 2)), 3)),
  4,
);
const scfgWord = one(integer, text, text, bool, float);
const scfg =
  (depth: number): Shape =>
  (random) =>
    list(
      (inner) =>
        `{ name = ${scfgWord(inner)}; ${inner.chance(0.6) ? `params = ${one(list(scfgWord, 3), list(scfgWord, 3), written("null", "[ null ]"))(inner)};` : ""} ${depth > 0 && inner.chance(0.4) ? `children = ${one(scfg(depth - 1), scfg(depth - 1), written("null"))(inner)};` : ""} }`,
      3,
    )(random);

const packages =
  'pkgs = { formats = { json = _: { type = "json"; }; yaml = _: { type = "yaml"; }; toml = _: { type = "toml"; }; ini = a: { type = a; }; keyValue = a: { type = a; }; }; }';
const format =
  (key: string): Signatures[string] =>
  (random) =>
    `(f { ${packages}; ${random.chance(0.4) ? `${key} = { type = "own"; };` : ""} ${random.chance(0.3) && /ini|key/.test(key) ? "listsAsDuplicateKeys = true;" : ""} }).type`;

export const generatorSignatures: Signatures = {
  isDAGEntryWithOrdering: [one(entry, anything)],
  hasDAGEntryWithOrdering: [one(mixedDag, dag)],
  sortDAGEntries: (random) => `f { ${cycle(random)} } (${mixedDag(random)})`,
  toDAGOrderedAttrs: (random) => `f { ${cycle(random)} } (${mixedDag(random)})`,
  toDAGOrderedText: (random) => `f { ${render} ${cycle(random)} } (${one(treeOfEntries, anything)(random)})`,
  toDAGOrderedKeyValue: (random) =>
    `f { ${settings(random)} ${random.chance(0.3) ? 'indent = "  ";' : ""} } (${values(random)})`,
  toDAGOrderedINI: (random) =>
    `f { ${settings(random)} ${random.chance(0.3) ? 'mkSectionName = n: "<${n}>";' : ""} } (${set(values, 3)(random)})`,
  mkDAGOrderedFormat: () => `(f { ${packages}; format.type = "own"; generator = _: _: ""; }).type`,
  mkDAGOrderedJsonFormat: format("jsonFormat"),
  mkDAGOrderedYamlFormat: format("yamlFormat"),
  mkDAGOrderedTomlFormat: format("tomlFormat"),
  mkDAGOrderedIniFormat: format("iniFormat"),
  mkDAGOrderedKeyValueFormat: format("keyValueFormat"),
  toHyprconf: (random) =>
    `f { attrs = ${important(random)}; ${random.chance(0.3) ? `indentLevel = ${natural(random)};` : ""} ${random.chance(0.3) ? 'importantPrefixes = [ "$" "bezier" "name" ];' : ""} }`,
  toKDL: (random) =>
    `f { ${random.chance(0.4) ? "escapeBackslashes = true;" : ""} ${random.chance(0.4) ? "escapeTabs = true;" : ""} } (${kdl(random)})`,
  toSCFG: (random) => `f { } (${scfg(2)(random)})`,
};

const gvariantValue: Shape = (random) =>
  one(
    bool,
    integer,
    float,
    text,
    list(text, 3),
    list(integer, 3),
    written(
      "(lib.hm.gvariant.mkTuple [ 1 true ])",
      "(lib.hm.gvariant.mkUint32 5)",
      "(lib.hm.gvariant.mkJust 1)",
      '(lib.hm.gvariant.mkNothing "s")',
      '(lib.hm.gvariant.mkVariant "x")',
      '(lib.hm.gvariant.mkDictionaryEntry [ "k" 1 ])',
      "{ type = 1; }",
      "null",
    ),
  )(random);
const printed =
  (...shapes: readonly Shape[]): Signatures[string] =>
  (random) =>
    `let r = f ${shapes.map((shape) => `(${shape(random)})`).join(" ")}; in { inherit (r) type; shown = toString r; }`;
const gvariantType = written('"s"', '"i"', '"as"', '"(ib)"', '"{sv}"', '"mb"', '""');
const intMaker = printed(integer);

export const gvariantSignatures: Signatures = {
  type: () => 'removeAttrs f [ "arrayOf" "maybeOf" "tupleOf" "dictionaryEntryOf" ]',
  "type.arrayOf": [gvariantType],
  "type.maybeOf": [gvariantType],
  "type.tupleOf": [list(gvariantType, 3)],
  "type.dictionaryEntryOf": [list(gvariantType, 3)],
  typeOf: [one(gvariantValue, anything)],
  isGVariant: [one(gvariantValue, set(scalar))],
  isArray: [gvariantType],
  isDictionaryEntry: [gvariantType],
  isMaybe: [gvariantType],
  isTuple: [gvariantType],
  mkValue: (random) => `let r = f (${gvariantValue(random)}); in if r == null then r else toString r`,
  mkArray: printed(gvariantType, list(gvariantValue, 3)),
  mkEmptyArray: printed(gvariantType),
  mkVariant: printed(gvariantValue),
  mkDictionaryEntry: printed(list(gvariantValue, 3)),
  mkTuple: printed(list(gvariantValue, 3)),
  mkNothing: printed(gvariantType),
  mkJust: printed(gvariantValue),
  mkBoolean: printed(bool),
  mkString: printed(text),
  mkObjectpath: printed(text),
  mkUchar: intMaker,
  mkInt16: intMaker,
  mkUint16: intMaker,
  mkInt32: intMaker,
  mkUint32: intMaker,
  mkInt64: intMaker,
  mkUint64: intMaker,
  mkDouble: printed(float),
};

const word = one(
  text,
  name,
  written(
    '"camelCase"',
    '"PascalCase"',
    '"snake_case"',
    '"kebab-case"',
    '"SCREAMING_CASE"',
    '"aB1c"',
    '"URLShort"',
    '"x__y"',
    '"1st_thing"',
  ),
);

export const stringSignatures: Signatures = {
  storeFileName: [one(text, written('".config/foo bar/x.conf"', '"~/.local"'))],
  toCaseWithSeparator: [written('"_"', '"-"', '"::"'), word],
  toSnakeCase: [word],
  toKebabCase: [word],
  isCamelCase: [word],
  isPascalCase: [word],
  isSnakeCase: [word],
  isKebabCase: [word],
  isScreamingSnakeCase: [word],
  isPathLike: [one(word, derivation, written("/etc/x", '"/nix/store/abc-x"', "1", "{ }"))],
};

const variables = set(one(text, integer, bool, written("null")), 4);
const shellWords = one(
  list(text, 6),
  list(written('"a-rather-long-word"', '"it\'s"', '"another-very-long-word"', '"x y"'), 12),
);
const integration: Signatures[string] = (random) =>
  `removeAttrs (f { config.home.shell = { enableBashIntegration = 1; enableFishIntegration = 2; enableIonIntegration = 3; enableNushellIntegration = 4; enableZshIntegration = 5; enableOwnIntegration = 6; }; ${random.chance(0.4) ? 'baseName = "Own";' : ""} ${random.chance(0.4) ? 'extraDescription = "More.";' : ""} }) [ "description" "defaultText" "type" ]`;

export const shellSignatures: Signatures = {
  export: [name, one(text, integer, bool, list(integer, 2))],
  exportAll: [variables],
  prependToVar: [written('":"', '" "'), name, list(text, 3)],
  wrapLines: [shellWords, written("3", "20", "78")],
  formatShellArrayContent: [shellWords],
  mkBashIntegrationOption: integration,
  mkFishIntegrationOption: integration,
  mkIonIntegrationOption: integration,
  mkNushellIntegrationOption: integration,
  mkZshIntegrationOption: integration,
};

const zshValue = one(text, integer, bool, list(one(text, integer), 5));
export const zshSignatures: Signatures = {
  toZshValue: [zshValue],
  define: [name, zshValue],
  defineAll: [set(zshValue, 4)],
  export: [name, zshValue],
  exportAll: [set(one(zshValue, written("null")), 4), written("{ }", '{ indent = "  "; }')],
};

const nuValue = nested(3, one(scalar, written('(lib.hm.nushell.mkNushellInline "$env.X")', '"text"'), derivation));
const nuName = one(name, written('"lower"', '"Upper"', '"with_under"', '"a1"', '"$v"', '"x>y"', '"~t"', '"a]b"'));
export const nushellSignatures: Signatures = {
  mkNushellInline: [text],
  isNushellInline: [one(set(scalar), written('(lib.hm.nushell.mkNushellInline "x")'))],
  toNushell: (random) =>
    random.chance(0.3)
      ? `f { asBindings = true; ${random.chance(0.4) ? 'indent = "  ";' : ""} } { ${nuName(random)} = ${nuValue(random)}; }`
      : `f { ${random.chance(0.3) ? 'indent = "\\t";' : ""} ${random.chance(0.3) ? "multiline = false;" : ""} } (${nuValue(random)})`,
};

const platform = (random: Random) =>
  `{ stdenv.hostPlatform = { system = "${random.pick(["x86_64-linux", "aarch64-darwin"])}"; isDarwin = ${random.chance(0.5)}; }; }`;
const frequency = written(
  '"hourly"',
  '"daily"',
  '"weekly"',
  '"monthly"',
  '"semiannually"',
  '"annually"',
  '"never"',
  '"Mon *"',
);
export const smallSignatures: Readonly<Record<string, Signatures>> = {
  "hm.assertions": {
    assertPlatform: (random) =>
      `(f "m" (${platform(random)}) ${list(written('"x86_64-linux"', '"aarch64-darwin"', '"i686-linux"'), 2)(random)}).assertion`,
  },
  "hm.booleans": { yesNo: [bool] },
  "hm.git": { diffPagerConfig: [one(text, list(text))] },
  "hm.darwin": {
    mkCalendarInterval: [frequency],
    assertInterval: (random) => `(f "o" ${frequency(random)} (${platform(random)})).assertion`,
  },
};

const env = set(one(text, written('{ file = "/run/secret"; }', '"${HOME}"')), 3);
const server: Shape = (random) => {
  const part = (chance: number, assignment: () => string) => (random.chance(chance) ? assignment() : "");
  return `{ ${part(0.5, () => 'command = "run";')} ${part(0.4, () => `args = ${list(text, 2)(random)};`)} ${part(0.5, () => `env = ${set(one(text, written('{ file = "/run/secret"; }')), 3)(random)};`)} ${part(0.3, () => `url = ${random.pick(["null", '"http://x"'])};`)} ${part(0.2, () => 'serverUrl = "http://y";')} ${part(0.3, () => `enabled = ${random.pick(["true", "false", "null"])};`)} ${part(0.3, () => `disabled = ${random.pick(["true", "false", "null"])};`)} ${part(0.2, () => 'type = "sse";')} }`;
};
export const mcpSignatures: Signatures = {
  renderEnv: [written('(p: "{file:${p}}")', "(p: p)"), (random) => env(random).replaceAll('"${HOME}"', '"home"')],
  resolveEnabled: [server],
  addType: [server],
  wrapEnvFilesCommand: (random) =>
    `let r = f { pkgs = { }; name = "n"; } (${server(random)}); in if r ? args && r.args == [ ] then removeAttrs r [ "command" ] else r`,
  transformMcpServer: (random) =>
    `f { server = ${server(random)}; ${random.chance(0.3) ? 'exclude = [ "args" "type" ];' : ""} ${random.chance(0.4) ? "extraTransforms = [ lib.hm.mcp.addType (s: s // { seen = true; }) ];" : ""} ${random.chance(0.3) ? 'mkFileRef = p: "$(cat ${p})";' : ""} }`,
};

const path = filledList(plain, 2);
const remapped = nested(3);
const versions = written('"22.05"', '"24.11"', '"25.05"');
export const deprecationSignatures: Signatures = {
  mkSettingsRenamedOptionModules: (random) =>
    `map (m: builtins.attrNames (m { config = { }; options = { }; }).options) (f ${path(random)} ${path(random)} { ${random.chance(0.3) ? 'transform = s: s + "2";' : ""} } [ "someOption" [ "fooBar" "x" ] { old = "o"; new = [ "n" "m" ]; } ])`,
  remapAttrsRecursive: (random) =>
    `f { pred = n: ${random.pick(['n == "a" || n == "b"', "true", "lib.hm.strings.isCamelCase n"])}; transform = n: ${random.pick(['n + "_"', "lib.nixpkgs.toUpper n"])}; ${random.chance(0.4) ? 'ignore = [ "b" "c" ];' : ""} } "path" (${remapped(random)})`,
  mkStateVersionOptionDefault: (random) =>
    `let r = f { stateVersion = ${versions(random)}; since = ${versions(random)}; optionPath = [ "a" "b" ]; legacy.value = ${scalar(random)}; current = { value = ${scalar(random)}; text = "t"; }; ${random.chance(0.4) ? `config = { }; options.a.b.highestPrio = ${random.pick(["100", "1500", "1000"])};` : ""} ${random.chance(0.4) ? "deferWarningToConfig = true;" : ""} ${random.chance(0.3) ? "shouldWarn = i: i.optionUsesDefaultPriority;" : ""} }; in { inherit (r) default effectiveDefault shouldWarn optionUsesDefaultPriority; }`,
  mkListEntryOmittedFieldPredicate: (random) =>
    `f { omittedField = "type"; triggerField = "config"; ${random.chance(0.3) ? "triggerPredicate = v: v != 1;" : ""} } { value = ${random.pick(['{ config = ""; }', "{ config = null; }", '{ config = "x"; }', '{ config = 1; type = "t"; }', "{ config = 1; }", "1", '{ type = "t"; }'])}; }`,
};
