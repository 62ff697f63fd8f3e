import { expect, it } from "vitest";
import rule from "#src/rules/secrets/plaintext-password.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

const module = (body: string) => `{ config, pkgs, ... }:\n{\n${body}\n}\n`;

testRule(rule, {
  silent: {
    "a file of a secret": module("users.users.alice.hashedPasswordFile = config.age.secrets.alice.path;"),
    "a reference": module("services.x.password = config.my.secret;"),
    "an interpolated reference": module('services.x.password = "${config.sops.placeholder.x}";'),
    "an empty string": module('users.users.alice.password = "";'),
    "a path as a string": module('services.x.password = "/run/secrets/x";'),
    "a name ending in File": module('services.x.passwordFile = "/run/x";'),
    "a command": module('accounts.email.accounts.me.passwordCommand = "pass show mail";'),
    "a placeholder that the service replaces": module('services.home-assistant.config.mqtt.password = "!secret mqtt";'),
    "a placeholder of the environment": module('services.x.settings.token = "{env.TOKEN}";'),
    "a value that says there is none": module('services.x.apiKey = "unused";'),
    "a hash, which is another rule's": module('users.users.alice.hashedPassword = "$6$abc";'),
    "a locked password": module('users.users.alice.initialPassword = "!";'),
    "a public key": module('services.x.publicKey = "abc";'),
    "a switch": module("services.openssh.settings.PasswordAuthentication = false;"),
    "a name where no option lives": '{ strings.password = "Password:"; }\n',
    "a variable": 'let login = { services.x.password = "hunter42"; }; in login.services\n',
    "a key binding": module('programs.x.keybindings.password = "";'),
    "the address of a secret": module('home.sessionVariables.OPENAI_API_KEY = "op://Private/OpenAI/credential";'),
    "the name of a secret": module('services.x.entries.maps-api-key = "google-maps-api-key";'),
    "a command that gives it": module('services.x.apiKey = "!rbw get key";'),
    "a credential of systemd": module('systemd.network.netdevs.wg.wireguardConfig.PrivateKey = "@wireguard";'),
    "how long a token lives": module('services.x.lifespans.access_token = "1 hour";'),
    "a database behind a socket": module('services.x.database = { HOST = "/run/postgresql"; PASSWD = "tr0ub4dor"; };'),
    "a user yet to be named": module('users.users.your-username.initialPassword = "correct horse";'),
    "the name of a column": module('services.x.settings.directory.columns.secret = "secret";'),
    "the name of an attribute of a directory": module('services.x.ldap.attributes.password = "userPassword";'),
    "a sign": module('programs.x.style.indent_token = "┃ ";'),
    "what a function makes of a string": module('services.x.token = builtins.hashString "sha256" "abcdef";'),
    "a word that means none": module('home.sessionVariables.ANTHROPIC_AUTH_TOKEN = "ollama";'),
    "the name of a secret in folders": module('services.x.mqttPasswordSecret = "home-assistant/mqtt/password";'),
    "a variable of the environment": module('services.x.settings.api_key = "os.environ/ZAI_API_KEY";'),
    "another notation for one": module('services.x.users.a.password = "{env}WEBDAV_PASSWORD";'),
    "a secret that is switched off": module('services.x.settings.provisioning.shared_secret = "disable";'),
    "a part of an address": module('systemd.network.networks.lan.ipv6AcceptRAConfig.Token = "static:::100";'),
    "the hash of a password of a database": module(
      'services.x.ensureClauses.password = "SCRAM-SHA-256$4096:6E0i$zG7L:x";',
    ),
    "a token of a known form, which is for known-token": module(
      `services.x.token = "${["ghp", "R7sKq2mXv9LdT4wZb8NcY1fGh6JpQ3aEu5Vt"].join("_")}";`,
    ),
    "a switch written as a word": module('services.openssh.settings.PasswordAuthentication = "no";'),
  },
  reported: {
    "a database behind an address": module(
      'services.x.database = { HOST = "10.0.0.1"; PASSWD = "tr0ub4dor"; }; #! PASSWD',
    ),
    "a user's password": module(
      "users.users.alice.password = \"correct horse\"; #! 'users.users.alice.password' holds",
    ),
    "an initial password, in sets": module(
      'users.users = {\n  alice = {\n    initialPassword = "correct horse"; #! users.users.alice.initialPassword\n  };\n};',
    ),
    "the well-known default of a service": module('services.icecast.admin.password = "hackme"; #! holds a secret'),
    "a well-known default": module('users.users.alice.initialPassword = "changeme"; #! holds a secret'),
    "a wireless key": module('networking.wireless.networks."home net".psk = "correct horse"; #! psk'),
    "a private key of wireguard": module('networking.wg-quick.interfaces.wg0.privateKey = "aGVsbG8="; #! privateKey'),
    "a token of a service": module('services.x.settings.api_token = "abcdef123456"; #! services.x.settings.api_token'),
    "a password that the name of its user stands for": module(
      'services.nginx.virtualHosts."x.org".basicAuth = { alice = "correct horse"; #! basicAuth.alice\n};',
    ),
    "a password in a list of sets": module(
      'services.hostapd.radios.w.networks.w.authentication.saePasswords = [ { password = "correct horse"; } ]; #! password',
    ),
    "below mkDefault": module(
      'services.x.settings.secret = pkgs.lib.mkDefault "abcdef"; #! services.x.settings.secret',
    ),
  },
});

it("is only a warning for a virtual machine that is thrown away", async () => {
  const severityOf = async (body: string) => {
    const { report } = await runRule(rule, { "test.nix": module(body) });
    return report.findings.map(({ severity }) => severity);
  };
  const root = 'users.users.root.password = "correct horse";';
  expect(await severityOf(root)).toEqual(["error"]);
  expect(await severityOf(`virtualisation.vmVariant = { ${root} };`)).toEqual(["warning"]);
  expect(await severityOf(`virtualisation.vmVariant = { lib, ... }: { ${root} };`)).toEqual(["warning"]);
  expect(await severityOf(`virtualisation.allVmVariants = { lib, ... }: { ${root} };`)).toEqual(["warning"]);
});
