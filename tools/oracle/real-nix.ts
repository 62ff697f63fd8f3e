import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

/** What Nix makes of a file. */
export type NixVerdict =
  | { readonly kind: "accepted"; readonly printed: string }
  /** `line` and `column` (counted in bytes, from 1) are `null` where Nix names no place. */
  | {
      readonly kind: "refused";
      readonly message: string;
      readonly line: number | null;
      readonly column: number | null;
    };

const filesInBatch = 100;
const mostOutputBytes = 1024 ** 3;

/** The Nix on PATH, as a judge of files. */
export class RealNix {
  /** "2.8.0" */
  readonly version: string;
  readonly #flags: readonly string[];

  private constructor(version: string) {
    this.version = version;
    // Older versions warn of a feature they do not know.
    const features = this.isBefore(2, 24) ? [] : ["--extra-experimental-features", "pipe-operators"];
    this.#flags = ["--parse", ...features];
  }

  /** `null` where there is no `nix-instantiate`. */
  static find(): RealNix | null {
    try {
      const words = execFileSync("nix-instantiate", ["--version"], { encoding: "utf8" });
      return new RealNix(/\d+\.\d+[\w.]*/.exec(words)?.[0] ?? "0.0");
    } catch {
      return null;
    }
  }

  isBefore(major: number, minor: number): boolean {
    const [ownMajor = 0, ownMinor = 0] = this.version.split(".").map(Number);
    return ownMajor < major || (ownMajor === major && ownMinor < minor);
  }

  /** Judges files (absolute paths) on all cores; the verdicts stand in the order of the files. */
  async judge(files: readonly string[]): Promise<NixVerdict[]> {
    const folder = mkdtempSync(join(tmpdir(), "oracle-"));
    try {
      const separator = new Separator(folder);
      const verdicts: NixVerdict[] = [];
      let next = 0;
      const work = async () => {
        while (next < files.length) {
          const start = next;
          next += filesInBatch;
          const batch = await this.#judgeBatch(files.slice(start, start + filesInBatch), separator);
          for (const [index, verdict] of batch.entries()) verdicts[start + index] = verdict;
        }
      };
      await Promise.all(Array.from({ length: availableParallelism() }, work));
      return verdicts;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** Judges a text, as a file in a folder of its own. */
  async judgeText(text: string): Promise<NixVerdict> {
    const folder = mkdtempSync(join(tmpdir(), "oracle-"));
    try {
      const file = join(folder, "text.nix");
      writeFileSync(file, text);
      const [verdict] = await this.judge([file]);
      return verdict as NixVerdict;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** Nix stops at the first file it refuses: the rest is asked for again. */
  async #judgeBatch(files: readonly string[], separator: Separator): Promise<NixVerdict[]> {
    const verdicts: NixVerdict[] = [];
    while (verdicts.length < files.length) {
      const left = files.slice(verdicts.length);
      const { output, errors, status } = await this.#run(left.flatMap((file) => [file, separator.file]));
      const printed = output.split(separator.line).slice(0, -1);
      for (const text of printed) verdicts.push({ kind: "accepted", printed: text.trimEnd() });
      if (printed.length < left.length) verdicts.push(readRefusal(errors, status));
    }
    return verdicts;
  }

  #run(files: readonly string[]): Promise<{ output: string; errors: string; status: string }> {
    return new Promise((resolve) => {
      const settings = { maxBuffer: mostOutputBytes, timeout: 120_000 };
      execFile("nix-instantiate", [...this.#flags, ...files], settings, (error, output, errors) => {
        resolve({ output, errors, status: error ? `${error.signal ?? error.code}` : "0" });
      });
    });
  }
}

/** A file that Nix prints between the others, to tell where one ends. */
class Separator {
  readonly file: string;
  readonly line: string;

  constructor(folder: string) {
    const text = JSON.stringify(`end of a file ${process.pid} ${Date.now()}`);
    this.file = join(folder, "separator.nix");
    this.line = `${text}\n`;
    writeFileSync(this.file, text);
  }
}

function readRefusal(errors: string, status: string): NixVerdict {
  const start = errors.indexOf("error: ");
  const place = /^\s+at .*:(\d+):(\d+):$/m.exec(errors) ?? /^\s*at .*:(\d+):(\d+)/m.exec(errors);
  return {
    kind: "refused",
    message:
      start < 0
        ? `ended with ${status}: ${errors.trim()}`
        : (errors.slice(start + 7).split("\n\n")[0] as string).trim(),
    line: place ? Number(place[1]) : null,
    column: place ? Number(place[2]) : null,
  };
}
