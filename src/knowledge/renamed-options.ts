/**
 * Options that modules renamed, changed or removed. Source: the modules of home-manager and nix-darwin, release by release
 * up to their state of 2026-08, by tools/renamed-options.ts; for NixOS what the groups of renamed-nixos-options.data.ts
 * name, as nixpkgs is no repository that can be read whole, release by release.
 */
import { renamedNixosOptions } from "./renamed-nixos-options.data.ts";
import { renamedOptions } from "./renamed-options.data.ts";

/** Whose modules an option is of. */
export type OptionKind = "nixos" | "darwin" | "home";

export interface ReplacedOption {
  /** In the tables a step `*` stands for any name. */
  readonly path: readonly string[];
  /** `renamed`: the same value under another path; `changed`: the new option takes another value. */
  readonly how: "renamed" | "changed" | "removed";
  /** The new path; empty where the option is removed. */
  readonly to: readonly string[];
  /** The first release that has it so ("24.11"). */
  readonly since: string;
}

export const optionKinds: readonly OptionKind[] = ["nixos", "darwin", "home"];

const signs: ReadonlyMap<string, ReplacedOption["how"]> = new Map([
  [">", "renamed"],
  ["~", "changed"],
  ["!", "removed"],
]);

/** The options by their steps. */
interface Step {
  readonly next: Map<string, Step>;
  option: ReplacedOption | undefined;
}

const newStep = (): Step => ({ next: new Map(), option: undefined });

let tables: ReadonlyMap<string, Step> | undefined;

/** The entry for an option or for one that it lies below; `undefined` if it stands, or is not known. */
export function replacedOption(kind: OptionKind, path: readonly string[]): ReplacedOption | undefined {
  let step = tablesByKind().get(kind);
  let found: ReplacedOption | undefined;
  for (const name of path) {
    step = step && stepBelow(step, name);
    if (!step) break;
    found = step.option ?? found;
  }
  return found && withNames(found, path);
}

/** The entry with the names of a path in the places of its `*`. */
function withNames(option: ReplacedOption, path: readonly string[]): ReplacedOption {
  const names = path.filter((_, index) => option.path[index] === "*");
  if (names.length === 0) return option;
  const named = [...names];
  const to = option.to.map((step) => (step === "*" ? (named.shift() ?? step) : step));
  return { ...option, path: path.slice(0, option.path.length), to };
}

function stepBelow(step: Step, name: string): Step | undefined {
  return step.next.get(name) ?? step.next.get("*");
}

/** Whether a path is on the way to an old name of any kind, or below one. */
export function leadsToOldName(path: readonly string[]): boolean {
  const read = tablesByKind();
  return optionKinds.some((kind) => leads(read.get(kind) as Step, path));
}

function leads(root: Step, path: readonly string[]): boolean {
  let step = root;
  for (const name of path) {
    if (step.option) return true;
    const next = stepBelow(step, name);
    if (!next) return false;
    step = next;
  }
  return true;
}

function tablesByKind(): ReadonlyMap<string, Step> {
  tables ??= readTables(`${renamedNixosOptions}${renamedOptions}`);
  return tables;
}

function stepAt(root: Step, path: readonly string[]): Step {
  let step = root;
  for (const name of path) {
    const next = step.next.get(name) ?? newStep();
    step.next.set(name, next);
    step = next;
  }
  return step;
}

function readTables(text: string): ReadonlyMap<string, Step> {
  const read = new Map<string, Step>(optionKinds.map((kind) => [kind, newStep()]));
  let root: Step | undefined;
  let since = "";
  for (const line of text.split("\n")) {
    const [first = "", second = "", ...to] = line.split(" ");
    const how = signs.get(second);
    if (how === undefined) {
      // A heading: "nixos 24.11"; or where the entries below it come from.
      if (read.has(first)) [root, since] = [read.get(first), second];
    } else if (root) {
      const path = first.split(".");
      stepAt(root, path).option = { path, how, to: to.length > 0 ? to.join(" ").split(".") : [], since };
    }
  }
  return read;
}
