import { describe, expect, it } from "vitest";
import { ConfigError } from "#src/config/config-error.ts";
import { readConfig } from "#src/config/read-config.ts";
import { checkRuleNames } from "#src/config/rule-names.ts";
import { inventRule } from "../support/invented-rules.ts";

const rules = [
  inventRule(
    {
      id: "unused-with",
      options: {
        strict: { type: "boolean", default: false, describe: "" },
        depth: { type: "integer", default: 3, describe: "" },
        prefix: { type: "string", default: "", describe: "" },
        names: { type: "strings", default: [], describe: "" },
      },
      check: {},
    },
    "dead-code",
  ),
  inventRule({ id: "empty-let", check: {} }, "dead-code"),
];

const read = (text: string) => readConfig(text, "flakelint.toml", rules);

/** `line:column message (hint)` of the mistake in a text. */
function mistake(text: string): string {
  try {
    read(text);
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown;
    const { place, message, hint } = thrown;
    return `${place?.line}:${place?.column} ${message}${hint === null ? "" : ` (${hint})`}`;
  }
  return "no mistake";
}

describe("readConfig", () => {
  it("reads an empty file as the defaults", () => {
    expect(read("")).toEqual({
      path: "flakelint.toml",
      set: "recommended",
      rules: new Map(),
      overrides: [],
      exclude: [],
      baseline: null,
      layout: {},
      boundaries: [],
      select: null,
      ignore: [],
    });
  });

  it("takes the largest of the sets it extends", () => {
    expect(read('extends = ["minimal"]').set).toBe("minimal");
    expect(read('extends = ["recommended", "strict", "minimal"]').set).toBe("strict");
    expect(read("extends = []").set).toBe("minimal");
  });

  it("reads severities and options of rules, in every way TOML has to write them", () => {
    const expected = { severity: "error", options: { depth: 2, names: ["a"] } };
    for (const text of [
      '[rules]\nunused-with = { severity = "error", depth = 2, names = ["a"] }',
      '[rules.unused-with]\nseverity = "error"\ndepth = 2\nnames = ["a"]',
      'rules.unused-with.severity = "error"\nrules.unused-with.depth = 2\nrules."unused-with".names = ["a"]',
    ]) {
      expect(read(text).rules.get("unused-with")).toEqual(expected);
    }
    expect(read('[rules]\nempty-let = "off"').rules.get("empty-let")).toEqual({ severity: "off", options: {} });
    expect(read("[rules.unused-with]\nstrict = true").rules.get("unused-with")).toEqual({ options: { strict: true } });
  });

  it("reads overrides, exclusions and the layout", () => {
    const config = read(`
exclude = ["generated/**"]

[layout]
hosts = "./machines/"

[[override]]
paths = ["hosts/**"]
rules = { empty-let = "off" }

[[override]]
paths = ["modules/*.nix"]
[override.rules]
empty-let = "error"
`);
    expect(config.exclude).toEqual(["generated/**"]);
    expect(config.layout).toEqual({ hosts: "machines" });
    expect(config.overrides.map(({ paths, rules: own }) => [paths, [...own.keys()]])).toEqual([
      [["hosts/**"], ["empty-let"]],
      [["modules/*.nix"], ["empty-let"]],
    ]);
  });

  it("reads boundaries between zones, roles and globs", () => {
    const { boundaries } = read(`
[boundaries.zones]
desktop = "modules/desktop/**"
server = ["modules/server/**", "modules/mail.nix"]

[[boundaries.rule]]
from = "server"
to = ["desktop", "homes"]
allow = "modules/desktop/fonts.nix"
message = "no windows on servers"

[[boundaries.rule]]
from = "lib/**"
only = "lib/**"
`);
    const server = { name: "server", files: ["modules/server/**", "modules/mail.nix"] };
    const desktop = { name: "desktop", files: ["modules/desktop/**"] };
    const fonts = { name: "modules/desktop/fonts.nix", files: ["modules/desktop/fonts.nix"] };
    const lib = { name: "lib/**", files: ["lib/**"] };
    expect(boundaries).toEqual([
      {
        from: [server],
        to: [desktop, { name: "homes", files: "homes" }],
        only: null,
        allow: [fonts],
        message: "no windows on servers",
      },
      { from: [lib], to: [], only: [lib], allow: [], message: null },
    ]);
  });

  it("counts folders of the layout from its own", () => {
    expect(readConfig('[layout]\nhosts = "machines"', "nix/flakelint.toml").layout).toEqual({ hosts: "nix/machines" });
  });

  it("takes a folder or several for each role, and none for an empty list", () => {
    const { layout } = read('[layout]\nmodules = ["./modules/", "profiles"]\nhomes = "users"\npackages = []');
    expect(layout).toEqual({ modules: ["modules", "profiles"], homes: ["users"], packages: [] });
  });

  it("takes a preset for all that the other keys do not say", () => {
    const text = '[layout]\npreset = "hosts"\npackages = "packages"';
    expect(readConfig(text, "nix/flakelint.toml").layout).toEqual({
      preset: "hosts",
      hosts: "nix/hosts",
      homes: ["nix/home"],
      modules: ["nix/modules"],
      overlays: ["nix/overlays"],
      packages: ["nix/packages"],
    });
    expect(read('[layout]\npreset = "single-host"').layout.hosts).toBeUndefined();
  });

  it.each([
    ["an unknown preset", "[layout]\npreset = 'host'", "2:1 'layout.preset' cannot be 'host' (did you mean 'hosts'?)"],
    ["a folder of modules outside", "[layout]\nmodules = ['../x']", /^2:\d+ '..\/x' leads out of the repository/],
    ["a number of homes", "[layout]\nhomes = 1", /^2:1 'layout.homes' must be a list of strings/],
    ["no TOML", "exclude = [\n  'a'\n\n[rules]", /^\d+:\d+ not valid TOML: /],
    ["an unknown key", "\nexlude = []", "2:1 unknown key 'exlude' (did you mean 'exclude'?)"],
    [
      "a key of the whole file below a table",
      "[layout]\nhosts = 'a'\nbaseline = 'b.json'",
      "3:1 unknown key 'baseline' (here it belongs to 'layout': move it above the first [table])",
    ],
    [
      "a key of the whole file below the rules",
      "[rules]\nexclude = ['a']",
      "2:1 unknown rule 'exclude' (here it belongs to 'rules': move it above the first [table])",
    ],
    [
      "a key of the whole file below the options of a rule",
      "[rules.unused-with]\nextends = ['strict']",
      /^2:1 rule 'unused-with' has no option 'extends' \(here it belongs to 'rules.unused-with'/,
    ],
    ["an unknown key near to none", "colour = 1", /^1:1 unknown key 'colour' \(known keys: extends, /],
    ["an unknown rule", '[rules]\n\nunused-wth = "off"', "3:1 unknown rule 'unused-wth' (did you mean 'unused-with'?)"],
    [
      "a topic in place of a rule",
      '[rules]\ndead-code = "off"',
      /^2:1 unknown rule 'dead-code' \('dead-code' is a topic/,
    ],
    [
      "an unknown severity",
      '[rules]\nempty-let = "eror"',
      "2:1 'rules.empty-let' cannot be 'eror' (did you mean 'error'?)",
    ],
    ["a severity of another type", "[rules]\nempty-let = 2", "2:1 'rules.empty-let' must be a table, not 2"],
    [
      "an unknown option",
      "[rules.unused-with]\nstrikt = true",
      "2:1 rule 'unused-with' has no option 'strikt' (did you mean 'strict'?)",
    ],
    [
      "an option of another type, in an inline table",
      "[rules]\nunused-with = { strict = true, depth = '3' }",
      "2:32 'rules.unused-with.depth' must be a whole number, not the string '3'",
    ],
    ["a fraction", "[rules.unused-with]\ndepth = 1.5", "2:1 'rules.unused-with.depth' must be a whole number, not 1.5"],
    [
      "an element of another type, over several lines",
      "[rules.unused-with]\nnames = [\n  'a', # first\n  2,\n]",
      "4:3 'rules.unused-with.names' must be a string, not 2",
    ],
    [
      "an unknown set",
      'extends = ["recomended"]',
      "1:12 'extends' cannot be 'recomended' (did you mean 'recommended'?)",
    ],
    [
      "a set that is no list",
      'extends = "strict"',
      "1:1 'extends' must be a list of rule sets, not the string 'strict'",
    ],
    ["an override without paths", "[[override]]\nrules = {}", /^1:3 an override must say its 'paths'/],
    [
      "a mistake in the second override",
      "[[override]]\npaths = ['a']\n[[override]]\npaths = ['b']\n[override.rules]\nempty-lt = 'off'",
      "6:1 unknown rule 'empty-lt' (did you mean 'empty-let'?)",
    ],
    ["an override that is a table", "[override]\npaths = []", "1:2 'override' must be a list of tables, not a table"],
    ["a glob that leads out", "exclude = ['../x']", /^1:12 '..\/x' leads out/],
    [
      "an unknown zone",
      '[[boundaries.rule]]\nfrom = "modules"\nto = "host"',
      "3:1 there is no zone 'host' (did you mean 'hosts'?)",
    ],
    [
      "an unknown zone in a list",
      '[boundaries.zones]\ndesktop = "gui/**"\n[[boundaries.rule]]\nfrom = "modules"\nto = ["hosts", "desctop"]',
      "5:16 there is no zone 'desctop' (did you mean 'desktop'?)",
    ],
    ["a boundary from nowhere", '[[boundaries.rule]]\nto = "hosts"', /^1:\d+ a boundary must say 'from'/],
    ["a boundary to nowhere", '[[boundaries.rule]]\nfrom = "hosts"', /^1:\d+ a boundary must say what its zone/],
    [
      "a boundary with two kinds of end",
      '[[boundaries.rule]]\nfrom = "hosts"\nto = "homes"\nonly = "modules"',
      /^1:\d+ 'to' and 'only' exclude each other/,
    ],
    [
      "a zone kept from itself",
      '[[boundaries.rule]]\nfrom = "hosts"\nto = "hosts"',
      /^3:1 zone 'hosts' cannot be kept from itself/,
    ],
    ["a zone outside", '[boundaries.zones]\nelse = "../other"', /^2:1 '..\/other' leads out/],
    ["a zone named like a path", '[boundaries.zones]\n"a/b" = "c"', /^2:1 zone 'a\/b' is named like a path/],
    [
      "an unknown key of a boundary",
      "[[boundaries.rule]]\nform = 'hosts'",
      "2:1 unknown key 'form' (did you mean 'from'?)",
    ],
    ["an unknown folder", "[layout]\nhost = 'a'", "2:1 unknown key 'host' (did you mean 'hosts'?)"],
    ["a folder outside", "[layout]\nhosts = '/etc'", "2:1 '/etc' leads out of the repository"],
    ["a date", "exclude = 2024-01-01", "1:1 'exclude' must be a list of strings, not a date"],
    ["a key that looks like one in a string above", "a = '''\nexclude = 1'''\nexclude = []", /^1:1 unknown key 'a'/],
    ["a key that is in a comment above", "# exclude = 1\nexclude = 1", /^2:1 'exclude' must be/],
    ["a key of the prototype", "constructor = 1", /^1:1 unknown key 'constructor'/],
    ["an option of the prototype", "[rules.empty-let]\ntoString = 1", /^2:1 rule 'empty-let' has no option 'toString'/],
    ["a rule of the prototype", "[rules]\n__proto__ = 'off'", /unknown rule|not valid TOML/],
  ])("tells the place of %s", (_, text, expected) => {
    if (expected instanceof RegExp) expect(mistake(text)).toMatch(expected);
    else expect(mistake(text)).toBe(expected);
  });
});

describe("checkRuleNames", () => {
  it("lets rules and topics pass", () => {
    expect(() => checkRuleNames("--select", ["unused-with", "dead-code"], rules)).not.toThrow();
  });

  it("names the flag, the name, and the one that was meant", () => {
    const check = () => checkRuleNames("--ignore", ["unused-wiht"], rules);
    expect(check).toThrow(
      expect.objectContaining({
        message: "--ignore: unknown rule or topic 'unused-wiht'",
        hint: "did you mean 'unused-with'?",
        place: null,
      }),
    );
  });
});
