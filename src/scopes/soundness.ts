/**
 * What can be judged in a file of which a part cannot be read.
 *
 * Goals:
 * 1. *Sound*: what is called intact reads the same however the damage is mended, unless the mending brings in names or
 *    brackets that stand nowhere in the text.
 * 2. *Narrow*: what is far from the damage is judged, although the sets around it hold the damage.
 *
 * Method: the parser's damage, widened to what may have been read wrongly on its account (`damage-zones.ts`), and all
 * text in which strings and code may have changed places (`doubtful-reading.ts`). Who means whom depends on brackets far
 * away, which recovery may have paired wrongly; so a name is judged only if the text itself says the same: what is
 * unused is not mentioned outside of its scope, what is undefined is mentioned nowhere but where it is used.
 */
import type { Node, SyntaxTree } from "../parser/syntax.ts";
import { walk } from "../parser/walk.ts";
import { type Span, spanContains } from "../source/span.ts";
import { type DamageZone, damageZones } from "./damage-zones.ts";
import { doubtfulFrom } from "./doubtful-reading.ts";
import type { Definition, Reference } from "./scopes.ts";

/** With more than that, a file is something else than Nix. */
const mostZones = 50;

export class Soundness {
  /** Whether the tree holds all that the text says: then everything can be judged. */
  readonly isWhole: boolean;
  readonly #tree: SyntaxTree;
  readonly #zones: readonly DamageZone[];
  #doubtfulWith: number | undefined;
  #mentions: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
    this.isWhole = tree.damage.length === 0;
    this.#zones = this.isWhole ? [] : zonesOf(tree);
  }

  /** Whether no damage lies in a stretch, or so near that it may have been read wrongly. */
  isIntact({ start, end }: Span): boolean {
    return this.#zones.every((zone) => zone.end < start || zone.start > end);
  }

  /** Whether all uses of a definition are in sight: its scope is intact, and its name stands nowhere else. */
  knowsUsesOf({ name, scope }: Definition): boolean {
    if (this.isWhole) return true;
    return this.isIntact(scope) && this.#mentionsOf(name).every((place) => scope.start <= place && place < scope.end);
  }

  /** Whether a list of entries, elements or arguments is complete: damage lies at most deep inside one of them. */
  knowsMembersOf(list: Node): boolean {
    return this.#zones.every(
      (zone) => zone.end < list.start || zone.start > list.end || (zone.holder !== list && spanContains(list, zone)),
    );
  }

  /**
   * Whether everything that could define an undefined name is in sight: no list of names around its uses is damaged,
   * no `with` before them may reach further than it seems, and the name stands nowhere but in these uses. A mistake in
   * the same entry silences even if it leaves the tree intact: half a name may stand there.
   */
  knowsDefinitionsOf(name: string, uses: readonly Reference[]): boolean {
    if (this.#tree.problems.length === 0) return true;
    const places = new Set(uses.map(({ node }) => node.start));
    return (
      uses.every(({ node }) => this.#knowsScopesAround(node)) &&
      this.#mentionsOf(name).every((place) => places.has(place))
    );
  }

  #knowsScopesAround(node: Node): boolean {
    if (!this.#knowsEntryAround(node) || this.#firstDoubtfulWith() < node.start) return false;
    for (const { holder, start } of this.#zones) {
      // Outside of all brackets, damage may have been the head of everything behind it.
      if (start <= node.start && (holder === null || holder.kind === "Damaged")) return false;
    }
    for (let around = node.parent; around; around = around.parent) {
      const names = listOfNames(around);
      if (names && !this.knowsMembersOf(names)) return false;
    }
    return true;
  }

  /** Whether the innermost entry around a node, or the file where there is none, has no mistake. */
  #knowsEntryAround(node: Node): boolean {
    let around = node;
    while (around.parent && around.kind !== "Binding" && around.kind !== "Inherit") around = around.parent;
    const { start, end } = around;
    return this.isIntact(around) && this.#tree.problems.every(({ span }) => span.end < start || span.start > end);
  }

  /** Where the first `with` begins whose body may go on elsewhere. */
  #firstDoubtfulWith(): number {
    this.#doubtfulWith ??= this.#findDoubtfulWith();
    return this.#doubtfulWith;
  }

  #findDoubtfulWith(): number {
    const { root, damage, source } = this.#tree;
    const starts = damage.filter((span) => /\bwith\b/.test(source.slice(span))).map(({ start }) => start);
    if (root) {
      walk(root, (node) => {
        if (node.kind === "With" && !this.isIntact(node)) starts.push(node.start);
      });
    }
    return Math.min(Number.POSITIVE_INFINITY, ...starts);
  }

  #mentionsOf(name: string): readonly number[] {
    this.#mentions ??= mentionsIn(this.#tree);
    return this.#mentions.get(name) ?? [];
  }
}

/** Where each name stands outside of comments, but for `set.name`. */
function mentionsIn({ source, comments }: SyntaxTree): ReadonlyMap<string, readonly number[]> {
  const mentions = new Map<string, number[]>();
  let comment = 0;
  for (const { 0: name, index } of source.text.matchAll(/[A-Za-z_][\w'-]*/g)) {
    while ((comments[comment]?.end ?? source.text.length) <= index) comment++;
    if ((comments[comment]?.start ?? source.text.length) <= index || source.text[index - 1] === ".") continue;
    const places = mentions.get(name);
    if (places) places.push(index);
    else mentions.set(name, [index]);
  }
  return mentions;
}

function zonesOf(tree: SyntaxTree): DamageZone[] {
  const { text } = tree.source;
  if (tree.damage.length > mostZones) return [{ start: 0, end: text.length, holder: null }];
  const doubtful = doubtfulFrom(text);
  const misread = doubtful < text.length ? [{ start: doubtful, end: text.length, holder: null }] : [];
  return [...damageZones(tree), ...misread];
}

/** What gives a scope its names, as far as that can be damaged. */
function listOfNames(node: Node): Node | null {
  if (node.kind === "Lambda") return node.formals;
  const binds = node.kind === "Let" || node.kind === "LegacyLet" || (node.kind === "AttrSet" && node.recursive);
  return binds ? node : null;
}
