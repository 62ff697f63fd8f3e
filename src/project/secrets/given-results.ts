/** What a function gives by itself, whatever it is called with, where it is called. */
import { constantText } from "../../parser/attribute-name.ts";
import type { Lambda } from "../../parser/syntax.ts";
import { callsOf, firstCall } from "./called-function.ts";
import { type FlowState, takenUp, withStep } from "./flow-state.ts";

/** The value in the body of a function, at each of its calls; `tellsArgument` where the argument is a name and no secret. */
export function statesAtCalls(state: FlowState, lambda: Lambda, tellsArgument: boolean): FlowState[] {
  // What came in by an argument comes out where that was given.
  if (state.calls.length > 0) return [];
  return callsOf(state.file, lambda).map(({ call, name }) => {
    const given = firstCall(call).argument;
    const text = tellsArgument && given.kind === "String" ? constantText(given) : null;
    const message = text === null ? `'${name}' gives it here` : `'${name}' gives it here for '${text}'`;
    return withStep(takenUp(state, call), call, message);
  });
}
