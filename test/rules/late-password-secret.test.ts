import { expect, it } from "vitest";
import rule from "#src/rules/secrets/late-password-secret.ts";
import { flakeWith } from "../support/flakes.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (body: string, files: Record<string, string> = {}) => ({
  "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
  "laptop.nix": `{ config, lib, ... }:\n{\n  ${body}\n}\n`,
  ...files,
});
const taken = "users.users.ada.hashedPasswordFile = config.sops.secrets.ada.path;";

testRule(rule, {
  silent: {
    "needed for users": laptop(`sops.secrets.ada.neededForUsers = true;\n  ${taken}`),
    "needed for users, said elsewhere": laptop(`imports = [ ./b.nix ];\n  sops.secrets.ada = { };\n  ${taken}`, {
      "b.nix": "{ sops.secrets.ada.neededForUsers = true; }\n",
    }),
    "needed for users under a condition": laptop(
      `sops.secrets.ada.neededForUsers = lib.mkIf config.my.early true;\n  ${taken}`,
    ),
    "needed for users by something unknown": laptop(`sops.secrets.ada = config.my.defaults;\n  ${taken}`),
    "names that are not all known": laptop(`sops.secrets = { ada = { }; } // config.my.secrets;\n  ${taken}`),
    "a module that is not known": laptop(`imports = [ config.my.module ];\n  sops.secrets.ada = { };\n  ${taken}`),
    "an option of the owner": laptop(
      `options.sops.secrets = lib.mkOption { };\n  config = { sops.secrets.ada = { }; ${taken} };`,
    ),
    agenix: laptop(
      "age.secrets.ada.file = ./ada.age;\n  users.users.ada.hashedPasswordFile = config.age.secrets.ada.path;",
    ),
    "a path of its own": laptop(`sops.secrets.ada.path = "/persist/ada";\n  ${taken}`),
    "another option": laptop(
      "sops.secrets.ada = { };\n  mailserver.accounts.ada.hashedPasswordFile = config.sops.secrets.ada.path;",
    ),
    "another definition that wins": laptop(
      `sops.secrets.ada = { };\n  imports = [ { users.users.ada.hashedPasswordFile = lib.mkForce null; } ];\n  ${taken}`,
    ),
    "a secret that nobody declares": laptop(taken),
    "a part of a text": laptop(
      'sops.secrets.ada = { };\n  users.users.ada.hashedPasswordFile = "/x/${config.sops.secrets.ada.path}";',
    ),
    "a function of the owner": laptop(
      "sops.secrets.ada = { };\n  users.users.ada.hashedPasswordFile = config.my.early config.sops.secrets.ada.path;",
    ),
    "a home": {
      "flake.nix": `{
  outputs = { home-manager, ... }: {
    homeConfigurations.ada = home-manager.lib.homeManagerConfiguration { modules = [ ./home.nix ]; };
  };
}
`,
      "home.nix": `{ config, ... }: { sops.secrets.ada = { }; ${taken} }\n`,
    },
  },
  reported: {
    "a secret that users need": laptop(`sops.secrets.ada = { }; #! too late for the password of 'ada'\n  ${taken}`),
    "one that says it is not needed": laptop(
      `sops.secrets.ada.neededForUsers = false; #! 'sops.secrets.ada'\n  ${taken}`,
    ),
    "an owner": laptop(`sops.secrets.ada.owner = "ada"; #! 'ada'\n  ${taken}`),
    "the old name of the option": laptop(
      "sops.secrets.ada = { }; #! 'bob'\n  users.users.bob.passwordFile = config.sops.secrets.ada.path;",
    ),
    "sets within sets, a condition, and another file": laptop(
      "imports = [ ./b.nix ];\n  sops.secrets.ada = { }; #! 'eve'",
      {
        "b.nix":
          "{ config, lib, ... }: { users.users = { eve = { hashedPasswordFile = lib.mkIf true (config.sops.secrets.ada.path); }; }; }\n",
      },
    ),
    "through a variable": {
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": `{ config, ... }:
let
  inherit (config.sops) secrets;
in
{
  sops.secrets.ada = { }; #! 'ada'
  users.users.ada.hashedPasswordFile = secrets.ada.path;
}
`,
    },
  },
});

it("is an error where users have no other passwords", async () => {
  const severity = async (more: string) => {
    const { report } = await runRule(rule, laptop(`sops.secrets.ada = { };\n  ${taken}\n  ${more}`));
    return report.findings.map((finding) => finding.severity);
  };
  expect(await severity("users.mutableUsers = false;")).toEqual(["error"]);
  expect(await severity("")).toEqual(["warning"]);
});
