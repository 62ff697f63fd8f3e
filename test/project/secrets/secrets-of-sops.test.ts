import { describe, expect, it } from "vitest";
import { latePasswords } from "#src/project/secrets/late-passwords.ts";
import { readSopsFile } from "#src/project/secrets/sops-file.ts";
import { missingKeys } from "#src/project/secrets/sops-keys.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

const sealed = "ENC[AES256_GCM,data:bW9jaw==,type:str]";

describe("a file of sops", () => {
  const yaml = `a: ${sealed}\nsops:\n    kms: []\n    age:\n        - recipient: age1ada\n          enc: |\n            x\n    pgp:\n        - fp: ABCD\n    mac: ${sealed}\n    unencrypted_suffix: _open\n`;
  const flat = (prefix: string, equals: string) =>
    ["age__list_0__map_recipient=age1ada", "pgp__list_0__map_fp=ABCD", "unencrypted_suffix=_open", `mac=${sealed}`]
      .map((line) => `${prefix}${line.replace("=", equals)}\n`)
      .join("");

  it.each([
    ["YAML", "x.yaml", yaml],
    [
      "JSON",
      "x",
      JSON.stringify({
        a: sealed,
        sops: {
          age: [{ recipient: "age1ada" }],
          pgp: [{ fp: "ABCD" }],
          hc_vault: null,
          mac: sealed,
          unencrypted_suffix: "_open",
        },
      }),
    ],
    ["dotenv", "x.env", `# x\na=${sealed}\n${flat("sops_", "=")}`],
    ["ini", "x.ini", `[a]\nb = ${sealed}\n\n[sops]\n${flat("", " = ")}`],
  ])("is read in %s", (_, path, text) => {
    const file = readSopsFile(path, text);
    expect([...(file?.content.entries.keys() ?? [])]).toEqual(["a"]);
    expect(file?.metadata.recipients?.map(({ kind, key }) => `${kind} ${key}`)).toEqual(["age age1ada", "pgp ABCD"]);
    expect(file?.metadata.settings.get("unencrypted_suffix")).toBe("_open");
  });

  it.each([
    ["keys of a cloud", yaml.replace("kms: []", "kms:\n        - arn: x")],
    ["several keys together", `${yaml}    shamir_threshold: 2\n`],
  ])("does not say who can decrypt it with %s", (_, text) => {
    const file = readSopsFile("x.yaml", text);
    expect(file?.metadata.recipients).toBeNull();
  });

  it.each([
    ["x.yaml", "a: b\n"],
    ["x.yaml", `a: ${sealed}\n`],
    ["x.yaml", `a: ${sealed}\nsops: {}\n`],
    ["x.json", `{ "a": "${sealed}", }`],
    ["x.env", `a=${sealed}\nb\nsops_mac=${sealed}\n`],
    ["x.ini", `a = ${sealed}\n`],
  ])("is not %s with %j", (path, text) => expect(readSopsFile(path, text)).toBeNull());
});

describe("what may be said of a secret elsewhere", () => {
  const found = (other: string) => {
    const project = projectOf({
      "flake.nix": flakeWith({ laptop: "./a.nix ./b.nix" }),
      "a.nix": `{ config, ... }: {
  sops.secrets.ada.sopsFile = ./s.yaml;
  users.users.ada.hashedPasswordFile = config.sops.secrets.ada.path;
}
`,
      "b.nix": other,
      "s.yaml": `b: ${sealed}\nsops:\n    mac: ${sealed}\n`,
    });
    return [missingKeys(project).length, latePasswords(project).length];
  };

  it("is not known while a module that speaks of them cannot be read as a whole", () => {
    expect(found("{ }")).toEqual([1, 1]);
    expect(found("{ a = ( ; b = 1; }")[0]).toBe(1);
    expect(found("{ a = ( ; sops.secrets.ada.key = 1; }")).toEqual([0, 0]);
  });
});
