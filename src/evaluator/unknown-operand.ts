import type { UnknownValue } from "./value.ts";

/** Thrown by primitives that need to look at what is not known; the result of the call is then unknown. */
export class UnknownOperand extends Error {
  readonly value: UnknownValue;
  constructor(value: UnknownValue) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      super(value.reason);
    } finally {
      Error.stackTraceLimit = limit;
    }
    this.value = value;
  }
}
