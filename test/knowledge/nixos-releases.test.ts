import { expect, test } from "vitest";
import { newestReleaseAt, oldestReleaseAt, releaseOfBranch } from "#src/knowledge/nixos-releases.ts";

test.each([
  ["2025-03-01", "24.11"],
  ["2025-05-31", "24.11"],
  ["2025-06-01", "25.05"],
  ["2026-08-19", "26.05"],
])("a rolling branch locked on %s surely has all of %s", (day, release) => {
  expect(newestReleaseAt(new Date(`${day}T12:00:00Z`))).toBe(release);
});

test("a revision of an unknown branch may be of the oldest release that still got commits", () => {
  expect(oldestReleaseAt(new Date("2024-12-15T12:00:00Z"))).toBe("24.05");
  expect(oldestReleaseAt(new Date("2025-03-01T12:00:00Z"))).toBe("24.11");
});

test("a branch of a release is of that release, a rolling one of none", () => {
  expect(releaseOfBranch("nixos-24.05-small")).toBe("24.05");
  expect(releaseOfBranch("nixos-unstable")).toBeNull();
});
