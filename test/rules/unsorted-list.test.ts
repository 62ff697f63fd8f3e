import { expect, it } from "vitest";
import rule from "#src/rules/style/unsorted-list.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a sorted list": "{ pkgs }: { home.packages = with pkgs; [ git vim ]; }",
    "a sorted list of selections": "{ pkgs }: { home.packages = [ pkgs.git pkgs.kdePackages.kate pkgs.vim ]; }",
    "one name": "{ pkgs }: { home.packages = [ pkgs.git ]; }",
    "the same name twice": "{ pkgs }: { home.packages = [ pkgs.git pkgs.git ]; }",
    "upper and lower case": "{ pkgs }: { home.packages = with pkgs; [ git SDL2 vim ]; }",
    "an option where order matters": "{ pkgs }: { environment.shells = with pkgs; [ zsh bash ]; }",
    "an option of another kind": "{ networking.nameservers = [ b a ]; }",
    "a list below": "{ pkgs }: { home.packages.x = [ pkgs.vim pkgs.git ]; }",
    "groups with an empty line between": "{ pkgs }: {\n  home.packages = with pkgs; [\n    vim\n\n    git\n  ];\n}",
    "groups with headings":
      "{ pkgs }: {\n  home.packages = with pkgs; [\n    # editors\n    vim\n    # other\n    git\n  ];\n}",
    "groups with calls between": "{ pkgs }: { home.packages = with pkgs; [ vim (hello.override { }) git ]; }",
    "a list that is joined": "{ pkgs }: { home.packages = [ pkgs.vim ] ++ [ pkgs.git ]; }",
    "a default": "{ pkgs }: { home.packages = [ pkgs.vim (pkgs.git or null) ]; }",
    "an option left out": {
      source: "{ pkgs }: { home.packages = [ pkgs.vim pkgs.git ]; }",
      options: { options: ["environment.systemPackages"] },
    },
  },
  reported: {
    "a list in a line": {
      source:
        "{ pkgs }: { home.packages = with pkgs; [ vim git ]; } #! 'git' stands behind 'vim' in a list of packages",
      fixed: "{ pkgs }: { home.packages = with pkgs; [ git vim ]; }",
    },
    "a list over several lines": {
      source: "{ pkgs }: {\n  home.packages = [\n    pkgs.vim\n    pkgs.git #!\n    pkgs.bat\n  ];\n}\n",
      fixed: "{ pkgs }: {\n  home.packages = [\n    pkgs.bat\n    pkgs.git\n    pkgs.vim\n  ];\n}\n",
    },
    "a set of sets": {
      source: "{ pkgs }: { environment = { systemPackages = [ pkgs.vim pkgs.git ]; }; } #!",
      fixed: "{ pkgs }: { environment = { systemPackages = [ pkgs.git pkgs.vim ]; }; }",
    },
    "a user": {
      source: "{ pkgs }: { users.users.ada.packages = [ pkgs.vim pkgs.git ]; } #!",
      fixed: "{ pkgs }: { users.users.ada.packages = [ pkgs.git pkgs.vim ]; }",
    },
    "a condition around": {
      source: "{ lib, pkgs }: { home.packages = lib.mkIf true [ pkgs.vim pkgs.git ]; } #!",
      fixed: "{ lib, pkgs }: { home.packages = lib.mkIf true [ pkgs.git pkgs.vim ]; }",
    },
    "the last names": {
      source: "{ a, b }: { home.packages = [ a.vim b.git ]; } #! 'b.git' stands behind 'a.vim'",
      fixed: "{ a, b }: { home.packages = [ b.git a.vim ]; }",
    },
    "two groups": {
      source: "{ pkgs }: {\n  home.packages = with pkgs; [\n    vim\n    git #!\n\n    zsh\n    bash #!\n  ];\n}\n",
      fixed: "{ pkgs }: {\n  home.packages = with pkgs; [\n    git\n    vim\n\n    bash\n    zsh\n  ];\n}\n",
    },
    "comments behind the names, without a fix":
      "{ pkgs }: {\n  home.packages = with pkgs; [\n    vim # to edit\n    git #!\n  ];\n}\n",
    "another option": {
      source: "{ a, b }: { fonts.fonts = [ b a ]; } #!",
      options: { options: ["fonts.fonts"] },
      fixed: "{ a, b }: { fonts.fonts = [ a b ]; }",
    },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, {
    "test.nix": "{ pkgs }: { home.packages = [ pkgs.vim pkgs.git ]; a = [ 1 }",
  });
  expect(report.findings).toEqual([]);
});
