/** Repositories to commit in, with nothing of the user's own configuration. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Outcome {
  readonly status: number | null;
  /** Both streams, as somebody at a terminal reads them. */
  readonly output: string;
}

/** A folder that goes when the process does not need it any more; its paths have a blank, as some users' have. */
export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), "flakelint hooks-"));
  readonly environment: Record<string, string>;

  /** `tools` are folders in which programs are found before those of PATH. */
  constructor(tools: readonly string[]) {
    const { PATH = "", HOME = "", NODE_EXTRA_CA_CERTS, SSL_CERT_FILE } = process.env;
    this.environment = {
      PATH: [...tools, PATH].join(":"),
      HOME,
      GIT_CONFIG_GLOBAL: join(this.folder, "gitconfig"),
      GIT_CONFIG_SYSTEM: "/dev/null",
      PRE_COMMIT_HOME: join(this.folder, "pre-commit"),
      PREK_HOME: join(this.folder, "prek"),
      ...(NODE_EXTRA_CA_CERTS === undefined ? {} : { NODE_EXTRA_CA_CERTS }),
      ...(SSL_CERT_FILE === undefined ? {} : { SSL_CERT_FILE }),
    };
    const settings = ["[user]", "name = test", "email = test@example.org", "[init]", "defaultBranch = main"];
    writeFileSync(join(this.folder, "gitconfig"), `${settings.join("\n")}\n[protocol "file"]\nallow = always\n`);
  }

  run(cwd: string, program: string, ...argv: readonly string[]): Outcome {
    const result = spawnSync(program, argv, { cwd, env: this.environment, encoding: "utf8", maxBuffer: 2 ** 26 });
    if (result.error) throw result.error;
    return { status: result.status, output: result.stdout + result.stderr };
  }

  private readonly missing = new Set<string>();

  /** Whether a program can be run; that it cannot is told once. */
  has(program: string): boolean {
    const { status } = spawnSync("sh", ["-c", 'command -v "$1"', "sh", program], { env: this.environment });
    if (status !== 0 && !this.missing.has(program)) console.log(`  not run: ${program}, which is not here`);
    if (status !== 0) this.missing.add(program);
    return status === 0;
  }

  /** Runs what must succeed, and gives what it printed. */
  must(cwd: string, program: string, ...argv: readonly string[]): string {
    const { status, output } = this.run(cwd, program, ...argv);
    if (status !== 0) throw new Error(`${program} ${argv.join(" ")} ended with ${status}:\n${output}`);
    return output;
  }

  /** A clone of this project with the tags of a release; what is not committed is not in it. */
  release(root: string, version: string): string {
    const clone = join(this.folder, "flakelint");
    this.must(root, "git", "clone", "--quiet", "--no-local", "--no-tags", root, clone);
    symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
    writeFileSync(join(clone, ".git/info/exclude"), "/node_modules\n");
    this.must(clone, process.execPath, "--import", "tsx", "tools/release.ts", version);
    return clone;
  }

  /** Where the program of a release is found by its name; only what is put into PATH finds it there. */
  get programs(): string {
    return join(this.folder, "programs");
  }

  /** Takes the program of a release out of its tag. */
  unpack(clone: string, version: string): void {
    const released = join(this.folder, "released");
    this.must(clone, "git", "worktree", "add", "--quiet", released, `v${version}`);
    mkdirSync(this.programs);
    symlinkSync(join(released, "dist/cli.js"), join(this.programs, "flakelint"));
  }

  /** Finds programs in a folder before those of PATH, as long as something runs. */
  withPath<Result>(folder: string, run: () => Result): Result {
    const { PATH = "" } = this.environment;
    this.environment.PATH = `${folder}:${PATH}`;
    try {
      return run();
    } finally {
      this.environment.PATH = PATH;
    }
  }

  /** A new repository with these files committed. */
  repository(name: string, files: Files): Repository {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    const repository = new Repository(this, folder);
    this.must(folder, "git", "init", "--quiet");
    repository.write(files);
    repository.git("add", ".");
    repository.git("commit", "--quiet", "--no-verify", "--message", "first");
    return repository;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type Files = Readonly<Record<string, string>>;

export class Repository {
  readonly sandbox: Sandbox;
  readonly folder: string;

  constructor(sandbox: Sandbox, folder: string) {
    this.sandbox = sandbox;
    this.folder = folder;
  }

  git(...argv: readonly string[]): string {
    return this.sandbox.must(this.folder, "git", ...argv);
  }

  write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  read(path: string): string {
    return existsSync(join(this.folder, path)) ? readFileSync(join(this.folder, path), "utf8") : "";
  }

  stage(files: Files): void {
    this.write(files);
    this.git("add", "--", ...Object.keys(files));
  }

  /** Commits what is staged, as a user does: hooks run. */
  commit(): Outcome {
    return this.sandbox.run(this.folder, "git", "commit", "--quiet", "--message", "change");
  }
}
