/** How findings are put together. */
export const groupings = ["file", "rule", "host"] as const;
export type Grouping = (typeof groupings)[number];

export const severityNames = ["error", "warning", "note"] as const;

/** All that a link to the page says of what it shows. Texts are empty where nothing is chosen. */
export interface PageState {
  readonly view: "findings" | "modules";
  readonly group: Grouping;
  readonly text: string;
  /** Severities that are left out. */
  readonly without: readonly string[];
  readonly topic: string;
  readonly rule: string;
  /** `nixosConfigurations.laptop`; `-` for what no configuration reaches. */
  readonly host: string;
  readonly fixable: boolean;
  /** The name of the module or configuration that is looked at. */
  readonly module: string;
  /** Whether modules of inputs are drawn. */
  readonly inputs: boolean;
  /** Whether every import is drawn, not those of folders together; `null` leaves it to the size of the graph. */
  readonly imports: boolean | null;
}

export const initialState: PageState = {
  view: "findings",
  group: "file",
  text: "",
  without: [],
  topic: "",
  rule: "",
  host: "",
  fixable: false,
  module: "",
  inputs: false,
  imports: null,
};

/** What narrows the findings down; the rest is kept when filters are cleared. */
export const noFilters = { text: "", without: [], topic: "", rule: "", host: "", fixable: false } as const;

const texts = ["text", "topic", "rule", "host", "module"] as const;
const switches = ["fixable", "inputs"] as const;

/** The fragment of an address; "" for the initial state. */
export function writeState(state: PageState, initial: PageState): string {
  const parts = new URLSearchParams();
  if (state.view !== initial.view) parts.set("view", state.view);
  if (state.group !== initial.group) parts.set("group", state.group);
  for (const name of texts) if (state[name] !== initial[name]) parts.set(name, state[name]);
  if (state.without.length > 0) parts.set("without", state.without.join(","));
  for (const name of switches) if (state[name] !== initial[name]) parts.set(name, state[name] ? "1" : "0");
  if (state.imports !== null) parts.set("imports", state.imports ? "1" : "0");
  return parts.toString();
}

/** Reads a fragment, which anybody may have written; `null` where it names an element of the page. */
export function readState(fragment: string, initial: PageState): PageState | null {
  const bare = fragment.replace(/^#/, "");
  if (bare !== "" && !bare.includes("=")) return null;
  const parts = new URLSearchParams(bare);
  const text = (name: (typeof texts)[number]) => parts.get(name) ?? initial[name];
  const isOn = (name: (typeof switches)[number]) => (parts.has(name) ? parts.get(name) === "1" : initial[name]);
  const view = parts.get("view");
  return {
    view: view === "findings" || view === "modules" ? view : initial.view,
    group: groupings.find((name) => name === parts.get("group")) ?? initial.group,
    text: text("text"),
    without: severityNames.filter((name) => parts.get("without")?.split(",").includes(name)),
    topic: text("topic"),
    rule: text("rule"),
    host: text("host"),
    fixable: isOn("fixable"),
    module: text("module"),
    inputs: isOn("inputs"),
    imports: parts.has("imports") ? parts.get("imports") === "1" : null,
  };
}
