import type { Place } from "../source/span.ts";

export type EvaluationErrorKind =
  /** `throw` and `assert`: `builtins.tryEval` catches it. */
  | "thrown"
  /** Anything else that Nix refuses: a wrong type, a missing attribute. */
  | "failed"
  /** Our own limits, not Nix's. */
  | "exhausted";

/** Evaluation cannot go on here: what real Nix would report as an error, or a limit of ours. */
export class EvaluationError extends Error {
  readonly place: Place | null;
  readonly kind: EvaluationErrorKind;

  constructor(message: string, place: Place | null = null, kind: EvaluationErrorKind = "failed") {
    // Stack traces of the evaluator help nobody and are expensive to make.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      super(message);
    } finally {
      // Also where the stack is too small even for this.
      Error.stackTraceLimit = limit;
    }
    this.place = place;
    this.kind = kind;
  }

  /** For people: what `throw` says is the repository's own text, and is told as such. */
  get inWords(): string {
    return this.kind === "thrown" ? `evaluation stops: ${this.message}` : this.message;
  }

  get isExhaustion(): boolean {
    return this.kind === "exhausted";
  }
}
