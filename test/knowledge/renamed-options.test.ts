import { expect, test } from "vitest";
import { renamedNixosOptions } from "#src/knowledge/renamed-nixos-options.data.ts";
import { leadsToOldName, replacedOption } from "#src/knowledge/renamed-options.ts";

const lines = renamedNixosOptions.trim().split("\n");
const entries = lines.flatMap((line) => {
  const [, path, sign, to] = /^([^\s#]\S*) ([>~!])(?: (.+))?$/.exec(line) ?? [];
  return path === undefined ? [] : [{ path, sign, to }];
});

test("each line of the table of NixOS is a release, a source or an entry", () => {
  const other = lines.filter((line) => !/^(nixos \d\d\.\d\d$|# \S)/.test(line));
  expect(other.filter((line) => !/^[\w.*-]+ (!|[>~] [\w.*-][\w.* -]*[\w*])$/.test(line))).toEqual([]);
});

test("each group of the table of NixOS has a source", () => {
  const withoutSource = lines.filter((line, index) => line.startsWith("nixos ") && !lines[index + 1]?.startsWith("# "));
  expect(withoutSource).toEqual([]);
});

test("no option stands in the table of NixOS twice", () => {
  const paths = entries.map(({ path }) => path);
  expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
});

test("a new name is not replaced itself", () => {
  const stale = entries.filter(({ to }) => to !== undefined && replacedOption("nixos", to.split(".")));
  expect(stale.map(({ path }) => path)).toEqual([]);
});

test("a step that stands for any name takes the one of the path, in the old option and in the new one", () => {
  const found = replacedOption("nixos", ["users", "users", "alice", "passwordFile"]);
  expect(found?.path).toEqual(["users", "users", "alice", "passwordFile"]);
  expect(found?.to).toEqual(["users", "users", "alice", "hashedPasswordFile"]);
  expect(leadsToOldName(["users", "users", "alice"])).toBe(true);
  expect(leadsToOldName(["users", "users", "alice", "shell"])).toBe(false);
});

test("every old name is found on its way, and no new one that is not on the way to another", () => {
  const named = (path: string) => path.split(".").map((step) => (step === "*" ? "any" : step));
  for (const { path } of entries) {
    const steps = named(path);
    for (const length of steps.keys()) expect(leadsToOldName(steps.slice(0, length + 1))).toBe(true);
    expect(leadsToOldName([...steps, "below"])).toBe(true);
  }
  expect(leadsToOldName(["users", "users", "alice", "hashedPasswordFile"])).toBe(false);
});
