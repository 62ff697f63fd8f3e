/** The words of flakelint.toml: what its reader accepts, and its JSON Schema lists. */
import { type Severity, severities } from "../findings/finding.ts";
import { layoutRoles } from "../project/layout-settings.ts";

export const configKeys = ["extends", "rules", "override", "exclude", "baseline", "layout", "boundaries"] as const;
export const overrideKeys = ["paths", "rules"] as const;
export const ruleSets = ["minimal", "recommended", "strict"] as const;
export const ruleSeverities: readonly (Severity | "off")[] = ["off", ...severities.toReversed()];
export const layoutKeys = ["preset", "hosts", ...layoutRoles] as const;
export const boundaryKeys = ["zones", "rule"] as const;
export const boundaryRuleKeys = ["from", "to", "only", "allow", "message"] as const;
