import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { registry } from "#src/rules/registry.ts";
import { lint } from "../support/lint.ts";
import { readFolder } from "../support/read-folder.ts";

const flake = readFolder("fixtures/flakes/single-host-broken");
const damageable = Object.keys(flake).filter((path) => path.endsWith(".nix") || path === "flake.lock");

const snippet = fc.constantFrom(
  ..."{ } [ ] ( ) ; = '' \" ${ rec with let in : @ , ... inherit // ++ ./ import self config \0 é \r\n # /*".split(" "),
);

/** Cut something out of a file, or put something in. */
const damage = fc.record({
  path: fc.constantFrom(...damageable),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 40 }),
  insert: snippet,
});

describe("a damaged repository", () => {
  it("is analysed to the end without a crash of any rule", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (damages) => {
        const files = { ...flake };
        for (const { path, at, remove, insert } of damages) {
          const text = files[path] as string;
          const offset = Math.floor(at * text.length);
          files[path] = text.slice(0, offset) + insert + text.slice(offset + remove);
        }
        const { report, project } = await lint(files, registry);
        expect(report.crashes).toEqual([]);
        expect(project?.hosts.every((host) => host.modules.length >= 0) ?? true).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
