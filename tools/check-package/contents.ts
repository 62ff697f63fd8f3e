import { deepStrictEqual, ok } from "node:assert";
import type { PackageCheck } from "./check.ts";

/** All that may be in the package. */
export const allowedFiles: readonly RegExp[] = [
  /^(?:LICENSE|README\.md|THIRD-PARTY-NOTICES\.md|package\.json)$/,
  /^dist\/(?:package\.json|rule-texts\.jsonl|nix\.wasm|THIRD-PARTY-NOTICES\.md)$/,
  /^dist\/(?:cli|worker|main|lint-worker|project-rules|mistakes|finding-block)\.js$/,
  /^dist\/[a-z][a-z-]*-[A-Z0-9]{8}\.js$/,
  /^dist\/(?:picomatch|yaml)\.js$/,
  /^dist\/man\/flakelint\.1$/,
  /^dist\/completions\/(?:flakelint\.bash|flakelint\.fish|_flakelint)$/,
  /^schema\/flakelint\.schema\.json$/,
];

const required = [
  "LICENSE",
  "README.md",
  "dist/cli.js",
  "dist/worker.js",
  "dist/main.js",
  "dist/package.json",
  "dist/nix.wasm",
  "dist/THIRD-PARTY-NOTICES.md",
  "package.json",
];

const mostBytes = 1_500_000;

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;

export const contentChecks: readonly PackageCheck[] = [
  {
    name: "nothing but the program is packed: no sources, maps, tests or fixtures",
    run: ({ files }) => {
      deepStrictEqual(
        files.filter((file) => !allowedFiles.some((pattern) => pattern.test(file))),
        [],
      );
      deepStrictEqual(
        required.filter((file) => !files.includes(file)),
        [],
      );
      return `${files.length} files`;
    },
  },
  {
    name: "the package is small",
    run: ({ packedSize, unpackedSize }) => {
      ok(packedSize <= mostBytes, `${packedSize} bytes packed, more than ${mostBytes}`);
      return `${kilobytes(packedSize)} packed, ${kilobytes(unpackedSize)} unpacked`;
    },
  },
  {
    name: "installing it brings no other package, and runs nothing",
    run: ({ manifest }) => {
      for (const kind of ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"]) {
        deepStrictEqual(Object.keys(manifest[kind] ?? {}), [], kind);
      }
      const scripts = Object.keys(manifest.scripts ?? {});
      deepStrictEqual(
        scripts.filter((name) => /^(?:pre|post)?(?:un)?install$/.test(name)),
        [],
      );
      return undefined;
    },
  },
  {
    name: "files that package.json names are in it",
    run: ({ manifest, files }) => {
      const { bin, man = [], exports = {} } = manifest as Record<string, string | string[] | Record<string, string>>;
      const named = [bin, man, exports].flatMap((value) =>
        typeof value === "string" ? [value] : Object.values(value ?? {}),
      );
      deepStrictEqual(
        named.map((path) => path.replace(/^\.\//, "")).filter((path) => !files.includes(path)),
        [],
      );
      return named.join(", ");
    },
  },
];
