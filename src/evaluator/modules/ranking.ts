import type { Thunk } from "../thunk.ts";
import type { Value } from "../value.ts";
import { type Contribution, type RankedContribution, usualOrder } from "./contribution.ts";
import { discharged, markerOf, partOf } from "./property.ts";

/** The priority of a definition that says nothing of it. */
export const usualPriority = 100;

/**
 * The definitions that may make an option's value: each outcome is what stands at one priority. The last holds a definition
 * that is sure, or all are in doubt; with nothing in doubt there is exactly one outcome, or none for an option nobody defines.
 */
export interface Outcomes {
  readonly outcomes: readonly (readonly RankedContribution[])[];
  /** Whether the last outcome holds a definition that is sure. */
  readonly isSure: boolean;
}

export function ranked(contributions: readonly Contribution[]): RankedContribution[] {
  return contributions.flatMap((contribution) => discharged(contribution).map(rank));
}

function rank(contribution: Contribution): RankedContribution {
  const value = contribution.value.force();
  const isOverride = value.type === "attrs" && markerOf(value) === "override";
  if (!isOverride) return { ...contribution, priority: usualPriority, order: usualOrder };
  const priority = numberOf(partOf(value, "priority").force(), usualPriority);
  const content = partOf(value, "content");
  return { ...stripped(contribution, content), priority, order: usualOrder };
}

function stripped(contribution: Contribution, content: Thunk): Contribution {
  return { ...contribution, value: content, place: content.place ?? contribution.place };
}

/** `mkBefore` and `mkAfter` put what they hold in order among those that are left. */
function ordered(contributions: readonly RankedContribution[]): readonly RankedContribution[] {
  let isMoved = false;
  const stripes = contributions.map((contribution) => {
    const value = contribution.value.force();
    if (value.type !== "attrs" || markerOf(value) !== "order") return contribution;
    isMoved = true;
    const order = numberOf(partOf(value, "priority").force(), usualOrder);
    return { ...contribution, ...stripped(contribution, partOf(value, "content")), order };
  });
  return isMoved ? stripes.sort((a, b) => a.order - b.order) : stripes;
}

/** Sorts definitions into what may be the strongest ones. */
export function outcomesOf(contributions: readonly RankedContribution[]): Outcomes {
  const priorities = [...new Set(contributions.map(({ priority }) => priority))].sort((a, b) => a - b);
  const outcomes: (readonly RankedContribution[])[] = [];
  for (const priority of priorities) {
    const level = contributions.filter((contribution) => contribution.priority === priority);
    outcomes.push(ordered(level));
    if (level.some(({ doubt }) => !doubt)) return { outcomes, isSure: true };
  }
  return { outcomes, isSure: false };
}

function numberOf(value: Value, otherwise: number): number {
  return value.type === "int" ? Number(value.value) : otherwise;
}
