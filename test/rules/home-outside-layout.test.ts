import rule from "#src/rules/layout/home-outside-layout.ts";
import { testRule } from "../support/test-rule.ts";

/** Homes by name, each of one file. */
function homes(files: Readonly<Record<string, string>>, marked = "") {
  const lines = Object.entries(files).map(([name, file]) => {
    const marker = name === marked ? ` #! the home of '${name}' is '${file}', outside 'home/'` : "";
    return `    homeConfigurations.${name} = manager.lib.homeManagerConfiguration { modules = [ ./${file} ]; };${marker}\n`;
  });
  return {
    "flake.nix": `{\n  inputs.manager.url = "github:nix-community/home-manager";\n  outputs = { manager, ... }: {\n${lines.join("")}  };\n}\n`,
    ...Object.fromEntries(Object.values(files).map((file) => [file, "{ }\n"])),
  };
}

const three = { ada: "home/ada.nix", bob: "home/bob/home.nix", cid: "home/cid.nix" };

testRule(rule, {
  silent: {
    "every home in the folder": homes(three),
    "two homes only, which make no pattern": homes({ ada: "home/ada.nix", bob: "home/bob.nix", eve: "eve.nix" }),
    "a folder beside it, which may have a meaning of its own": homes({ ...three, eve: "guests/eve.nix" }),
    "one home, wherever it is": homes({ eve: "eve.nix" }),
    "a home with a host": {
      source: {
        "flake.nix":
          "{\n  outputs = { nixpkgs, ... }: {\n    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };\n  };\n}\n",
        "hosts/laptop/default.nix": "{ home-manager.users.ada = ./home.nix; }\n",
        "hosts/laptop/home.nix": "{ }\n",
      },
      layout: { homes: ["home"] },
    },
  },
  reported: {
    "one at the root, the others in a folder": { source: homes({ ...three, eve: "eve.nix" }, "eve") },
    "one that is imported as an expression": {
      source: {
        "flake.nix":
          "{\n  outputs = { nixpkgs, ... }: {\n    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };\n  };\n}\n",
        "hosts/laptop/default.nix":
          "{ home-manager.users.ada = import ../../ada.nix; } #! the home of 'ada' is 'ada.nix', outside 'home/'\n",
        "ada.nix": "{ }\n",
      },
      layout: { homes: ["home"] },
    },
    "one outside of the folder that is named": {
      source: homes({ eve: "guests/eve.nix" }, "eve"),
      layout: { homes: ["home"] },
    },
  },
});
