import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const load = (name: string) => import(fileURLToPath(new URL(`../../action/${name}`, import.meta.url)));
const { argumentsOf, readInputs, splitArguments } = await load("inputs.mjs");
const { findBase } = await load("change-base.mjs");

describe("the inputs of the Action", () => {
  it("say nothing where they are empty", () => {
    const inputs = readInputs({ GITHUB_WORKSPACE: "/w", INPUT_PATHS: "", INPUT_CONFIG: "" });
    expect(argumentsOf(inputs, { sarif: "/t/a.sarif" }, undefined)).toEqual([
      "check",
      "--format=text",
      "--format=sarif=/t/a.sarif",
      "--fail-on=error",
    ]);
    expect(inputs).toMatchObject({ folder: "/w", annotations: true, summary: true });
  });

  it("become arguments, paths one per line and never a flag", () => {
    const inputs = readInputs({
      INPUT_PATHS: "a b.nix\r\n\n -c.nix \n",
      INPUT_CONFIG: "x.toml",
      INPUT_SET: "strict",
      INPUT_FAIL_ON: "note",
      INPUT_ARGS: "--ignore 'a b'\n--quiet",
    });
    expect(argumentsOf(inputs, {}, "HEAD^1")).toEqual([
      "check",
      "--format=text",
      "--config=x.toml",
      "--set=strict",
      "--fail-on=note",
      "--changed=HEAD^1",
      "--ignore",
      "a b",
      "--quiet",
      "a b.nix",
      "./-c.nix",
    ]);
  });

  it("annotate where nothing else shows findings at their lines", () => {
    expect(readInputs({ INPUT_ADVANCED_SECURITY: "true" }).annotations).toBe(false);
    expect(readInputs({ INPUT_ADVANCED_SECURITY: "true", INPUT_ANNOTATIONS: "true" }).annotations).toBe(true);
    expect(readInputs({ GITEA_ACTIONS: "true", INPUT_ANNOTATIONS: "auto" }).annotations).toBe(false);
  });

  it("are refused where they are neither true nor false", () => {
    expect(() => readInputs({ INPUT_SUMMARY: "yes" })).toThrow("the input 'summary' is 'true' or 'false', not 'yes'");
  });
});

it.each([
  ["", []],
  ["  a  b\n\tc ", ["a", "b", "c"]],
  [`--x="a b" 'c "d"' e'f'g`, ["--x=a b", 'c "d"', "efg"]],
  ["$(id) `id` ;|&", ["$(id)", "`id`", ";|&"]],
])("splits the arguments %s", (text, words) => {
  expect(splitArguments(text)).toEqual(words);
});

it.each([`"a`, `a 'b`, `"a" "`, `it's`])("refuses a quote that nothing closes: %s", (text) => {
  expect(() => splitArguments(text)).toThrow("a quote that nothing closes");
});

describe("a change is compared with", () => {
  it("what the user names", () => {
    expect(findBase("v1", {}, ".")).toEqual({ base: "v1" });
  });

  it("nothing, if not asked for", () => {
    expect([findBase("", {}, "."), findBase("false", {}, ".")]).toEqual([{}, {}]);
  });

  it("nothing, where a run comes without a change", () => {
    expect(findBase("true", { GITHUB_EVENT_NAME: "schedule" }, ".").notice).toContain("everything is reported");
  });
});
