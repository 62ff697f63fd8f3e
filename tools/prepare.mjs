/**
 * Builds dist/ where there is none, when npm prepares a checkout: in a clone, and where somebody installs a commit from git.
 * A release carries dist/ and has no scripts, so this never runs there.
 *
 * `npm install -g git+…` prepares a package without installing what it needs for that (npm/cli#8440). So what the build
 * needs is installed here, if it is missing: the versions of package-lock.json, checked against its hashes.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const buildNeeds = ["esbuild", "jsonc-parser", "picomatch", "smol-toml", "tsx", "yaml", "yargs"];

if (!existsSync(join(root, "dist/cli.js"))) build();

function build() {
  if (!buildNeeds.every((name) => existsSync(join(root, "node_modules", name)))) installBuildNeeds();
  run(process.execPath, ["--import", "tsx", "tools/build.ts"], root);
}

function installBuildNeeds() {
  console.error("installing what builds flakelint");
  const folder = mkdtempSync(join(root, ".prepare-"));
  try {
    const { manifest, lock } = reduceLock(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
    runNpm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"], folder);
    const modules = join(root, "node_modules");
    rmSync(modules, { recursive: true, force: true });
    renameSync(join(folder, "node_modules"), modules);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The part of package-lock.json that the build needs, as dependencies of a package of its own. */
function reduceLock({ packages }) {
  const dependencies = Object.fromEntries(buildNeeds.map((name) => [name, packages[`node_modules/${name}`].version]));
  const kept = new Set();
  for (const name of buildNeeds) keep(name, "");

  function keep(name, from) {
    const path = resolve(name, from);
    if (path === undefined || kept.has(path)) return;
    kept.add(path);
    const { dependencies = {}, optionalDependencies = {} } = packages[path];
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) keep(needed, path);
  }

  /** Where a package finds another one: in its own node_modules, or in one of those around it. */
  function resolve(name, from) {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
      const path = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
      if (path in packages) return path;
      if (folder === "") return undefined;
    }
  }

  const manifest = { name: "flakelint-build", version: "0.0.0", private: true, dependencies };
  const entries = [...kept].sort().map((path) => [path, withoutDev(packages[path])]);
  const lock = { ...manifest, lockfileVersion: 3, packages: { "": manifest, ...Object.fromEntries(entries) } };
  return { manifest, lock };
}

function withoutDev({ dev, devOptional, ...entry }) {
  return devOptional ? { ...entry, optional: true } : entry;
}

/** npm hands its own flags down in the environment; `-g` and its like are about another package. */
function runNpm(argv, folder) {
  const about =
    /^npm_config_(?:global|location|prefix|local_prefix|global_prefix|include|omit|install_links|install_strategy|dry_run|package_lock.*|save.*|workspaces?.*|allow_git|only|production|ignore_scripts)$/i;
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !about.test(name)));
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /\.[cm]?js$/.test(npm)) run(process.execPath, [npm, ...argv], folder, environment);
  // On Windows npm is a script for the shell.
  else run("npm", argv, folder, environment, process.platform === "win32");
}

function run(program, argv, cwd, env = process.env, shell = false) {
  const { status, error } = spawnSync(program, argv, { cwd, env, shell, stdio: ["ignore", "inherit", "inherit"] });
  if (status === 0) return;
  console.error(`error: ${error?.message ?? `${program} ${argv.join(" ")} failed`}`);
  console.error("hint: a release tag, such as v0.1.0, carries the built program: take that instead");
  process.exit(1);
}
