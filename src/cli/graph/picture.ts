import type { GraphModule, GraphRoot } from "../../project/imports/module-graph.ts";
import type { Project } from "../../project/project.ts";
import { displayWidth } from "../../reporters/text/clusters.ts";
import { directoryName, type Folding } from "./folding.ts";

/** What a graph shows, before it is drawn in any language. All in stable order; ids hold letters and digits only. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  readonly groups: readonly PictureGroup[];
}

export interface PictureNode {
  readonly id: string;
  readonly kind: "flake" | "inputs" | "outputs" | "configuration" | "part" | "file" | "folder" | "external";
  readonly label: string;
}

/** Nodes of one folder, drawn together. */
export interface PictureGroup {
  readonly id: string;
  readonly label: string;
  readonly nodes: readonly PictureNode[];
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly conditional: boolean;
}

export interface PictureChoice {
  /** The configurations to be shown, with their parts. */
  readonly roots: ReadonlySet<GraphRoot>;
  /** Whether modules of inputs are shown. */
  readonly external: boolean;
  readonly folding: Folding;
}

/** Draws the flake, its configurations, and the modules that these import. */
export function drawPicture(project: Project, choice: PictureChoice): Picture {
  const painter = new Painter(project, choice);
  painter.addConfigurations();
  painter.addModules();
  return painter.finish();
}

interface FileNode extends PictureNode {
  readonly folder: string;
}

class Painter {
  readonly #project: Project;
  readonly #choice: PictureChoice;
  readonly #nodes = new Map<string, PictureNode>();
  readonly #byFolder = new Map<string, FileNode[]>();
  readonly #edges = new Map<string, PictureEdge>();

  constructor(project: Project, choice: PictureChoice) {
    this.#project = project;
    this.#choice = choice;
  }

  addConfigurations(): void {
    const { flake } = this.#project;
    const outputs =
      flake &&
      this.#addFlake(
        flake.file.path,
        flake.inputs.map(({ name }) => name),
      );
    for (const root of this.#choice.roots) {
      const node = this.#add(rootKey(root), root.part ? "part" : "configuration", rootLabel(root));
      const above = root.part ? this.#nodes.get(rootKey({ ...root, part: null })) : outputs;
      if (above) this.#connect(above, node, false);
    }
  }

  addModules(): void {
    for (const { from, to, roots, conditional } of this.#project.graph.imports) {
      const shown = [...roots].filter((root) => this.#choice.roots.has(root));
      const target = shown.length > 0 ? this.#module(to) : null;
      if (!target) continue;
      const sources = from ? [this.#module(from)] : shown.map((root) => this.#nodes.get(rootKey(root)));
      for (const source of sources) if (source) this.#connect(source, target, conditional);
    }
  }

  finish(): Picture {
    const folders = [...this.#byFolder].filter(([folder, nodes]) => folder !== "" && nodes.length > 1).sort();
    const groups = folders.map(([label, members], index) => ({
      id: `g${index}`,
      label,
      nodes: members.map((node) => ({ ...node, label: node.label.slice(label.length + 1) })),
    }));
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()], groups };
  }

  #addFlake(path: string, inputs: readonly string[]): PictureNode {
    const flake = this.#add("flake", "flake", this.#project.pathInFlake(path));
    if (inputs.length > 0) this.#connect(flake, this.#add("inputs", "inputs", listed("inputs", inputs)), false);
    const outputs = this.#add("outputs", "outputs", listed("outputs", this.#project.outputNames));
    this.#connect(flake, outputs, false);
    return outputs;
  }

  #module({ kind, name }: GraphModule): PictureNode | null {
    if (kind === "external") return this.#choice.external ? this.#add(`external ${name}`, "external", name) : null;
    const path = this.#project.pathInFlake(name);
    const folder = this.#choice.folding.folderFor(path);
    const key = `file ${folder ?? path}`;
    const known = this.#nodes.get(key);
    if (known) return known;
    const node = this.#add(key, folder === null ? "file" : "folder", folder ?? path);
    const around = directoryName(folder ?? path);
    this.#byFolder.set(around, [...(this.#byFolder.get(around) ?? []), { ...node, folder: around }]);
    return node;
  }

  #add(key: string, kind: PictureNode["kind"], label: string): PictureNode {
    let node = this.#nodes.get(key);
    if (!node) {
      node = { id: `n${this.#nodes.size}`, kind, label };
      this.#nodes.set(key, node);
    }
    return node;
  }

  /** Of several imports that fall together, one that no condition decides makes the edge sure. */
  #connect(from: PictureNode, to: PictureNode, conditional: boolean): void {
    if (from === to) return;
    const key = `${from.id} ${to.id}`;
    const known = this.#edges.get(key);
    this.#edges.set(key, { from: from.id, to: to.id, conditional: conditional && known?.conditional !== false });
  }
}

function rootKey({ host, part }: GraphRoot): string {
  return JSON.stringify([host.output, host.name, part?.kind ?? "", part?.name ?? ""]);
}

function rootLabel({ host, part }: GraphRoot): string {
  if (!part) return `${host.output}.${host.name}`;
  return part.kind === "vmVariant" ? part.name : `${part.kind} ${part.name}`;
}

/** More than this and a label would be a page. */
const widestLabel = 100;

function listed(title: string, names: readonly string[]): string {
  let label = `${title}:`;
  for (const [index, name] of names.entries()) {
    const longer = `${label}${index === 0 ? "" : ","} ${name}`;
    if (displayWidth(longer) > widestLabel) return `${label}, …`;
    label = longer;
  }
  return names.length === 0 ? title : label;
}
