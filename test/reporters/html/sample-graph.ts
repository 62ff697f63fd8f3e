import type { ReportedGraph, ReportedImport } from "#src/findings/reported-graph.ts";

const start = { line: 3, column: 5, offset: 20 };

/** An import that all of the configurations have. */
export function imported(from: number | null, to: number, configurations: readonly number[]): ReportedImport {
  return { from, to, conditional: false, configurations, file: "flake.nix", range: { start, end: start } };
}

/** Two hosts, the home of a user in one of them, and what they share; the names may be hostile. */
export function sampleGraph(name = (text: string) => text): ReportedGraph {
  const both = [0, 1];
  return {
    configurations: [
      { output: "nixosConfigurations", name: name("desktop"), part: null },
      { output: "nixosConfigurations", name: name("laptop"), part: null },
      { output: "nixosConfigurations", name: name("laptop"), part: { kind: "home-manager", name: name("ada") } },
    ],
    modules: [
      { file: name("hosts/desktop/configuration.nix"), external: null, configurations: [0] },
      { file: name("hosts/laptop/configuration.nix"), external: null, configurations: [1] },
      { file: name("modules/users.nix"), external: null, configurations: both },
      { file: name("home/ada.nix"), external: null, configurations: [2] },
      { file: null, external: name("inputs.agenix.nixosModules.default"), configurations: both },
    ],
    imports: [
      imported(null, 0, [0]),
      imported(null, 1, [1]),
      imported(0, 2, [0]),
      { ...imported(1, 2, [1]), conditional: true },
      imported(null, 3, [2]),
      imported(2, 4, both),
    ],
    unreachable: [],
  };
}

/** A flake with so many modules in folders below each other, of which each imports some behind it. */
export function bigGraph(hosts: number, modules: number): ReportedGraph {
  const all = Array.from({ length: hosts }, (_, index) => index);
  const folders = [
    "modules/nixos/desktop",
    "modules/nixos/server",
    "modules/home/programs/shell",
    "home/ada",
    "profiles",
  ];
  const fileOf = (index: number) => {
    if (index < hosts) return `hosts/host${index}/default.nix`;
    return `${folders[index % folders.length]}/part${Math.floor(index / 50)}/module${index}.nix`;
  };
  return {
    configurations: all.map((index) => ({ output: "nixosConfigurations", name: `host${index}`, part: null })),
    modules: Array.from({ length: modules }, (_, index) => {
      return { file: fileOf(index), external: null, configurations: index < hosts ? [index] : all };
    }),
    imports: Array.from({ length: modules }, (_, index) => {
      if (index < hosts) return [imported(null, index, [index])];
      return [imported(index % hosts, index, [index % hosts]), imported(Math.max(hosts, index - 7), index, all)];
    })
      .flat()
      .filter(({ from, to }) => from !== to),
    unreachable: [],
  };
}
