import rule from "#src/rules/modules/duplicate-package.ts";
import { testRule } from "../support/test-rule.ts";

const packages = (list: string) => `{ pkgs, unstable, lib, config, ... }: { environment.systemPackages = ${list}; }\n`;

testRule(rule, {
  silent: {
    "packages of different names": packages("with pkgs; [ git gitFull ]"),
    "the same name of two package sets": packages("[ pkgs.git unstable.git ]"),
    "the same name below two sets": packages("(with pkgs; [ git ]) ++ (with unstable; [ git ])"),
    "a package that is there under a condition": packages(
      "[ pkgs.git ] ++ lib.optional config.services.demo.enable pkgs.git",
    ),
    "packages that are made": packages(
      "[ (pkgs.python3.withPackages (p: [ ])) (pkgs.python3.withPackages (p: [ p.x ])) ]",
    ),
    "two outputs of one package": packages("[ pkgs.openssl.dev pkgs.openssl.out ]"),
    "a list that is no list of packages": "{ pkgs, ... }: { services.demo.packages = [ pkgs.git pkgs.git ]; }\n",
    "two lists of one file":
      "{ pkgs, ... }: { home.packages = [ pkgs.git ]; environment.systemPackages = [ pkgs.git ]; }\n",
    "names that are computed": packages("[ pkgs.${config.a} pkgs.${config.a} ]"),
    "a default that may be taken": packages("[ (pkgs.a or pkgs.b) (pkgs.a or pkgs.c) ]"),
  },
  reported: {
    "a package twice, on lines of their own": {
      source: `{ pkgs, ... }:
{
  home.packages = with pkgs; [
    git
    ripgrep
    git # version control #! package 'git' is in this list already
    fd
  ];
}
`,
      fixed: `{ pkgs, ... }:
{
  home.packages = with pkgs; [
    git
    ripgrep
    fd
  ];
}
`,
    },
    "with the set and without": {
      source: "{ pkgs, ... }: { users.users.me.packages = with pkgs; [ git pkgs.git ]; } #! package 'pkgs.git'\n",
      fixed: "{ pkgs, ... }: { users.users.me.packages = with pkgs; [ git ]; }\n",
    },
    "in two parts of a list, below two sets that may have it": {
      source: `{ pkgs, lib, ... }:
with lib;
{
  environment.systemPackages = with pkgs; [ git ] ++ [
    fd
    git #! package 'git'
  ];
}
`,
      fixed: `{ pkgs, lib, ... }:
with lib;
{
  environment.systemPackages = with pkgs; [ git ] ++ [
    fd
  ];
}
`,
    },
  },
});
