import type { Flake, FlakeInput } from "./flake.ts";

/** An input that flake.nix declares, or the override of an input's input. */
export interface DeclaredInput {
  readonly input: FlakeInput;
  /** The inputs it stands in, outermost first; empty for an input of the flake itself. */
  readonly within: readonly FlakeInput[];
  /** As people say it: `home-manager/nixpkgs`, as Nix shows paths of inputs. */
  readonly path: string;
}

/** Every input and every override, in the order they are declared, an input before its overrides. */
export function* declaredInputs(flake: Flake): Generator<DeclaredInput> {
  yield* below(flake.inputs, []);
}

function* below(inputs: readonly FlakeInput[], within: readonly FlakeInput[]): Generator<DeclaredInput> {
  for (const input of inputs) {
    const names = [...within, input].map(({ name }) => name);
    yield { input, within, path: names.join("/") };
    yield* below(input.overrides, [...within, input]);
  }
}
