import rule from "#src/rules/secrets/secret-in-store-output.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (argument = "modules = [ ./server.nix ];") => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { ${argument} };
  };
}
`;
const server = (text: string, files: Record<string, string> = {}) => ({
  "flake.nix": flake(),
  "server.nix": text,
  ...files,
});
const module = (bindings: string, body: string) =>
  server(`{ config, lib, pkgs, ... }:\nlet\n${bindings}\nin\n{\n${body}\n}\n`);
const token = 'apiToken = "t0p-s3cret-91x";';

testRule(rule, {
  silent: {
    "a path of a secret": module(
      "tokenFile = config.age.secrets.x.path;",
      'systemd.services.x.script = "cat ${tokenFile}";',
    ),
    "a path under the name of a secret": module(
      "token = config.sops.secrets.x.path;",
      'environment.etc.x.text = "file=${token}";',
    ),
    "a placeholder of sops": module("token = config.sops.placeholder.x;", 'environment.etc.x.text = "t=${token}";'),
    "a text that is given directly, which is for plaintext-password": module(
      "",
      'services.x.settings.token = "t0p-s3cret-91x";',
    ),
    "the name of a secret": module('secret = "wifi-key";', 'environment.etc.x.text = "file=/run/agenix/${secret}";'),
    "a name within a path": module(token, 'environment.etc.x.text = "file=/run/agenix/${apiToken}";'),
    "an attribute under a name": module(token, "services.x.file = config.age.secrets.${apiToken}.path;"),
    "a placeholder": module('apiToken = "@TOKEN@";', 'environment.etc.x.text = "t=${apiToken}";'),
    "digits in a row": module('password = "1234";', 'environment.etc.x.text = "p=${password}";'),
    "a row of one character": module('apiKey = "00000000000000000000";', 'environment.etc.x.text = "k=${apiKey}";'),
    "a value that a set of the same name takes the place of": module(
      'network = { psk = "t0p-s3cret-91x"; };',
      'networking.wireless.networks.x = network // { psk = "@PSK@"; };',
    ),
    "the well-known default of a service": module('password = "hackme";', 'environment.etc.x.text = "p=${password}";'),
    "a well-known default": module('password = "changeme";', 'environment.etc.x.text = "p=${password}";'),
    "a hash of it": module(token, 'environment.etc.x.text = builtins.hashString "sha256" apiToken;'),
    "a condition on it": module(token, 'environment.etc.x.text = if apiToken == "" then "none" else "some";'),
    "a function that is not known": module(token, "environment.etc.x.text = pkgs.encrypt apiToken;"),
    "an option that is no text of the store": module(token, "services.x.enable = apiToken != null;"),
    "another attribute of the same set": module(
      'secrets = { token = "t0p-s3cret-91x"; host = "example.org"; };',
      'environment.etc.x.text = "host=${secrets.host}";',
    ),
    "another argument of the same function": module(
      `${token}\n  render = { host, token }: "host=\${host}";`,
      'environment.etc.x.text = render { host = "a"; token = apiToken; };',
    ),
    "a variable that shadows it": module(token, 'environment.etc.x.text = let apiToken = "@T@"; in "t=${apiToken}";'),
    "a read in the same expression, which is for secret-read-at-evaluation": module(
      "",
      "environment.etc.x.text = builtins.readFile config.age.secrets.x.path;",
    ),
    "another option of the same module": {
      ...module("", 'my.token = "t0p-s3cret-91x"; my.host = "a";\n  imports = [ ./other.nix ];'),
      "other.nix": '{ config, ... }: { environment.etc.x.text = "h=${config.my.host}"; }\n',
    },
    "a file that no output leads to": {
      ...server("{ }\n"),
      "unused.nix": `{ pkgs, ... }: let ${token} in pkgs.writeText "x" apiToken\n`,
    },
  },
  reported: {
    "a variable in a script": module(
      token,
      "systemd.services.x.script = \"run ${apiToken}\"; #! the secret 'apiToken' goes through option 'systemd.services.x.script'",
    ),
    "a variable in a file of the store": module(
      token,
      'services.x.file = pkgs.writeText "x" "t=${apiToken}"; #! goes through \'writeText\' into the store',
    ),
    "a password that is a word": module(
      'password = "quincepear";',
      "environment.etc.x.text = \"p=${password}\"; #! the secret 'password'",
    ),
    "a set that is changed elsewhere": module(
      'network = { psk = "t0p-s3cret-91x"; };',
      "networking.wireless.networks.x = network // { hidden = true; }; #! option 'networking.wireless.networks.x.psk'",
    ),
    "a set of them": module(
      'keys = { mail = { password = "t0p-s3cret-91x"; }; };',
      "environment.etc.\"x\".text = keys.mail.password; #! 'password' goes through option 'environment.etc.x.text'",
    ),
    "names brought in by with, and by inherit": module(
      'keys = { password = "t0p-s3cret-91x"; };\n  inherit (keys) password;',
      "environment.etc.a.text = with keys; password; #! option 'environment.etc.a.text'\n  environment.etc.b.text = \"p=\" + password; #! option 'environment.etc.b.text'",
    ),
    "a function of the same file": module(
      `${token}\n  render = { host, token }: "host=\${host} token=\${token}";`,
      "environment.etc.x.text = render { host = \"a\"; token = apiToken; }; #! option 'environment.etc.x.text'",
    ),
    "functions of nixpkgs that keep it": module(
      token,
      'systemd.services.x.environment.T = lib.mkIf true (lib.concatStringsSep "," [ "a" apiToken ]); #! environment.T',
    ),
    "a read behind a variable": module(
      "token = lib.fileContents config.age.secrets.x.path;",
      "services.x.settings.auth.token = token; #! 'config.age.secrets.x.path' goes through option 'services.x.settings.auth.token'",
    ),
    "an option of our own": {
      ...server(
        "{\n  imports = [ ./sync.nix ];\n  my.sync.token = \"t0p-s3cret-91x\"; #! 'token' goes through option\n}\n",
      ),
      "sync.nix":
        '{ config, ... }:\nlet cfg = config.my.sync; in\n{ systemd.services.sync.script = "sync ${cfg.token}";\n}\n',
    },
    "an argument of modules": {
      "flake.nix": flake(
        "modules = [ ./server.nix ]; specialArgs = { keys.token = \"t0p-s3cret-91x\"; #! the secret 'token'\n};",
      ),
      "server.nix": "{ keys, ... }:\n{ environment.etc.x.text = keys.token; }\n",
    },
    "an argument that a module gives the others": {
      ...server(
        "{ imports = [ ./x.nix ]; _module.args.keys = { token = \"t0p-s3cret-91x\"; #! the secret 'token'\n}; }\n",
      ),
      "x.nix": "{ keys, ... }:\n{ environment.etc.x.text = keys.token; }\n",
    },
    "a module in a list": module(
      token,
      "imports = [ ({ ... }: { environment.etc.x.text = apiToken; }) ]; #! option 'environment.etc.x.text'",
    ),
    "a file in a format": module(
      token,
      "services.x.file = (pkgs.formats.yaml { }).generate \"x\" { auth.token = apiToken; }; #! 'generate'",
    ),
    "a part of what is read as a structure": module(
      "keys = lib.importJSON config.sops.secrets.keys.path;\n  all = builtins.fromJSON (lib.fileContents config.sops.secrets.all.path);",
      "environment.etc.x.text = all.mail.password; #! option 'environment.etc.x.text'\n  environment.etc.y.text = keys.mail; #! option 'environment.etc.y.text'",
    ),
    "an imported file": {
      ...server("let keys = import ./keys.nix; in\n{ environment.etc.x.text = keys.token; }\n"),
      "keys.nix": "{ token = \"t0p-s3cret-91x\"; #! the secret 'token'\n}\n",
    },
    "a home of a user": module(
      token,
      'home-manager.users.alice = { ... }: { home.file.".netrc".text = "x ${apiToken}"; }; #! option \'home.file..netrc.text\'',
    ),
  },
});
