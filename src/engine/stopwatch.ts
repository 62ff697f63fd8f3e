import type { StepTimer } from "../source/step-timer.ts";

/** How long a step took, without the steps that ran inside of it. */
export interface StepTime {
  readonly step: string;
  readonly milliseconds: number;
}

/** Adds up what the steps of a run take. What one spends inside of another is put down to the inner one alone. */
export class Stopwatch implements StepTimer {
  readonly #spent = new Map<string, number>();
  readonly #running: string[] = [];
  readonly #notes: string[] = [];
  readonly #clock: () => number;
  #since: number;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#since = clock();
  }

  measure<Outcome>(step: string, work: () => Outcome): Outcome {
    this.#enter(step);
    try {
      return work();
    } finally {
      this.#leave();
    }
  }

  /** As `measure`, for work that waits; other steps must not begin beside it. */
  async measureAsync<Outcome>(step: string, work: () => Promise<Outcome>): Promise<Outcome> {
    this.#enter(step);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** Puts time down to a step that was over before there was a stopwatch. */
  add(step: string, milliseconds: number): void {
    this.#spent.set(step, (this.#spent.get(step) ?? 0) + milliseconds);
  }

  /** Notes a sentence that people need to understand the times. */
  note(sentence: string): void {
    this.#notes.push(sentence);
  }

  get notes(): readonly string[] {
    return this.#notes;
  }

  /** The slowest first. */
  get steps(): readonly StepTime[] {
    const steps = [...this.#spent].map(([step, milliseconds]) => ({ step, milliseconds }));
    return steps.sort((a, b) => b.milliseconds - a.milliseconds || (a.step < b.step ? -1 : 1));
  }

  #enter(step: string): void {
    this.#settle();
    this.#running.push(step);
  }

  #leave(): void {
    this.#settle();
    this.#running.pop();
  }

  #settle(): void {
    const now = this.#clock();
    const running = this.#running.at(-1);
    if (running !== undefined) this.add(running, now - this.#since);
    else if (now > this.#since) this.add(elsewhere, now - this.#since);
    this.#since = now;
  }
}

/** What passes between steps. */
const elsewhere = "elsewhere";
const rulePrefix = "rule ";

/** The step that a rule's hooks are. */
export function ruleStep(ruleId: string): string {
  return `${rulePrefix}${ruleId}`;
}

/** The rule whose hooks a step is; `null` for a step of another kind. */
export function ruleOfStep(step: string): string | null {
  return step.startsWith(rulePrefix) ? step.slice(rulePrefix.length) : null;
}
