import rule from "#src/rules/secrets/plaintext-password-hash.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const flake = flakeWith({ server: "./users.nix" });
const user = (body: string) => ({
  "flake.nix": flake,
  "users.nix": `{ config, lib, ... }:\n{\n  users.users.alice.${body}\n}\n`,
});
const hash = "$6$abcdefgh$0123456789abcdef0123456789abcdef";

const host = (module: string, files: Record<string, string> = {}) => ({
  "flake.nix": flake,
  "users.nix": module,
  ...files,
});

testRule(rule, {
  silent: {
    "the file of a hash": user("hashedPasswordFile = config.age.secrets.alice.path;"),
    "a locked account": user('hashedPassword = "!";'),
    "an account locked otherwise": user('hashedPassword = "*";'),
    "a locked account with two signs": user('hashedPassword = "!!";'),
    "a hash that is locked": user(`hashedPassword = "!${hash}";`),
    "an empty hash, which lets everybody in and hides nothing": user('hashedPassword = "";'),
    "no hash": user("hashedPassword = null;"),
    "a reference": user("hashedPassword = config.my.hash;"),
    "an interpolated reference": user('hashedPassword = "${config.my.hash}";'),
    "a placeholder": user('hashedPassword = "@HASH@";'),
    "words that are no hash": user('hashedPassword = "see the vault";'),
    "a variable of the same name": `let users.users.alice.hashedPassword = "${hash}"; in users\n`,
    "an option of another module": `{ services.x.hashedPassword = "${hash}"; }\n`,
    "a variable that no option is given": host(`let hash = "${hash}"; in { environment.variables.x = hash; }\n`),
    "a variable that is not all of it": host(
      `let salt = "$6$abcdefgh$"; in { users.users.ada.hashedPassword = salt + "0123456789abcdef"; }\n`,
    ),
    "a variable that locks": host('let no = "!"; in { users.users.ada.hashedPassword = no; }\n'),
    "a file that is read": host("{ users.users.ada.hashedPassword = builtins.readFile ./hash; }\n", { hash }),
    "a test": { "flake.nix": flake, "tests/login.nix": user(`hashedPassword = "${hash}";`)["users.nix"] },
    "a template": { "flake.nix": flake, "templates/x/users.nix": user(`hashedPassword = "${hash}";`)["users.nix"] },
  },
  reported: {
    "a variable": host(
      `let\n  hashes.root = "${hash}"; #! 'users.users.root.hashedPassword' shows\nin\n{ users.users.root.hashedPassword = hashes.root; }\n`,
    ),
    "an argument of a function": host(
      `let\n  user = hash: { hashedPassword = hash; };\nin\n{ users.users.ada = user\n    "${hash}"; #! 'users.users.ada\n}\n`,
    ),
    "another file, for two users": host(
      "{ users.users = let p = import ./hashes.nix; in { ada.hashedPassword = p; bob.hashedPassword = p; }; }\n",
      {
        "hashes.nix": `"${hash}" #! 'users.users.ada\n`,
      },
    ),
    "a hash": user(`hashedPassword = "${hash}"; #! 'users.users.alice.hashedPassword' shows`),
    "an initial hash of yescrypt": user(
      'initialHashedPassword = "$y$j9T$abc/def.ghi$klmnopqrstuvwxyz"; #! initialHashedPassword',
    ),
    "a hash of root, in sets": `{ users = { users = { root = { hashedPassword = "${hash}"; #! root\n}; }; }; }\n`,
    "a hash of a mail account": `{ mailserver.loginAccounts."a@x.org".hashedPassword = "${hash}"; #! a@x.org\n}\n`,
    "below mkDefault": user(`hashedPassword = lib.mkDefault "${hash}"; #! hashedPassword`),
    "of a computed user": `{ name, ... }: { users.users.\${name}.hashedPassword = "${hash}"; #! 'users.users.\${…}.hashedPassword'\n}\n`,
  },
});
