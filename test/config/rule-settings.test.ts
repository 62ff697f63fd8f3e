import { describe, expect, it } from "vitest";
import { type Config, defaultConfig, type RuleSetting } from "#src/config/config.ts";
import { isExcluded } from "#src/config/path-globs.ts";
import { settingsFor } from "#src/config/rule-settings.ts";
import { inventRule } from "../support/invented-rules.ts";

const options = { depth: { type: "integer", default: 3, describe: "" } } as const;
const recommended = inventRule({ id: "usual", options, check: {} }, "style");
const strict = inventRule({ id: "picky", set: "strict", severity: "note", check: {} }, "style");
const minimal = inventRule({ id: "vital", set: "minimal", severity: "error", check: {} }, "syntax");
const unlisted = inventRule({ id: "odd", set: "off", check: {} }, "style");

const rules = (settings: Record<string, RuleSetting>) => new Map(Object.entries(settings));
const config = (settings: Partial<Config>): Config => ({ ...defaultConfig, ...settings });
const severity = (rule: typeof strict, settings: Partial<Config>, file = "a.nix") =>
  settingsFor(config(settings), rule, file).severity;

describe("settingsFor", () => {
  it("turns on the rules of the set and of those it holds", () => {
    const on = (set: Config["set"]) =>
      [minimal, recommended, strict, unlisted].map((rule) => severity(rule, { set }) !== "off");
    expect(on("minimal")).toEqual([true, false, false, false]);
    expect(on("recommended")).toEqual([true, true, false, false]);
    expect(on("strict")).toEqual([true, true, true, false]);
  });

  it("lets the configuration turn rules on, off, and to another severity", () => {
    expect(severity(strict, { rules: rules({ picky: { severity: "error", options: {} } }) })).toBe("error");
    expect(severity(recommended, { rules: rules({ usual: { severity: "off", options: {} } }) })).toBe("off");
    expect(severity(recommended, { rules: rules({ usual: { options: { depth: 1 } } }) })).toBe("warning");
    expect(severity(strict, { rules: rules({ picky: { options: {} } }) })).toBe("off");
  });

  it("fills in the options that are not given", () => {
    expect(settingsFor(config({}), recommended, "a.nix").options).toEqual({ depth: 3 });
    const given = config({ rules: rules({ usual: { options: { depth: 1 } } }) });
    expect(settingsFor(given, recommended, "a.nix").options).toEqual({ depth: 1 });
  });

  it("lets later overrides win, for their paths only", () => {
    const overrides = [
      { paths: ["hosts/**"], rules: rules({ usual: { severity: "off", options: { depth: 1 } } }) },
      { paths: ["hosts/laptop/*.nix"], rules: rules({ usual: { severity: "note", options: {} } }) },
    ] as const;
    expect(severity(recommended, { overrides }, "modules/a.nix")).toBe("warning");
    expect(severity(recommended, { overrides }, "hosts/a.nix")).toBe("off");
    expect(severity(recommended, { overrides }, "hosts/laptop/a.nix")).toBe("note");
    expect(settingsFor(config({ overrides }), recommended, "hosts/laptop/a.nix").options).toEqual({ depth: 1 });
  });

  it("runs only what is selected, whatever its set, by rule or topic", () => {
    expect(severity(recommended, { select: ["picky"] })).toBe("off");
    expect(severity(strict, { select: ["picky"] })).toBe("note");
    expect(severity(unlisted, { select: ["style"] })).toBe("warning");
    const off = rules({ usual: { severity: "off", options: {} } });
    expect(severity(recommended, { select: ["usual"], rules: off })).toBe("warning");
  });

  it("keeps what overrides turn off for some paths, also if it is selected", () => {
    const overrides = [{ paths: ["a.nix"], rules: rules({ usual: { severity: "off", options: {} } }) }] as const;
    expect(severity(recommended, { select: ["usual"], overrides })).toBe("off");
  });

  it("never runs what is ignored, by rule or topic", () => {
    expect(severity(recommended, { ignore: ["usual"] })).toBe("off");
    expect(severity(recommended, { ignore: ["style"], select: ["usual"] })).toBe("off");
    expect(severity(minimal, { ignore: ["style"] })).toBe("error");
  });
});

describe("isExcluded", () => {
  it("keeps * within a folder, lets ** cross, and counts dot files", () => {
    const excluding = (...exclude: string[]) => config({ exclude });
    expect(isExcluded(excluding("*.nix"), "a.nix")).toBe(true);
    expect(isExcluded(excluding("*.nix"), "modules/a.nix")).toBe(false);
    expect(isExcluded(excluding("**/*.nix"), "modules/.hidden/a.nix")).toBe(true);
    expect(isExcluded(excluding("hosts/{a,b}.nix"), "hosts/b.nix")).toBe(true);
  });

  it("takes a folder for all that is in it", () => {
    for (const glob of ["generated", "generated/", "./generated"]) {
      expect(isExcluded(config({ exclude: [glob] }), "generated/deep/a.nix")).toBe(true);
      expect(isExcluded(config({ exclude: [glob] }), "generated-not/a.nix")).toBe(false);
    }
  });

  it("counts paths from the folder of flakelint.toml", () => {
    const nested = config({ path: "nix/flakelint.toml", exclude: ["a.nix"] });
    expect(isExcluded(nested, "nix/a.nix")).toBe(true);
    expect(isExcluded(nested, "a.nix")).toBe(false);
    expect(isExcluded(nested, "lib/a.nix")).toBe(false);
    expect(isExcluded(config({ path: "../shared.toml", exclude: ["a.nix"] }), "a.nix")).toBe(true);
  });
});
