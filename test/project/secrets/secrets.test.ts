import { describe, expect, it } from "vitest";
import { secretFiles, secretScopes } from "#src/project/secrets/secret-declarations.ts";
import { secretUses } from "#src/project/secrets/secret-uses.ts";
import { readSopsRules } from "#src/project/secrets/sops-rules.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

describe("the secrets of configurations", () => {
  const project = projectOf({
    "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
    "laptop.nix": `{ config, lib, ... }: {
  age.secrets.wifi = { file = ./secrets/wifi.age; mode = lib.mkForce "0440"; };
  sops = { defaultSopsFile = ./secrets/laptop.yaml; secrets."a/b" = { }; };
  home-manager.users.ada = { sops.secrets.mail.sopsFile = ./secrets/ada.yaml; };
  containers.mail.config = { age.secrets = config.my.secrets; };
}
`,
  });

  it("are those of the machine and of each of its parts", () => {
    const scopes = secretScopes(project).map(({ part, declarations, open }) => {
      return [part?.name ?? null, declarations.map(({ option, name }) => `${option}.${name}`), [...open]];
    });
    expect(scopes).toEqual([
      [null, ["age.secrets.wifi", "sops.secrets.a/b"], []],
      ["ada", ["sops.secrets.mail"], []],
      ["mail", [], ["age.secrets"]],
    ]);
  });

  it("say what their fields hold, properties taken off", () => {
    const fields = secretScopes(project)[0]?.declarations[0]?.fields;
    expect(fields?.get("mode")?.literal).toBe("0440");
    expect(fields?.get("file")?.file).toBe("secrets/wifi.age");
  });

  it("come from files, also by the default of sops-nix", () => {
    const files = secretFiles(project).map(({ file, label }) => [label, file]);
    expect(files).toEqual([
      ["sops.defaultSopsFile", "secrets/laptop.yaml"],
      ["age.secrets.wifi", "secrets/wifi.age"],
      ["sops.secrets.mail", "secrets/ada.yaml"],
    ]);
  });
});

describe("the uses of secrets", () => {
  const shapes: readonly (readonly [string, (string | null)[]])[] = [
    ["config.age.secrets.x.path", ["config age.secrets x"]],
    ["osConfig.sops.placeholder.x", ["osConfig sops.secrets x"]],
    ["let cfg = config.age; in cfg.secrets.x.path", ["config age.secrets x"]],
    ["let inherit (config.sops) secrets; in secrets.x.path", ["config sops.secrets x"]],
    ["with config.age.secrets; x.path", ["config age.secrets null", "config age.secrets x"]],
    ["{ inherit (config.age.secrets.x) path; }", ["config age.secrets x"]],
    ["config.age.secrets ? x", ["config age.secrets x"]],
    ["config.age.secrets.${name}.path", ["config age.secrets null"]],
    ["self.nixosConfigurations.a.config.age.secrets.x.path", ["other age.secrets x"]],
    ["config.services.secrets.x.path", []],
  ];
  it.each(shapes)("are seen in %s", (expression, expected) => {
    const file = `{ config, osConfig, self, name, ... }: { y = ${expression}; }\n# age sops secrets placeholder\n`;
    const project = projectOf({ "flake.nix": flakeWith({ a: "./a.nix" }), "a.nix": file });
    const uses = secretUses(project).map(({ root, option, name }) => `${root} ${option} ${name}`);
    expect([...new Set(uses)].toSorted()).toEqual(expected.toSorted());
  });
});

describe("the creation rules of sops", () => {
  const patterns = (text: string) => readSopsRules(text)?.map(({ pattern }) => pattern?.source ?? null);

  it("are read with keys before them, in any quotes, with comments", () => {
    const text = `keys:
  - &ada age1mock
creation_rules:
  # the first
  - path_regex: secrets/[^/]+\\.yaml$ # of all
    key_groups:
    - age:
      - *ada
  - age: age1mock
    path_regex: 'it''s'
  - path_regex: "a\\\\.b"
  - pgp: mock
  - path_regex: >-
      c
stores: { }
`;
    expect(patterns(text)).toEqual(["secrets\\/[^/]+\\.yaml$", "it's", "a\\.b", null, "c"]);
  });

  it("name those who can decrypt, by their anchors and without", () => {
    const recipients = (rule: string) => {
      const text = `keys:\n  - &ada age1ada\n  - &hosts:\n    - &laptop age1laptop\ncreation_rules:\n  - ${rule}\n`;
      return readSopsRules(text)?.[0]?.recipients?.map(({ kind, key, name }) => `${kind} ${key} ${name}`) ?? null;
    };
    expect(recipients("key_groups:\n      - age: [*ada, *laptop]\n        pgp:\n          - AB")).toEqual([
      "age age1ada ada",
      "age age1laptop laptop",
      "pgp AB null",
    ]);
    expect(recipients("age: >-\n      age1a,\n      age1b")).toEqual(["age age1a null", "age age1b null"]);
    expect(recipients("key_groups:\n      - merge:\n        - age: [a]\n        age: [b]")).toEqual([
      "age a null",
      "age b null",
    ]);
    expect(recipients("key_groups:\n      - age: [*ada]\n      - age: [*laptop]")).toBeNull();
    expect(recipients("age: *ada\n    kms: arn:x")).toBeNull();
  });

  it.each([
    ["in brackets", "creation_rules: [{ path_regex: x }]\n"],
    ["in braces", "creation_rules:\n  - { path_regex: x }\n"],
  ])("are known %s", (_, text) => expect(readSopsRules(text)).toHaveLength(1));

  it.each([
    ["no rules", "keys: []\n"],
    ["a tag", "creation_rules:\n  - !rule { path_regex: x }\n"],
    ["flags of Go", "creation_rules:\n  - path_regex: (?i)x\n"],
    ["a merged rule", "creation_rules:\n  - *rule\n"],
  ])("are not known with %s", (_, text) => expect(readSopsRules(text)).toBeNull());
});
