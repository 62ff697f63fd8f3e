import type { Offence } from "../rules/rule.ts";
import type { Span } from "../source/span.ts";

/**
 * An offence as plain data. Rules pass nodes for spans: who keeps one keeps the tree around it, and such an offence can
 * neither be handed to another thread nor be stored.
 */
export function plainOffence(offence: Offence): Offence {
  const { at, file, message, help, related, flow, redact, fix, severity } = offence;
  return {
    at: plainSpan(at),
    ...(file === undefined ? {} : { file }),
    message,
    ...(help === undefined ? {} : { help }),
    ...(related === undefined ? {} : { related: related.map(plainPlace) }),
    ...(flow === undefined ? {} : { flow: flow.map(plainPlace) }),
    ...(redact === undefined ? {} : { redact: redact.map(plainPlace) }),
    ...(fix === undefined ? {} : { fix: { ...fix, edits: fix.edits.map(plainEdit) } }),
    ...(severity === undefined ? {} : { severity }),
  };
}

type OffenceEdit = NonNullable<Offence["fix"]>["edits"][number];

function plainSpan({ start, end }: Span): Span {
  return { start, end };
}

function plainPlace<Place extends { readonly at: Span }>(place: Place): Place {
  return { ...place, at: plainSpan(place.at) };
}

/** An edit may be a node with a text beside it. */
function plainEdit({ start, end, text, file }: OffenceEdit): OffenceEdit {
  return file === undefined ? { start, end, text } : { start, end, text, file };
}
