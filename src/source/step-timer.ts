/** Notes how long a step takes, for who wants to know where the time of a run goes. */
export interface StepTimer {
  measure<Outcome>(step: string, work: () => Outcome): Outcome;
}

/** Runs a step, and measures it if somebody wants to know. */
export function timed<Outcome>(timer: StepTimer | undefined, step: string, work: () => Outcome): Outcome {
  return timer ? timer.measure(step, work) : work();
}
