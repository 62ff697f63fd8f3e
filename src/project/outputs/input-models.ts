import type { Evaluator } from "../../evaluator/evaluator.ts";
import type { ExternalSource } from "../../evaluator/external-sources.ts";
import { adiosFlakeModel } from "../../evaluator/models/adios-flake.ts";
import { blueprintModel } from "../../evaluator/models/blueprint.ts";
import { clanModel } from "../../evaluator/models/clan.ts";
import { colmenaModel } from "../../evaluator/models/colmena.ts";
import { denModel } from "../../evaluator/models/den.ts";
import { deployRsModel } from "../../evaluator/models/deploy-rs.ts";
import { easyHostsModel } from "../../evaluator/models/easy-hosts.ts";
import { ezConfigsModel } from "../../evaluator/models/ez-configs.ts";
import { flakeAspectsModel } from "../../evaluator/models/flake-aspects.ts";
import { flakeCompatFile } from "../../evaluator/models/flake-compat.ts";
import { flakePartsModel } from "../../evaluator/models/flake-parts/flake-parts.ts";
import { flakeUtilsLib, flakeUtilsModel } from "../../evaluator/models/flake-utils.ts";
import { flakeUtilsPlusModel } from "../../evaluator/models/flake-utils-plus/flake-utils-plus.ts";
import { flakelightModel } from "../../evaluator/models/flakelight.ts";
import { haumeaModel } from "../../evaluator/models/haumea.ts";
import { homeManagerFile, homeManagerModel } from "../../evaluator/models/home-manager/home-manager.ts";
import { importTreeModel } from "../../evaluator/models/import-tree.ts";
import { libAggregateModel } from "../../evaluator/models/lib-aggregate.ts";
import { liteConfigModel } from "../../evaluator/models/lite-config.ts";
import { nixDarwinFile, nixDarwinModel } from "../../evaluator/models/nix-darwin.ts";
import { nixSystemsModels } from "../../evaluator/models/nix-systems.ts";
import { nixosExtraModulesModel } from "../../evaluator/models/nixos-extra-modules/nixos-extra-modules.ts";
import { nixosFlakeModel } from "../../evaluator/models/nixos-flake.ts";
import { nixosUnifiedModel } from "../../evaluator/models/nixos-unified.ts";
import { nixpkgsModel } from "../../evaluator/models/nixpkgs.ts";
import { nixpkgsFile } from "../../evaluator/models/nixpkgs-files.ts";
import { snowfallModel } from "../../evaluator/models/snowfall.ts";
import { withInputsFile } from "../../evaluator/models/with-inputs.ts";
import { absolutePath } from "../../evaluator/source-tree.ts";
import type { Value } from "../../evaluator/value.ts";
import { isCuriousFlakeModule } from "../../knowledge/known-libraries.ts";
import type { Flake } from "../flake/flake.ts";
import { inputIdentity } from "../flake/input-identity.ts";
import type { RepositoryIdentity } from "../flake/lock-file.ts";

type Model = (evaluator: Evaluator, origin: string, flake: Flake) => Value;

/** Models by the repository that an input names. */
const models: ReadonlyMap<string, Model> = new Map<string, Model>([
  ...nixSystemsModels,
  [
    "github:hercules-ci/flake-parts",
    (evaluator, origin, flake) => flakePartsModel(evaluator, origin, (module) => isHarmlessModule(flake, module)),
  ],
  ["github:denful/den", denModel],
  ["github:nix-community/haumea", haumeaModel],
  ["github:vic/den", denModel],
  ["github:nix-community/lib-aggregate", libAggregateModel],
  ["github:nix-community/nixpkgs.lib", nixpkgsModel],
  [
    "github:numtide/blueprint",
    (evaluator, origin, flake) => blueprintModel(evaluator, origin, absolutePath(flake.directory)),
  ],
  ["github:numtide/flake-utils", flakeUtilsModel],
  ["github:snowfallorg/lib", snowfallModel],
  [
    "github:srid/nixos-unified",
    (evaluator, origin, flake) => nixosUnifiedModel(evaluator, origin, absolutePath(flake.directory)),
  ],
]);

/** Models by the repository's name alone: forks keep what these offer. */
const modelsOfForks: ReadonlyMap<string, Model> = new Map<string, Model>([
  ["adios-flake", adiosFlakeModel],
  ["clan-core", (evaluator, origin, flake) => clanModel(evaluator, origin, absolutePath(flake.directory))],
  ["colmena", colmenaModel],
  ["deploy-rs", deployRsModel],
  ["easy-hosts", easyHostsModel],
  ["ez-configs", ezConfigsModel],
  ["flake-aspects", flakeAspectsModel],
  ["flake-utils-plus", flakeUtilsPlusModel],
  ["flakelight", flakelightModel],
  ["home-manager", homeManagerModel],
  ["import-tree", importTreeModel],
  ["lite-config", liteConfigModel],
  ["nixos-extra-modules", nixosExtraModulesModel],
  ["nixos-flake", nixosFlakeModel],
  ["nix-darwin", nixDarwinModel],
  ["nixpkgs", nixpkgsModel],
]);

/** What `import` of a file gives; `path` is "" for default.nix. */
type FileModel = (evaluator: Evaluator, origin: string, path: string) => Value | null;

/** What files of a repository hold, for those that are imported by path: by the repository's name. */
const files: ReadonlyMap<string, FileModel> = new Map<string, FileModel>([
  ["flake-compat", flakeCompatFile],
  ["flake-utils", (evaluator, origin, path) => (path === "" ? flakeUtilsLib(evaluator, origin) : null)],
  ["home-manager", homeManagerFile],
  ["import-tree", (evaluator, origin, path) => (path === "" ? importTreeModel(evaluator, origin) : null)],
  ["nix-darwin", nixDarwinFile],
  ["nixpkgs", nixpkgsFile],
  ["with-inputs", withInputsFile],
]);

/** A repository that is modelled, as a source that lies at `origin`; `null` where nobody modelled it. */
export function modelledSource(
  evaluator: Evaluator,
  flake: Flake,
  origin: string,
  identity: RepositoryIdentity,
): ExternalSource | null {
  if (identity === null) return null;
  const name = identity.slice(identity.lastIndexOf("/") + 1);
  const model = models.get(identity) ?? modelsOfForks.get(name);
  const file = files.get(name);
  if (!model && !file) return null;
  let value: Value | null = null;
  return {
    flake: () => {
      value ??= model?.(evaluator, origin, flake) ?? null;
      return value;
    },
    file: (path) => file?.(evaluator, origin, path) ?? null,
  };
}

/** Whether a flake-parts module of an input is known to add no configurations. */
function isHarmlessModule(flake: Flake, origin: string): boolean {
  const [, name, path] = /^inputs\.([^.]+)\.((?:flakeModules?|modules\.flake)\b[^ ]*)$/.exec(origin) ?? [];
  const input = flake.inputs.find((candidate) => candidate.name === name);
  if (!input || path === undefined) return false;
  return !isCuriousFlakeModule(inputIdentity(flake, input), path.split("."));
}
