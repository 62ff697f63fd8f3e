import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, list, string, unknown } from "../value.ts";

/** The lists that the repositories of nix-systems hold, by repository; those of one system are named after it. */
const lists: ReadonlyMap<string, readonly string[]> = new Map([
  ["default", ["aarch64-darwin", "aarch64-linux", "x86_64-darwin", "x86_64-linux"]],
  ["default-linux", ["aarch64-linux", "x86_64-linux"]],
  ["default-darwin", ["aarch64-darwin", "x86_64-darwin"]],
  ...["aarch64-darwin", "aarch64-linux", "x86_64-darwin", "x86_64-linux"].map((system): [string, readonly string[]] => [
    system,
    [system],
  ]),
]);

/** The models of nix-systems by identity: a flake without outputs, whose `import` is a list of systems. */
export const nixSystemsModels: ReadonlyMap<string, (evaluator: Evaluator, origin: string) => AttrsValue> = new Map(
  [...lists].map(([repository, systems]) => [
    `github:nix-systems/${repository}`,
    (evaluator, origin) => {
      evaluator.modelImport(origin, list(systems.map((system) => Thunk.of(string(system)))));
      return attrs(new Map(), unknown("the list of systems is not part of the repository", { origin }));
    },
  ]),
);
