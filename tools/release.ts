/**
 * `npm run release -- 0.1.0` makes the tags of a release, and pushes nothing. A tag carries the built program, so that
 * pre-commit, the Action, Nix and npm find it without building: its commit stands on top of HEAD, and on no branch.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildProgram } from "./build.ts";
import { commitTree, editTree, git, type TreeEntry } from "./release/git-tree.ts";
import { notesOf, otherPins } from "./release/notes.ts";
import { slimManifest } from "./release/slim-manifest.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** npm would install what it names; a slim manifest names nothing. */
const onlyForBuilding = ["package-lock.json"];

interface Release {
  readonly version: string;
  readonly notes: string;
}

/** Makes the commit and the tags `v1.2.3` and `v1`; gives the names of the tags. Throws an `Error` in words for people. */
export async function makeRelease(version: string): Promise<readonly string[]> {
  const release = checkRelease(version);
  const program = await buildTwice();
  const manifest = slimManifest(readFileSync(join(root, "package.json"), "utf8"));
  const slim: TreeEntry = { path: "package.json", content: manifest, executable: false };
  const tree = editTree(root, "HEAD", onlyForBuilding, [...program, slim]);
  const commit = commitTree(
    root,
    tree,
    "HEAD",
    `Release ${version}\n\nThe sources of its parent with the built program.\n`,
  );
  const tag = `v${version}`;
  git(root, ["tag", "--annotate", "--cleanup=verbatim", "--file=-", tag, commit], {
    input: `flakelint ${version}\n\n${release.notes}\n`,
  });
  const moving = `v${version.split(".")[0]}`;
  git(root, ["tag", "--force", moving, commit]);
  return [tag, moving];
}

function checkRelease(version: string): Release {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`'${version}' is no version: npm run release -- 1.2.3`);
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (manifest.version !== version) throw new Error(`package.json says ${manifest.version}, not ${version}`);
  const changed = git(root, ["status", "--porcelain"]);
  if (changed !== "") throw new Error(`commit or remove first what differs from HEAD:\n${changed}`);
  if (git(root, ["tag", "--list", `v${version}`]) !== "") throw new Error(`there is a tag v${version} already`);
  for (const document of documents()) {
    const [other] = otherPins(readFileSync(join(root, document), "utf8"), version);
    if (other !== undefined) throw new Error(`${document} tells users to take ${other}, not ${version}`);
  }
  return { version, notes: notesOf(readFileSync(join(root, "CHANGELOG.md"), "utf8"), version) };
}

/** What people read and copy: our documents and the template. */
function documents(): string[] {
  return git(root, ["ls-files", "-z", "--", "README.md", ":(glob)docs/*.md", "flake/template"])
    .split("\0")
    .filter(Boolean);
}

/** dist/ as entries of a tree; two builds must agree, or nobody could tell whether a tag holds what its sources say. */
async function buildTwice(): Promise<TreeEntry[]> {
  const [first, second] = [await buildEntries(), await buildEntries()];
  const differing = first.find(({ path, content }, at) => {
    const other = second[at];
    return other?.path !== path || !Buffer.from(content).equals(Buffer.from(other.content));
  });
  if (differing !== undefined || first.length !== second.length) {
    throw new Error(`two builds differ${differing === undefined ? "" : ` in ${differing.path}`}`);
  }
  return first;
}

async function buildEntries(): Promise<TreeEntry[]> {
  const folder = mkdtempSync(join(tmpdir(), "flakelint-build-"));
  try {
    await buildProgram(folder);
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
    const files = names.filter((name) => statSync(join(folder, name)).isFile());
    return files.map((name) => ({
      path: `dist/${name.replaceAll("\\", "/")}`,
      content: readFileSync(join(folder, name)),
      executable: name === "cli.js",
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [tag, moving] = await makeRelease(process.argv[2] ?? "");
    console.log(git(root, ["show", "--stat=100", "--format=%h %s", `${tag}^{commit}`]));
    console.log(`\nTags ${tag} and ${moving} stand here. To publish them:\n`);
    console.log(`  git push origin ${tag}\n  git push --force origin ${moving}`);
  } catch (error) {
    console.error(`error: ${(error as Error).message}`);
    process.exitCode = 2;
  }
}
