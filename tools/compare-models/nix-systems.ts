import { setOf } from "../../src/evaluator/builtins/primitive.ts";
import { nixSystemsModels } from "../../src/evaluator/models/nix-systems.ts";
import { nullValue, unknown, type Value } from "../../src/evaluator/value.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";

/** Repositories of nix-systems at a commit. */
const repositories = [
  { repository: "default", commit: "da67096a3b9bf56a91d16901293e51ba5b49a27e" },
  { repository: "default-linux", commit: "31732fcf5e8fea42e59c2488ad31a0e651500f68" },
] as const;

/** nix-systems: lists of systems, each a repository that one imports. */
export const nixSystems: readonly ComparedLibrary[] = repositories.map(({ repository, commit }) => ({
  name: `nix-systems-${repository}`,
  source: { repository: `https://github.com/nix-systems/${repository}`, commit },
  async compare(folders) {
    const folder = JSON.stringify(folders.get(`nix-systems-${repository}`));
    return compareCases(
      {
        real: `{ systems = newer.import (/. + ${folder}); }`,
        model: (evaluator) => {
          const origin = `inputs.${repository}`;
          nixSystemsModels.get(`github:nix-systems/${repository}`)?.(evaluator, origin);
          const imported: Value = evaluator.externals.import(unknown("outside", { origin })) ?? nullValue;
          return setOf({ systems: imported });
        },
        files: {},
        sets: [],
      },
      [{ subject: "systems", expression: "lib.systems", depth: 2 }],
    );
  },
}));
