// Builds src/parser/nix.wasm: `node grammar/build.mjs`, or `--check` to build elsewhere and compare the bytes.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const committed = join(here, "..", "src", "parser", "nix.wasm");
const buildFolder = join(here, "build");

const tools = [
  { command: "cargo", arguments: ["--version"], from: "package 'cargo' (1.82 or later)" },
  { command: "clang-14", arguments: ["--version"], from: "package 'clang-14'" },
  { command: "wasm-ld-14", arguments: ["--version"], from: "package 'lld-14'" },
];

function run(command, args, options = {}) {
  return execFileSync(command, args, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28, ...options });
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function checkTools() {
  for (const tool of tools) {
    try {
      execFileSync(tool.command, tool.arguments, { stdio: "ignore" });
    } catch {
      stop(`'${tool.command}' is missing: on Debian it comes with ${tool.from}`);
    }
  }
  try {
    run("clang-14", ["--target=wasm32-wasi", "-fsyntax-only", "-include", "stdio.h", "-x", "c", "/dev/null"], {
      stdio: "ignore",
    });
  } catch {
    stop("the C headers for wasm32-wasi are missing: on Debian they come with package 'wasi-libc'");
  }
}

/** Folders of the pinned crates by name; cargo fetches them if need be and checks their hashes. */
function crateFolders() {
  const output = run("cargo", ["metadata", "--locked", "--format-version", "1"], { cwd: here });
  const packages = JSON.parse(output.toString()).packages;
  return new Map(packages.map((entry) => [entry.name, dirname(entry.manifest_path)]));
}

function generateParser(crates, folder) {
  const parser = join(folder, "parser.c");
  run("cargo", ["run", "--quiet", "--locked", "--release", "--", join(here, "grammar.js"), parser], {
    cwd: here,
    env: {
      ...process.env,
      CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR ?? join(buildFolder, "target"),
      BASE_GRAMMAR: join(crates.get("tree-sitter-nix"), "grammar.js"),
    },
  });
  mkdirSync(join(folder, "tree_sitter"), { recursive: true });
  copyFileSync(join(crates.get("tree-sitter"), "src", "parser.h"), join(folder, "tree_sitter", "parser.h"));
}

function compile(crates, folder, output) {
  const core = crates.get("tree-sitter");
  const sources = {
    core: join(core, "src", "lib.c"),
    parser: join(folder, "parser.c"),
    scanner: join(here, "scanner.c"),
    flatten: join(here, "flatten.c"),
    libc: join(here, "libc.c"),
  };
  const objects = Object.entries(sources).map(([name, source]) => {
    const object = join(folder, `${name}.o`);
    run("clang-14", [
      ...["--target=wasm32-wasi", "-std=c11", "-D_GNU_SOURCE", "-DNDEBUG", "-O3", "-flto", "-fno-ident"],
      ...["-mbulk-memory", "-msign-ext", "-mnontrapping-fptoint", "-Wno-unused-parameter"],
      ...["-I", join(core, "include"), "-I", join(core, "src"), "-I", folder],
      // Or the compiler turns the functions of our libc into calls of themselves.
      ...(name === "libc" ? ["-fno-builtin"] : []),
      ...["-c", source, "-o", object],
    ]);
    return object;
  });
  const options = ["--no-entry", "--gc-sections", "--strip-all", "--lto-O3", "-O2", "-z", "stack-size=1048576"];
  run("wasm-ld-14", [...options, ...objects, "-o", output]);
}

function build(output) {
  const folder = mkdtempSync(join(tmpdir(), "nix-grammar-"));
  try {
    const crates = crateFolders();
    generateParser(crates, folder);
    compile(crates, folder, output ?? join(folder, "nix.wasm"));
    return readFileSync(output ?? join(folder, "nix.wasm"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

checkTools();
if (process.argv.includes("--check")) {
  if (!build().equals(readFileSync(committed))) stop("src/parser/nix.wasm differs from what grammar/ builds");
  process.stdout.write("src/parser/nix.wasm is what grammar/ builds\n");
} else {
  process.stdout.write(`src/parser/nix.wasm: ${build(committed).length} bytes\n`);
}
