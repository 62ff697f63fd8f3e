import rule from "#src/rules/flake/risky-nix-config.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (setting: string, mark = "") => `{\n  nixConfig.${setting};${mark}\n  outputs = { ... }: { };\n}`;

testRule(rule, {
  silent: {
    "a harmless setting": flake("cores = 1"),
    "the sandbox on": flake("sandbox = true"),
    "another cache": flake('extra-substituters = [ "https://x.cachix.org" ]'),
    "a cache as text": flake('extra-substituters = "https://x.cachix.org"'),
    "the key of a cache": flake('extra-trusted-public-keys = "x.cachix.org-1:abc"'),
    features: flake('experimental-features = "nix-command flakes"'),
    "no settings": "{ outputs = { ... }: { }; }",
    "a setting of the same name elsewhere": "{ outputs = { ... }: { nixConfig.sandbox = false; }; }",
    "computed settings": "{ nixConfig = import ./x.nix; outputs = { ... }: { }; }",
  },
  reported: {
    "the sandbox off": flake("sandbox = false", " #! 'sandbox' in nixConfig: builds see the network"),
    "the sandbox off as text": flake('sandbox = "false"', " #! 'sandbox'"),
    "a relaxed sandbox": flake('sandbox = "relaxed"', " #! without a sandbox"),
    "no signatures": flake("require-sigs = false", " #! signed"),
    "native code": flake("allow-unsafe-native-code-during-evaluation = true", " #! any program"),
    "users who become root": flake('trusted-users = [ "me" ]', " #! root"),
    "a hook": flake('post-build-hook = "./x.sh"', " #! a program runs"),
    "a cache without encryption": flake('substituters = [ "http://cache.example.org" ]', " #! encryption"),
    "another cache, if asked for": {
      source: flake('extra-substituters = "https://x.cachix.org"', " #! another cache"),
      options: { caches: true },
    },
  },
});
