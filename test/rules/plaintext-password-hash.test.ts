import rule from "#src/rules/secrets/plaintext-password-hash.ts";
import { testRule } from "../support/test-rule.ts";

const user = (body: string) => `{ config, ... }:\n{\n  users.users.alice.${body}\n}\n`;
const hash = "$6$abcdefgh$0123456789abcdef0123456789abcdef";

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
    "a test": { source: { "tests/login.nix": user(`hashedPassword = "${hash}";`) } },
    "a template": { source: { "templates/x/users.nix": user(`hashedPassword = "${hash}";`) } },
  },
  reported: {
    "a hash": user(`hashedPassword = "${hash}"; #! 'users.users.alice.hashedPassword' shows`),
    "an initial hash of yescrypt": user(
      'initialHashedPassword = "$y$j9T$abc/def.ghi$klmnopqrstuvwxyz"; #! initialHashedPassword',
    ),
    "a hash of root, in sets": `{ users = { users = { root = { hashedPassword = "${hash}"; #! root\n}; }; }; }\n`,
    "a hash of a mail account": `{ mailserver.loginAccounts."a@x.org".hashedPassword = "${hash}"; #! a@x.org\n}\n`,
    "below mkDefault": user(`hashedPassword = lib.mkDefault "${hash}"; #! hashedPassword`),
    "of a computed user": `{ name, ... }: { users.users.\${name}.hashedPassword = "${hash}"; #! 'users.users.*.hashedPassword'\n}\n`,
  },
});
