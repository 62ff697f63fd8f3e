/**
 * Where `rec` counts when a set is written in several places.
 *
 * Nix takes the set that stands first as the one the others are merged into: if it is a `rec` literal (the host), the
 * entries of all others (its guests) see its names; a later `rec` is ignored, and its entries see what stands around.
 * Each set literal is looked at once, so the whole costs time linear in the entries.
 */
import type { AttrSet, Binding } from "../parser/syntax.ts";
import type { AttributeSite, AttributeTree } from "./attribute-tree.ts";

export class SetMerges {
  readonly #hosts = new Map<AttrSet, AttributeTree>();
  readonly #guests = new Map<AttrSet, readonly AttributeSite[]>();
  readonly #guestLiterals = new Set<AttrSet>();
  readonly #guestSteps = new Map<Binding, number[]>();
  readonly #merged = new Set<AttrSet>();

  /** Notes the merges below a set that no outer set is merged into. */
  note(tree: AttributeTree): void {
    const pending = [tree];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const { sites, children } of repeatedSets(next)) {
        const [first, ...guests] = sites as [AttributeSite, ...AttributeSite[]];
        const host = first.literal;
        if (host?.recursive) this.#noteHost(host, guests, children);
        else {
          for (const { literal } of sites) if (literal) this.#merged.add(literal);
          pending.push(children);
        }
      }
    }
  }

  /** All attributes of a host, its guests' among them. */
  hostTree(set: AttrSet): AttributeTree | undefined {
    return this.#hosts.get(set);
  }

  guestsOf(set: AttrSet): readonly AttributeSite[] {
    return this.#guests.get(set) ?? [];
  }

  /** Whether the entries of a literal are read in the scope of another, its host. */
  isGuest(set: AttrSet): boolean {
    return this.#guestLiterals.has(set);
  }

  /** Whether a literal became part of a set that is not `rec`, whatever it says itself. */
  isMerged(set: AttrSet): boolean {
    return this.#merged.has(set);
  }

  /** The first step of a path, counted from `from`, behind which the binding is a guest elsewhere. */
  guestStep(binding: Binding, from: number): number | undefined {
    return this.#guestSteps.get(binding)?.find((step) => step >= from);
  }

  #noteHost(host: AttrSet, guests: readonly AttributeSite[], tree: AttributeTree): void {
    this.#hosts.set(host, tree);
    this.#guests.set(host, guests);
    for (const guest of guests) {
      if (guest.literal) this.#guestLiterals.add(guest.literal);
      else if (guest.entry.kind === "Binding") this.#noteGuestStep(guest.entry, guest.step);
    }
  }

  #noteGuestStep(binding: Binding, step: number): void {
    const steps = this.#guestSteps.get(binding);
    if (steps) steps.push(step);
    else this.#guestSteps.set(binding, [step]);
  }
}

function* repeatedSets(tree: AttributeTree): Generator<{ sites: readonly AttributeSite[]; children: AttributeTree }> {
  for (const node of tree.attributes.values()) {
    if (node.sites.length > 1 && node.children) yield { sites: node.sites, children: node.children };
  }
}
