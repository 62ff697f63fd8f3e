import { describe, expect, it } from "vitest";
import { inlineHosts } from "#src/project/layout/inline-hosts.ts";
import { flakeWith, twoHosts } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

describe("a host that is written inline", () => {
  const found = (hosts: Readonly<Record<string, string>>) => {
    const all = { desktop: "./hosts/desktop", laptop: "./hosts/laptop", ...hosts };
    return inlineHosts(projectOf({ ...twoHosts, "flake.nix": flakeWith(all) }));
  };

  it("is found beside those that have a folder", () => {
    const [inline, ...others] = found({ server: "{ }" });
    expect(others).toEqual([]);
    expect([inline?.host.name, inline?.directory, inline?.inline.file]).toEqual(["server", "hosts", "flake.nix"]);
  });

  it("is none where it uses the files of another", () => expect(found({ server: "./hosts/laptop { }" })).toEqual([]));
});
