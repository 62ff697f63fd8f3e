import type { Evaluator } from "../evaluator/evaluator.ts";
import { blueprintModel } from "../evaluator/models/blueprint.ts";
import { clanModel } from "../evaluator/models/clan.ts";
import { colmenaModel } from "../evaluator/models/colmena.ts";
import { denModel } from "../evaluator/models/den.ts";
import { easyHostsModel } from "../evaluator/models/easy-hosts.ts";
import { ezConfigsModel } from "../evaluator/models/ez-configs.ts";
import { flakeAspectsModel } from "../evaluator/models/flake-aspects.ts";
import { flakePartsModel } from "../evaluator/models/flake-parts.ts";
import { flakeUtilsModel } from "../evaluator/models/flake-utils.ts";
import { flakeUtilsPlusModel } from "../evaluator/models/flake-utils-plus.ts";
import { flakelightModel } from "../evaluator/models/flakelight.ts";
import { haumeaModel } from "../evaluator/models/haumea.ts";
import { importTreeModel } from "../evaluator/models/import-tree.ts";
import { libAggregateModel } from "../evaluator/models/lib-aggregate.ts";
import { liteConfigModel } from "../evaluator/models/lite-config.ts";
import { nixSystemsModels } from "../evaluator/models/nix-systems.ts";
import { nixosExtraModulesModel } from "../evaluator/models/nixos-extra-modules.ts";
import { nixosFlakeModel } from "../evaluator/models/nixos-flake.ts";
import { nixosUnifiedModel } from "../evaluator/models/nixos-unified.ts";
import { nixpkgsModel } from "../evaluator/models/nixpkgs.ts";
import { snowfallModel } from "../evaluator/models/snowfall.ts";
import { absolutePath } from "../evaluator/source-tree.ts";
import type { Value } from "../evaluator/value.ts";
import type { Flake } from "./flake.ts";
import { inputIdentity } from "./input-identity.ts";
import { isCuriousFlakeModule } from "./known-libraries.ts";

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
  ["clan-core", (evaluator, origin, flake) => clanModel(evaluator, origin, absolutePath(flake.directory))],
  ["colmena", colmenaModel],
  ["easy-hosts", easyHostsModel],
  ["ez-configs", ezConfigsModel],
  ["flake-aspects", flakeAspectsModel],
  ["flake-utils-plus", flakeUtilsPlusModel],
  ["flakelight", flakelightModel],
  ["import-tree", importTreeModel],
  ["lite-config", liteConfigModel],
  ["nixos-extra-modules", nixosExtraModulesModel],
  ["nixos-flake", nixosFlakeModel],
  ["nixpkgs", nixpkgsModel],
]);

/** What a modelled repository is to the flake that has it as the input `name`; `null` where nobody modelled it. */
export function inputModel(evaluator: Evaluator, flake: Flake, name: string, identity: string | null): Value | null {
  if (identity === null) return null;
  const repository = identity.slice(identity.lastIndexOf("/") + 1);
  const model = models.get(identity) ?? modelsOfForks.get(repository);
  return model ? model(evaluator, `inputs.${name}`, flake) : null;
}

/** Whether a flake-parts module of an input is known to add no configurations. */
function isHarmlessModule(flake: Flake, origin: string): boolean {
  const [, name, path] = /^inputs\.([^.]+)\.((?:flakeModules?|modules\.flake)\b[^ ]*)$/.exec(origin) ?? [];
  const input = flake.inputs.find((candidate) => candidate.name === name);
  if (!input || path === undefined) return false;
  return !isCuriousFlakeModule(inputIdentity(flake, input), path.split("."));
}
