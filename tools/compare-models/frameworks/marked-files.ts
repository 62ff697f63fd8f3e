import type { Random } from "../../fuzz/random.ts";

/** The files of a generated tree, each of which says who it is: `{ mark = "path"; }`. */
export class MarkedFiles {
  readonly #random: Random;
  readonly #texts = new Map<string, string>();

  constructor(random: Random) {
    this.#random = random;
  }

  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#texts);
  }

  /** Adds a module; the Nix that names it, by itself or as what another imports. */
  module(): string {
    const file = this.marked(`modules/m${this.#texts.size}.nix`);
    const named = `(source + "/${file}")`;
    return this.#random.pick([
      named,
      named,
      `{ imports = [ ${named} ]; }`,
      `({ ... }: { imports = [ ${named} ]; })`,
      `({ lib, pkgs, config, ... }: { imports = [ ${named} ]; })`,
    ]);
  }

  /** Adds a folder that has modules of some classes, below `inner` where that is given; its path. */
  classFolder(name: string, inner = ""): string {
    const folder = `${name}${this.#texts.size}`;
    for (const each of ["nixos", "darwin", "homeManager"].filter(() => this.#random.chance(0.5))) {
      this.marked([folder, inner, `_${each}`, "file.nix"].filter((part) => part !== "").join("/"));
    }
    return folder;
  }

  /** Adds a module at a path. */
  marked(path: string): string {
    return this.add(path, this.#random.pick([`{ mark = "${path}"; }`, `{ ... }: { mark = "${path}"; }`]));
  }

  /** Adds a file that is no module. */
  add(path: string, text: string): string {
    this.#texts.set(path, text);
    return path;
  }
}
