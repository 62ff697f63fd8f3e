import { describe, expect, it } from "vitest";
import { storedSecrets } from "#src/project/secrets/secret-flow.ts";
import { secretReads, writtenSecrets } from "#src/project/secrets/secret-sources.ts";
import type { FileContent } from "#src/source/repository-files.ts";
import { projectOf } from "../../support/open-project.ts";

const flake = (module: string) =>
  `{ outputs = { nixpkgs, ... }: { nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ${module} ]; }; }; }`;

/** Each way that a secret takes, as `file:line message`. */
function ways(files: Readonly<Record<string, string | FileContent>>): string[][] {
  const project = projectOf(files);
  const sources = [...writtenSecrets(project), ...secretReads(project)];
  return sources.flatMap((source) =>
    storedSecrets(project, source).map(({ steps }) =>
      steps.map(({ file, span, message }) => {
        const line = project.nixFile(file)?.source.positionAt(span.start).line;
        return `${file}:${line} ${message}`;
      }),
    ),
  );
}

describe("the way of a secret", () => {
  it("is told from where it is written to what stores it, over files and options", () => {
    const files = {
      "flake.nix": flake("./server.nix ./sync.nix"),
      "keys.nix": '{\n  sync.token = "t0p-s3cret-91x";\n}\n',
      "server.nix": "let\n  keys = import ./keys.nix;\nin\n{\n  my.sync.key = keys.sync.token;\n}\n",
      "sync.nix": '{ config, ... }:\n{\n  systemd.services.sync.script = "sync ${config.my.sync.key}";\n}\n',
    };
    expect(ways(files)).toEqual([
      [
        "keys.nix:2 'token' is written here",
        "server.nix:2 'keys.nix' is imported",
        "server.nix:2 it is kept in 'keys'",
        "server.nix:5 it is given to option 'my.sync.key'",
        "sync.nix:3 option 'my.sync.key' is read",
        "sync.nix:3 option 'systemd.services.sync.script' puts it into the store",
      ],
    ]);
  });

  it("comes out of the function that reads it wherever that is called", () => {
    const module = `{ config, ... }:
let
  secret = name: builtins.readFile config.sops.secrets.\${name}.path;
  restic.password = secret "restic";
in
{
  environment.etc."restic".text = "P=\${restic.password}";
  environment.etc."other".text = toString secret;
}`;
    expect(ways({ "flake.nix": flake("./a.nix"), "a.nix": module })).toEqual([
      [
        "a.nix:3 'config.sops.secrets.${name}.path' is read here",
        "a.nix:4 'secret' gives it here for 'restic'",
        "a.nix:4 it is kept in 'restic'",
        "a.nix:7 option 'environment.etc.restic.text' puts it into the store",
      ],
    ]);
  });

  it("comes out of a function where it went in, and nowhere else", () => {
    const module = `{
  environment.etc = let
    show = token: "t=\${token}";
    apiToken = "t0p-s3cret-91x";
  in {
    a.text = show apiToken;
    b.text = show "public";
  };
}`;
    const [way, ...others] = ways({ "flake.nix": flake("./a.nix"), "a.nix": module });
    expect(way?.slice(1)).toEqual([
      "a.nix:6 it is given to 'show' as 'token'",
      "a.nix:6 option 'environment.etc.a.text' puts it into the store",
    ]);
    expect(others).toEqual([]);
  });

  it("ends in values that hold themselves and in functions that call themselves", () => {
    const module = `let
  token = "t0p-s3cret-91x";
  rec1 = { value = token; again = rec1; };
  call = x: call x;
in { a = rec1.again.value; b = call token; }`;
    expect(ways({ "flake.nix": flake("./a.nix"), "a.nix": module })).toEqual([]);
  });
});

describe("a read of a secret", () => {
  const storages = (content: string | FileContent) => {
    const module = "{ a.b = builtins.readFile ./secrets/x; }";
    const project = projectOf({ "flake.nix": flake("./a.nix"), "a.nix": module, "secrets/x": content });
    return secretReads(project).map(({ storage }) => storage);
  };

  it("knows an open file from one that git-crypt opens, and from ciphertext", () => {
    expect(storages("abc\n")).toEqual(["plain"]);
    expect(storages({ kind: "unreadable", reason: "encrypted", detail: "is encrypted" })).toEqual(["locked"]);
    expect(storages("age-encryption.org/v1\n-> X25519 abc\n")).toEqual([]);
    expect(storages({ kind: "unreadable", reason: "binary", detail: "is binary" })).toEqual([]);
  });
});
