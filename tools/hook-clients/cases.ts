/** What happens to people who commit with our hooks; each case is a repository, a change and what must come of it. */
import { join } from "node:path";
import type { Files, Repository } from "./sandbox.ts";

export interface HookCase {
  readonly name: string;
  /** Ids of .pre-commit-hooks.yaml, with keys that a user sets for them. */
  readonly hooks: readonly string[];
  /** Whether the user has flakelint in PATH; else only an installed hook can run it. */
  readonly fromPath?: true;
  /** What is committed before, beside the flake of all cases. */
  readonly before?: Files;
  readonly change: (repository: Repository) => void;
  /** Whether the commit is made. */
  readonly commits: boolean;
  /** What the user is told, and what not. */
  readonly tells?: readonly RegExp[];
  readonly hides?: readonly RegExp[];
  /** What must hold afterwards; gives a complaint. */
  readonly after?: (repository: Repository) => string | undefined;
}

const clean = "{ services.openssh.enable = true; }\n";
const wrong = "{ ... }:\n{\n  a = missing;\n}\n";
const fixable = "{ ... }:\n{\n  home = https://example.org;\n}\n";
const fixed = '{ ... }:\n{\n  home = "https://example.org";\n}\n';

/** A flake with one host of two files, and a lock that fits. */
export const flake: Files = {
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        modules = [ ./laptop.nix ];
      };
    };
}
`,
  "flake.lock": lockText("nixos-unstable"),
  "laptop.nix": "{ imports = [ ./shared.nix ]; }\n",
  "shared.nix": clean,
};

function lockText(ref: string): string {
  const original = { owner: "NixOS", ref, repo: "nixpkgs", type: "github" };
  const locked = {
    lastModified: 1780000000,
    narHash: "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    owner: "NixOS",
    repo: "nixpkgs",
    rev: "0123456789abcdef0123456789abcdef01234567",
    type: "github",
  };
  const nodes = { nixpkgs: { locked, original }, root: { inputs: { nixpkgs: "nixpkgs" } } };
  return `${JSON.stringify({ nodes, root: "root", version: 7 }, null, 2)}\n`;
}

const manyFiles: Files = Object.fromEntries(
  Array.from({ length: 600 }, (_, at) => [`modules/part-${at}.nix`, at === 599 ? wrong : clean]),
);

export const hookCases: readonly HookCase[] = [
  {
    name: "nothing wrong",
    hooks: ["flakelint", "flakelint-flake", "flakelint-staged"],
    change: (repository) => repository.stage({ "new.nix": clean }),
    commits: true,
    hides: [/no findings/],
  },
  {
    name: "an error",
    hooks: ["flakelint"],
    change: (repository) => repository.stage({ "new.nix": wrong }),
    commits: false,
    tells: [/exit code: 1/, /new\.nix:3:7/, /undefined-variable/, /missing/, /1 error/],
  },
  {
    name: "a warning, where warnings count",
    hooks: ["flakelint\nargs: [--fail-on, warning]"],
    change: (repository) => repository.stage({ "new.nix": fixable }),
    commits: false,
    tells: [/url-literal/],
  },
  {
    name: "a fix, and the second try",
    hooks: ["flakelint-fix"],
    change: (repository) => repository.stage({ "new.nix": fixable }),
    commits: false,
    tells: [/files were modified/],
    after: (repository) => {
      if (repository.read("new.nix") !== fixed) return "not fixed";
      repository.git("add", "new.nix");
      const second = repository.commit();
      return second.status === 0 ? undefined : `the second try fails: ${second.output}`;
    },
  },
  {
    name: "staged in part: wrong in the work tree only",
    hooks: ["flakelint", "flakelint-flake", "flakelint-staged"],
    change: (repository) => {
      repository.stage({ "new.nix": clean });
      repository.write({ "new.nix": wrong });
    },
    commits: true,
    after: (repository) => (repository.read("new.nix") === wrong ? undefined : "the unstaged part is gone"),
  },
  {
    name: "staged in part: wrong in the index only",
    hooks: ["flakelint"],
    change: (repository) => {
      repository.stage({ "new.nix": wrong });
      repository.write({ "new.nix": clean });
    },
    commits: false,
    tells: [/undefined-variable/],
    after: (repository) => (repository.read("new.nix") === clean ? undefined : "the unstaged part is gone"),
  },
  {
    name: "staged in part: fixed beside an unstaged hunk",
    hooks: ["flakelint-fix"],
    before: { "new.nix": `{ ... }:\n{\n  a = 1;\n${"\n".repeat(12)}  z = 1;\n}\n` },
    change: (repository) => {
      const text = (a: string, z: string) => `{ ... }:\n{\n  a = ${a};\n${"\n".repeat(12)}  z = ${z};\n}\n`;
      repository.stage({ "new.nix": text("https://example.org", "1") });
      repository.write({ "new.nix": text("https://example.org", "2") });
    },
    commits: false,
    after: (repository) => {
      const text = repository.read("new.nix");
      if (!text.includes("z = 2;")) return "the unstaged hunk is gone";
      return text.includes('a = "https://example.org";') ? undefined : "the fix is gone";
    },
  },
  {
    name: "600 files at once",
    hooks: ["flakelint"],
    change: (repository) => repository.stage(manyFiles),
    commits: false,
    tells: [/part-599\.nix/, /600 files/],
  },
  {
    name: "flake.lock only",
    hooks: ["flakelint"],
    change: (repository) => repository.stage({ "flake.lock": lockText("nixos-25.05").replace('"version": 7', "") }),
    commits: false,
    tells: [/flake\.lock/],
  },
  {
    name: "neither Nix nor lock",
    hooks: ["flakelint"],
    change: (repository) => repository.stage({ "notes.md": "# Notes\n" }),
    commits: true,
  },
  {
    name: "a file that flakelint.toml excludes",
    hooks: ["flakelint", "flakelint-fix", "flakelint-flake", "flakelint-staged"],
    before: { "flakelint.toml": 'exclude = ["generated/**"]\n' },
    change: (repository) => repository.stage({ "generated/new.nix": wrong }),
    commits: true,
  },
  {
    name: "a file is removed that another imports",
    hooks: ["flakelint", "flakelint-staged"],
    change: (repository) => void repository.git("rm", "--quiet", "shared.nix"),
    commits: false,
    tells: [/laptop\.nix/, /shared\.nix/],
  },
  {
    name: "a file is removed that nobody needs",
    hooks: ["flakelint", "flakelint-staged", "flakelint-flake"],
    before: { "extra.nix": clean },
    change: (repository) => void repository.git("rm", "--quiet", "extra.nix"),
    commits: true,
  },
  {
    name: "a path with blanks and umlauts",
    hooks: ["flakelint"],
    change: (repository) => repository.stage({ "über alles/neue datei.nix": wrong }),
    commits: false,
    tells: [/über alles\/neue datei\.nix:3:7/],
  },
  {
    name: "the whole flake: an old error in another file",
    hooks: ["flakelint-flake"],
    before: { "shared.nix": wrong },
    change: (repository) => repository.stage({ "notes.md": "# Notes\n" }),
    commits: false,
    tells: [/shared\.nix:3:7/],
  },
  {
    name: "what the commit brings in: an old error in another file",
    hooks: ["flakelint-staged"],
    before: { "shared.nix": wrong },
    change: (repository) => repository.stage({ "new.nix": clean }),
    commits: true,
  },
  {
    name: "an old error that a baseline holds back, and a new one",
    hooks: ["flakelint"],
    before: { "flakelint.toml": 'baseline = "known.json"\n', "old.nix": wrong },
    change: (repository) => {
      const flakelint = join(repository.sandbox.programs, "flakelint");
      repository.sandbox.must(repository.folder, flakelint, "--update-baseline", "--fail-on", "never");
      repository.git("add", "known.json");
      repository.stage({ "old.nix": wrong.replace("}\n", "}\n\n"), "new.nix": wrong });
    },
    commits: false,
    tells: [/new\.nix:3:7/],
    hides: [/old\.nix/],
  },
  {
    name: "flakelint from PATH",
    hooks: ["flakelint\nlanguage: system"],
    fromPath: true,
    change: (repository) => repository.stage({ "new.nix": wrong }),
    commits: false,
    tells: [/undefined-variable/],
  },
];
