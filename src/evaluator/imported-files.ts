import type { Place } from "../source/span.ts";
import { type Environment, withNames } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import type { Machine } from "./machine.ts";
import { absolutePath, directoryOf, importedDirectory, importedFile, repositoryPath } from "./source-tree.ts";
import { hasStackRoom, tooDeep } from "./stack-room.ts";
import { Thunk } from "./thunk.ts";
import * as V from "./value.ts";

/** The files that evaluation imports: each is evaluated once. */
export class ImportedFiles {
  readonly #machine: Machine;
  readonly #imports = new Map<string, Thunk>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** The value of a file of the repository, evaluated once. */
  importFile(path: string, directory = absolutePath(directoryOf(path))): V.Value {
    this.#machine.sources.touched(path, "import");
    const key = `${directory} ${path}`;
    let thunk = this.#imports.get(key);
    if (!thunk) {
      thunk = new Thunk(() => this.#evaluateFile(path, this.#machine.fileEnvironment(path, directory)), {
        file: path,
        span: { start: 0, end: 0 },
      });
      this.#imports.set(key, thunk);
    }
    return thunk.force();
  }

  importPath(path: string, place: Place | null): V.Value {
    const file = this.#findImported(path, place);
    if (typeof file !== "string") return file;
    return this.importFile(file, importedDirectory(this.#machine.sources.files, path, file));
  }

  importScoped(path: string, names: ReadonlyMap<string, Thunk>, place: Place | null): V.Value {
    const file = this.#findImported(path, place);
    if (typeof file !== "string") return file;
    this.#machine.sources.touched(file, "import");
    return this.#evaluateFile(file, withNames(this.#machine.fileEnvironment(file), names));
  }

  #findImported(path: string, place: Place | null): string | V.UnknownValue {
    const relative = repositoryPath(path);
    if (relative === null) return V.unknown(`'${path}' lies outside the flake`, { origin: path });
    const found = importedFile(this.#machine.sources.files, relative);
    switch (found.kind) {
      case "file":
        return found.path;
      case "no-default":
        throw new EvaluationError(`the folder '${relative}' has no default.nix`, place);
      case "missing":
        throw new EvaluationError(`the path '${relative}' does not exist`, place);
      case "outside":
        return V.unknown(`'${relative}' leads out of the repository`);
    }
  }

  /** The value of a model: Nix text of our own that stands for a library. */
  evaluateModel(name: string, text: string): V.Value {
    if (!hasStackRoom()) throw tooDeep();
    const root = this.#machine.sources.parse(name, text).tree.root;
    if (!root) throw new Error(`the model '${name}' holds no expression`);
    return this.#machine.evaluate(root, this.#machine.fileEnvironment(name));
  }

  #evaluateFile(path: string, environment: Environment): V.Value {
    // The parser keeps state of its own, which running out of stack would leave in pieces.
    if (!hasStackRoom()) throw tooDeep();
    const file = this.#machine.sources.nixFile(path);
    if (!file) return V.unknown(`'${path}' cannot be read`);
    const root = file.tree.root;
    if (!root) return V.unknown(`'${path}' holds no expression`);
    return this.#machine.evaluate(root, environment);
  }
}
