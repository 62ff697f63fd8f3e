import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildProgram } from "../build.ts";
import { copyRepository } from "../check-flake/copy-repository.ts";
import type { Packed } from "./check.ts";
import { npm, read } from "./programs.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The repository that packages are tried on: one with many offences. */
export const sample = join(repository, "fixtures/flakes/hosts-layout-broken");

/** Packs what git tracks and a fresh build, so that nothing else that lies about gets in unnoticed. */
export async function pack(folder: string): Promise<Packed> {
  const sources = copyRepository(repository, join(folder, "sources"));
  await buildProgram(join(sources, "dist"));
  const [report] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], sources));
  const tarball = join(folder, "flakelint.tgz");
  copyFileSync(join(folder, report.filename), tarball);
  return {
    folder,
    tarball,
    files: report.files.map(({ path }: { path: string }) => path),
    packedSize: report.size,
    unpackedSize: report.unpackedSize,
    manifest: JSON.parse(read(join(sources, "package.json"))),
  };
}
