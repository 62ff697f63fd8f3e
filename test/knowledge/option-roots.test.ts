import { expect, it } from "vitest";
import { classesWithRoot } from "#src/knowledge/option-roots.ts";

it("knows what only one kind of configuration has", () => {
  expect(classesWithRoot("boot")).toEqual(["nixos"]);
  expect(classesWithRoot("home")).toEqual(["homeManager"]);
  expect(classesWithRoot("homebrew")).toEqual(["darwin"]);
});

it("knows what two of them share", () => {
  expect(classesWithRoot("environment")).toEqual(["nixos", "darwin"]);
});

it("says nothing of a name that was not looked up in NixOS", () => {
  expect(classesWithRoot("services")).toBeNull();
  expect(classesWithRoot("launchd")).toBeNull();
  expect(classesWithRoot("mine")).toBeNull();
});
