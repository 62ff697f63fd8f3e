import rule from "#src/rules/layout/misplaced-dotfile.ts";
import { testRule } from "../support/test-rule.ts";

/** A home of this module, which links these dotfiles. */
function home(links: readonly string[], marker = "", module = "home/default.nix") {
  const lines = links.map((link, index) => {
    return `  xdg.configFile."f${index}".source = ${link};${index === links.length - 1 ? marker : ""}\n`;
  });
  const files = links.map((link) => new URL(link, `file:///${module}`).pathname.slice(1));
  return {
    "flake.nix": `{
  inputs.manager.url = "github:nix-community/home-manager";
  outputs = { manager, ... }: {
    homeConfigurations.ada = manager.lib.homeManagerConfiguration { modules = [ ./${module} ]; };
  };
}
`,
    [module]: `{\n${lines.join("")}}\n`,
    ...Object.fromEntries(files.map((file) => [file, "\n"])),
  };
}

const three = ["./dotfiles/a", "./dotfiles/b", "./dotfiles/c"];

const withModule = (text: string) => ({ ...home(three), "home/default.nix": text });
const links = 'xdg.configFile = { a.text = "a"; "b/c".text = "b"; };\n  xdg.configFile.d = { text = "d"; };';

testRule(rule, {
  silent: {
    "links elsewhere than into .config": withModule(`{ ${links} home.file.".local/bin/x".text = "x"; }`),
    "links into .config that are no exception": withModule(
      '{ home.file.".config/a".text = "a"; home.file.".config/b".text = "b"; xdg.configFile.c.text = "c"; }',
    ),
    "a link by a name that is not known": withModule(`x: { ${links} home.file.\${x}.text = "x"; }`),

    "every dotfile in the folder": home(three),
    "two dotfiles only, which make no pattern": home(["./dotfiles/a", "../b"]),
    "a folder of dotfiles beside the home": home(["../dotfiles/a", "../dotfiles/b", "../dotfiles/c"]),
    "one in another folder, which may have a meaning of its own": home([...three, "../assets/d"]),
    "one beside the module that links it": {
      source: home(["./a"], "", "modules/mail/home.nix"),
      layout: { homes: ["home"] },
    },
    "one that does not exist, which is told elsewhere": {
      ...home(three),
      "home/default.nix": "{ home.file.x.source = ../gone; }\n",
    },
    "the same option of a machine": {
      source: {
        "flake.nix":
          "{\n  outputs = { nixpkgs, ... }: {\n    nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./a.nix ]; };\n  };\n}\n",
        "a.nix": "{ environment.etc.x.source = ./x; }\n",
        x: "\n",
      },
      layout: { homes: ["home"] },
    },
  },
  reported: {
    "a link into .config, where others use xdg.configFile": withModule(
      `{\n  ${links}\n  home.file.".config/x/y".text = "y"; #! 'x/y' is put into '.config' by home.file\n}`,
    ),
    "in a home that a machine imports": {
      "flake.nix": `{
  outputs = { nixpkgs, home-manager, ... }: {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ { home-manager.users.ada = import ./home.nix; } ]; };
  };
}
`,
      "home.nix": `{ ... }: {\n  ${links}\n  home.file.".config/x/y".text = "y"; #! 'x/y' is put into\n}\n`,
    },
    "such a link among others": withModule(
      `{\n  ${links}\n  home = { file = {\n    ".config/y" = { text = "y"; }; #! 'y' is put into\n  }; };\n}`,
    ),
    "one at the root, the others in a folder": {
      source: home(
        [...three, "../d"],
        " #! 'd', which 'xdg.configFile.f3.source' links, lies outside 'home/dotfiles/'",
      ),
    },
    "one outside of the folder of homes that is named": {
      source: home(["../config/d"], " #! 'config/d', which 'xdg.configFile.f0.source' links, lies outside 'home/'"),
      layout: { homes: ["home"] },
    },
  },
});
