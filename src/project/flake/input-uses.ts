/**
 * Who reads which input of a flake.
 *
 * Goals: no use is missed, wherever in the repository it stands; where one could be out of sight the answer is
 * "unknown". The set of inputs is followed by the names it goes under (`inputs`, the name at the `@`, `x` after
 * `x = inputs`): each place that has such a name is looked at, in every file. Where the set goes on without a name
 * (as an argument of our own function, as `specialArgs`), any mention of an input counts as a use.
 */
import type { NixFile } from "../../scopes/nix-file.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import type { Place } from "../../source/span.ts";
import type { FlakeInput, FlakeOutputs } from "./flake.ts";
import { InputFlow } from "./input-flow.ts";
import {
  commandPlaces,
  followsPlaces,
  lockReaderPlaces,
  looseMentions,
  mentionsWord,
  spelledOutUses,
  wordsIn,
} from "./input-mentions.ts";
import type { RepositoryIdentity } from "./lock-file.ts";
import { identifyRepository } from "./repository-identity.ts";

export interface InputUsesInput {
  readonly file: NixFile;
  readonly inputs: readonly FlakeInput[];
  readonly outputs: FlakeOutputs | null;
  readonly files: RepositoryFiles;
  readonly nixFile: (path: string) => NixFile | undefined;
}

export class InputUses {
  readonly #input: InputUsesInput;
  readonly #names: ReadonlySet<string>;
  readonly #repositories: ReadonlyMap<string, RepositoryIdentity>;
  readonly #paths: readonly string[];
  #flow: InputFlow | undefined;

  constructor(input: InputUsesInput) {
    this.#input = input;
    this.#names = new Set(input.inputs.map(({ name }) => name));
    this.#repositories = new Map(input.inputs.map(({ name, reference }) => [name, identifyRepository(reference)]));
    this.#paths = input.files.paths.filter((path) => path.endsWith(".nix") && this.#belongsToFlake(path));
  }

  of(input: FlakeInput): readonly Place[] | "unknown" {
    this.#flow ??= this.#follow();
    if (this.#flow.lostAt) return "unknown";
    const places = [...followsPlaces(this.#input.file.path, this.#input.inputs, input.name)];
    places.push(...(this.#flow.uses.get(input.name) ?? []));
    if (places.length === 0 && this.#flow.isNameless) places.push(...this.#loosely(input.name));
    // Read last, because it takes reading files that are no Nix.
    if (places.length === 0) places.push(...commandPlaces(this.#input.files, input.name));
    return places;
  }

  /** Another flake.nix of the repository (a template, a test) has inputs of its own. */
  #belongsToFlake(path: string): boolean {
    return path === this.#input.file.path || !/(^|\/)flake\.nix$/.test(path);
  }

  #follow(): InputFlow {
    const setNames = new Set(["inputs", "inputs'"]);
    const { outputs } = this.#input;
    if (outputs?.setName) setNames.add(outputs.setName);
    for (;;) {
      const flow = new InputFlow({ names: this.#names, repositories: this.#repositories, setNames });
      // `outputs = import ./outputs.nix;` hands the set over without a name.
      if (!outputs) flow.isNameless = true;
      this.#readFiles(flow, setNames);
      const before = setNames.size;
      for (const name of flow.newNames) setNames.add(name);
      if (setNames.size === before || flow.lostAt) return flow;
    }
  }

  #readFiles(flow: InputFlow, setNames: ReadonlySet<string>): void {
    const { file, outputs } = this.#input;
    if (outputs) flow.readOutputs(file, outputs);
    for (const path of this.#paths) {
      const text = this.#textOf(path, flow);
      if (text === undefined) continue;
      if (path !== file.path && text.includes("flake.lock")) this.#readLockReader(path, text, flow);
      const mentionsSet = path === file.path || mentionsWord(text, setNames);
      const nixFile = mentionsSet || mentionsWord(text, this.#names) ? this.#input.nixFile(path) : undefined;
      if (nixFile) this.#readDamaged(nixFile, setNames, flow);
      if (!nixFile || !mentionsSet) continue;
      const within = path === file.path ? (outputs?.lambda ?? { start: 0, end: 0 }) : { start: 0, end: text.length };
      for (const [name, span] of spelledOutUses(nixFile, this.#names, within)) flow.use(name, { file: path, span });
      flow.readFile(nixFile);
    }
  }

  /** Of a damaged file nobody knows what its names mean: each name counts, and the set may go anywhere. */
  #readDamaged(file: NixFile, setNames: ReadonlySet<string>, flow: InputFlow): void {
    if (file.soundness.isWhole) return;
    for (const [name, span] of wordsIn(file, this.#names)) flow.use(name, { file: file.path, span });
    for (const [, span] of wordsIn(file, setNames)) {
      const isSelected = /^\s*\.\s*["A-Za-z_]/.test(file.source.text.slice(span.end, span.end + 40));
      if (!isSelected && !file.isIntact(span)) flow.lostAt ??= { file: file.path, span };
    }
  }

  /** A file that reads flake.lock itself, as shims for Nix without flakes do, uses the inputs it names. */
  #readLockReader(path: string, text: string, flow: InputFlow): void {
    const places = [...lockReaderPlaces(path, text, this.#names)];
    for (const [name, place] of places) flow.use(name, place);
    if (places.length === 0 && text.includes("nodes")) flow.lostAt ??= { file: path, span: { start: 0, end: 0 } };
  }

  #textOf(path: string, flow: InputFlow): string | undefined {
    const content = this.#input.files.read(path);
    if (content.kind === "text") return content.text;
    if (content.reason === "encrypted") flow.lostAt ??= { file: path, span: { start: 0, end: 0 } };
    return undefined;
  }

  *#loosely(name: string): Generator<Place> {
    for (const path of this.#paths) {
      if (!this.#input.files.text(path)?.includes(name)) continue;
      const nixFile = this.#input.nixFile(path);
      if (nixFile) yield* looseMentions(nixFile, name, this.#input.outputs?.lambda ?? null);
    }
  }
}
