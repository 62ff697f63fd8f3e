import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { locateToml, type TomlPath } from "#src/config/toml-positions.ts";

/** The paths of all keys and elements of a value. */
function pathsOf(value: unknown, path: TomlPath = []): TomlPath[] {
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  const entries = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value);
  return entries.flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}

const tricky = `# a = 1
a = 1 # b = 2
b.c = "d = 4 # \\" ]"
"quoted key" . 'literal.key' = 'x = 1'
multi = """
e = 5
[not-a-table]
\\""" still text """
raw = '''
f = 6 ''' # comment
list = [ 1, # one
  [ "]", ',' ],
  { g = 1, h = [ 2 ] },
]
empty = []
none = {}
date = 1979-05-27T07:32:00Z
inline = { i = { j = 1 }, "k.l" = true }
\t[ table . "sub" ]  # comment
m = -1.5e3
[[array]]
n = 1
[array.inner]
o = 2
[[array]]
n = 3
[[array.deep]]
p = 1
[[array.deep]]
p = 2`;

describe("locateToml", () => {
  it.each([
    ["line feeds", tricky],
    ["Windows line ends", tricky.replaceAll("\n", "\r\n")],
  ])("finds every key and element, with %s", (_, text) => {
    const locate = locateToml(text);
    const paths = pathsOf(parse(text));
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      const key = path.at(-1);
      const offset = locate(path);
      expect(offset, path.join(".")).toBeDefined();
      if (typeof key === "string") expect(text.slice(offset).replace(/^["']/, "").startsWith(key)).toBe(true);
    }
  });

  it("tells the lines of what has the same name", () => {
    const locate = locateToml(tricky);
    const line = (path: TomlPath) => tricky.slice(0, locate(path)).split("\n").length;
    expect(line(["a"])).toBe(2);
    expect(line(["list", 1, 1])).toBe(12);
    expect(line(["array", 0, "n"])).toBe(22);
    expect(line(["array", 1, "n"])).toBe(26);
    expect(line(["array", 1, "deep", 1, "p"])).toBe(30);
  });

  it("knows nothing of keys that are not there", () => {
    expect(locateToml(tricky)(["e"])).toBeUndefined();
  });

  it("comes to an end on texts that are no TOML", () => {
    for (const text of ["[", "a", "= 1", "a = [", "a = {", '"', "[[", "a = [ , ]", "}}", "a = { b"]) {
      expect(() => locateToml(text)(["a"])).not.toThrow();
    }
  });
});
