/** State versions that are not written down but taken from the release in use, so that they move with it. */

import { standing } from "../../evaluator/modules/definitions.ts";
import { staticAttributeName } from "../../parser/attribute-name.ts";
import { nodeAt } from "../../parser/node-at.ts";
import type { Node, Select } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import { knownOrigin, libraryNameOf } from "../../scopes/known-origin.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName } from "../../scopes/option-path.ts";
import type { Place, Span } from "../../source/span.ts";
import { type Host, holdsHomes, type LocatedDefinition, type ModuleTree } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { hasDisk, isTestFile, namesImage } from "./passing-machines.ts";

export interface FloatingStateVersion {
  /** "system.stateVersion" */
  readonly option: string;
  readonly place: Place;
  /** What moves, as it is written. */
  readonly source: string;
  readonly host: Host;
}

/** The state versions of machines and homes that move with nixpkgs or home-manager. */
export function floatingStateVersions(project: Project): readonly FloatingStateVersion[] {
  return project.hosts.flatMap((host) => {
    const homes = host.users.filter(({ kind }) => kind === "home-manager");
    const found = [
      ...floatingIn(project, host, host, holdsHomes(host.output) ? "home" : "system"),
      ...homes.flatMap((home) => floatingIn(project, host, home, "home")),
    ];
    return found.length === 0 || namesImage(host.name) || !isInstalled(host) ? [] : found;
  });
}

/** Media and virtual machines keep no state, and their release is rightly the one in use. */
function isInstalled(host: Host): boolean {
  return host.output !== "nixosConfigurations" || hasDisk(host);
}

function floatingIn(project: Project, host: Host, tree: ModuleTree, kind: "home" | "system"): FloatingStateVersion[] {
  const definitions = tree.evaluation?.definitionsAmong(leadsToVersion) ?? [];
  return standing(definitions.filter(({ path }) => isVersion(path) && path[0] === kind)).flatMap((definition) => {
    const source = movingSource(project, definition);
    return source === null ? [] : [{ option: `${kind}.stateVersion`, place: definition.place, source, host }];
  });
}

function leadsToVersion(path: readonly string[]): boolean {
  return (path[0] === "home" || path[0] === "system") && (path.length < 2 || path[1] === "stateVersion");
}

function isVersion(path: readonly string[]): boolean {
  return path.length === 2 && path[1] === "stateVersion";
}

function movingSource(project: Project, definition: LocatedDefinition): string | null {
  const { module, place, literal, conditional } = definition;
  if (conditional || module.external !== null || literal !== undefined || isTestFile(place.file)) return null;
  const file = project.nixFile(place.file);
  const expression = file ? nodeOf(file, place.span) : null;
  if (!file || !expression) return null;
  let found: string | null = null;
  walk(expression, (node) => {
    // What a comparison asks for chooses between versions, which may all be written down.
    if (node.kind === "If" || node.kind === "HasAttr" || node.kind === "Lambda" || asksForVersion(node)) return false;
    if (node.kind === "Select" && node.parent?.kind !== "Select" && !node.default && isMoving(node, file))
      found ??= file.source.text.slice(node.start, node.end);
    return true;
  });
  return found;
}

function nodeOf(file: NixFile, { start, end }: Span): Node | null {
  let node = nodeAt(file.tree, start);
  while (node && (node.start !== start || node.end < end)) node = node.parent;
  return node?.end === end ? node : null;
}

function asksForVersion(node: Node): boolean {
  return (
    node.kind === "Apply" &&
    /^(?:versionAtLeast|versionOlder|compareVersions|optionalString)$/.test(calledName(node.function) ?? "")
  );
}

/** Names of the library that say which release it is of. */
const ofLibrary: ReadonlySet<string> = new Set(["release", "version"]);
/** Options that say which release is in use, of NixOS, nix-darwin and home-manager. */
const ofConfiguration =
  /^(?:system\.nixos\.(?:release|version)|system\.(?:nixpkgsRelease|maxStateVersion)|home\.version\.(?:release|full))$/;

function isMoving(select: Select, file: NixFile): boolean {
  if (ofLibrary.has(libraryNameOf(knownOrigin(select, file.scopes)) ?? "")) return true;
  const { set } = select;
  if (set.kind !== "Variable" || !/^(?:config|osConfig|nixosConfig|darwinConfig)$/.test(set.name)) return false;
  return ofConfiguration.test(select.path.attributes.map((step) => staticAttributeName(step) ?? "*").join("."));
}
