/** Where the project lives; reports link to it. */
export const projectUrl = "https://github.com/flakelint/flakelint";

/** The address of a rule's documentation page. */
export function ruleUrl(rule: string): string {
  return `${projectUrl}/blob/main/docs/rules/${encodeURIComponent(rule)}.md`;
}
