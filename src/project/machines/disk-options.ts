import { constantText } from "../../parser/attribute-name.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { optionPath, withoutProperties } from "../../scopes/option-path.ts";
import type { Span } from "../../source/span.ts";

/** A disk that a file names by an identity no other machine's disk has. */
export interface DiskReference {
  /** The option, down to the innermost that has a name. */
  readonly option: readonly string[];
  readonly span: Span;
}

const diskIdentity = /^\/dev\/disk\/by-(?:uuid|partuuid|id)\/(.+)$/;

/** What builders of images give each file system they make. Source: make-ext4-fs.nix and make-disk-image.nix of nixpkgs. */
const imageIdentity = /^(?:44444444-4444-4444-8888-888888888888|2178-694e|f222513b-ded1-49fa-b591-20ce86a2fe7f)$/i;

/** The disks that options of file systems, swap and encryption name by UUID or serial number. */
export function diskReferences(file: NixFile): readonly DiskReference[] {
  const found: DiskReference[] = [];
  const { root } = file.tree;
  if (root === null || !file.source.text.includes("/dev/disk/by-")) return found;
  walk(root, (node) => {
    if (node.kind !== "Binding") return;
    const value = withoutProperties(node.value);
    if (value.kind !== "String") return;
    const identity = diskIdentity.exec(constantText(value) ?? "")?.[1];
    if (identity === undefined || imageIdentity.test(identity)) return;
    const option = diskOption(optionPath(node));
    if (option) found.push({ option, span: value });
  });
  return found;
}

function diskOption(path: readonly (string | null)[]): readonly string[] | null {
  const known = path.filter((step) => step !== null);
  if (known.length !== path.length || path.at(-1) !== "device") return null;
  const isFileSystem = known.length === 3 && known[0] === "fileSystems";
  const isEncrypted = known.length === 6 && known.slice(0, 4).join(".") === "boot.initrd.luks.devices";
  return isFileSystem || isEncrypted ? known : null;
}
