import { describe, expect, it } from "vitest";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

const { layout } = projectOf({
  "flake.nix": flakeWith({
    web: "./hosts/web",
    "web-image": "./hosts/web ./image.nix",
    inner: "./hosts/web/inner",
    plain: "./hosts/plain.nix",
  }),
  "hosts/web/default.nix": "{ }",
  "hosts/web/inner/default.nix": "{ }",
  "hosts/plain.nix": "{ }",
  "image.nix": "{ }",
});

describe("the hosts that a file belongs to", () => {
  it.each([
    ["hosts/web/default.nix", ["web"]],
    ["hosts/web/deep/er.nix", ["web"]],
    ["hosts/web/inner/a.nix", ["inner", "web"]],
    ["hosts/web", ["web"]],
    ["hosts/plain.nix", ["plain"]],
    ["hosts/plain.nix.bak", []],
    ["hosts/website.nix", []],
    ["image.nix", []],
    ["a/hosts/web/b.nix", []],
  ])("of %s are those in whose folder it lies, or whose file it is", (path, names) => {
    expect([...layout.ownersOf(path)]).toEqual(names);
    const scanned = layout.homes.filter(
      (home) => home.root !== null && (path === home.path || path.startsWith(`${home.path}/`)),
    );
    expect([...new Set(scanned.map(({ host }) => host.name))]).toEqual(names);
  });
});
