import type { Entry } from "../../parser/syntax.ts";
import { type AttributeTree, attributeAt, attributeTree, setLiteral } from "../../scopes/attribute-tree.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import { SourceFile } from "../../source/source-file.ts";
import type { Flake, FlakeAttribute, FlakeInput } from "./flake.ts";
import { readInputs } from "./flake-inputs.ts";
import { readOutputs } from "./flake-outputs.ts";
import { InputUses } from "./input-uses.ts";
import type { LockFile, LockProblem } from "./lock-file.ts";
import { readLockFile } from "./read-lock-file.ts";

export interface FlakeReaderInput {
  /** flake.nix */
  readonly file: NixFile;
  /** Its folder, relative to the root; "" is the root. */
  readonly directory: string;
  readonly files: RepositoryFiles;
  /** What rules about dates take for today; default: the present moment. */
  readonly now?: Date | undefined;
  /** Parses a file once, whoever asks. */
  readonly nixFile: (path: string) => NixFile | undefined;
}

/** Reads flake.nix, and flake.lock beside it, without evaluating anything. Never throws. */
export function readFlake({ file, directory, files, now = new Date(), nixFile }: FlakeReaderInput): Flake {
  const set = file.tree.root && setLiteral(file.tree.root);
  const tree = attributeTree(set?.entries ?? []);
  const inputsNode = attributeAt(tree, "inputs");
  const { inputs: declared, isLiteral } = readInputs(inputsNode);
  const inputs = declared.filter((input) => input.name !== "self");
  const outputs = readOutputs(attributeAt(tree, "outputs")?.value, file.source.text);
  const lockPath = directory === "" ? "flake.lock" : `${directory}/flake.lock`;
  let uses: InputUses | undefined;
  let cacheNames: ReadonlySet<string> | undefined;
  return {
    file,
    directory,
    now,
    attributes: [...topAttributes(tree)],
    isGenerated: isGenerated(file),
    inputs,
    inputsSpan: inputsNode?.sites[0]?.attribute ?? null,
    inputsAreLiteral: isLiteral && tree.dynamic.length === 0 && tree.damaged.length === 0,
    outputs,
    hasLockFile: files.exists(lockPath),
    ...openLock(files, lockPath),
    get ignoredLock() {
      return ignoredLock(files, lockPath);
    },
    get cacheNames() {
      cacheNames ??= findCacheNames(files);
      return cacheNames;
    },
    usesOf: (input: FlakeInput) => {
      uses ??= new InputUses({ file, inputs, outputs, files, nixFile });
      return uses.of(input);
    },
  };
}

function ignoredLock(files: RepositoryFiles, path: string): Flake["ignoredLock"] {
  const rule = files.ignoredBy(path);
  if (!rule) return null;
  const text = rule.file === null ? undefined : files.text(rule.file);
  if (rule.file === null || text === undefined) return { by: null };
  return { by: { file: rule.file, span: new SourceFile(rule.file, text).lineSpan(rule.line) } };
}

function openLock(files: RepositoryFiles, path: string): { lock: LockFile | null; lockProblem: LockProblem | null } {
  if (!files.exists(path)) return { lock: null, lockProblem: null };
  const content = files.read(path);
  if (content.kind === "unreadable")
    return { lock: null, lockProblem: { message: content.detail, span: { start: 0, end: 0 }, isSyntax: true } };
  const { lock, problem } = readLockFile(path, content.text);
  return { lock: lock ?? null, lockProblem: problem ?? null };
}

function isGenerated({ tree }: NixFile): boolean {
  const start = tree.root?.start ?? 0;
  return tree.comments.some(({ end, text }) => end <= start && /\bdo[- ]not[- ]edit\b|\bauto-?generated\b/i.test(text));
}

function* topAttributes(tree: AttributeTree): Generator<FlakeAttribute> {
  for (const { name, sites } of tree.attributes.values()) {
    for (const { entry, attribute } of sites) yield { name, nameSpan: attribute, entrySpan: entry as Entry };
  }
}

function findCacheNames(files: RepositoryFiles): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of files.paths) {
    const text = path.endsWith(".nix") ? files.text(path) : undefined;
    if (text === undefined || !/\.cachix\.org|\/\/cache\./.test(text)) continue;
    for (const [, owner] of text.matchAll(/\/\/cache\.([a-z0-9-]+)\.[a-z]+\b/gi)) {
      if (owner && owner.toLowerCase() !== "nixos") names.add(`${owner.toLowerCase()}/`);
    }
    for (const match of text.matchAll(/([a-z0-9-]+)\.cachix\.org/gi)) names.add((match[1] as string).toLowerCase());
  }
  return names;
}
