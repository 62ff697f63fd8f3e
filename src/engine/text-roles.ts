import type { FunctionRoles } from "../project/project.ts";
import { guessedRole, standingRole } from "../scopes/function-role.ts";
import type { NixFile } from "../scopes/nix-file.ts";

/** What the functions of a file that belongs to no flake are for, as its text tells. */
export function rolesByText(file: NixFile): FunctionRoles {
  return { of: (lambda) => standingRole(lambda, file) ?? guessedRole(lambda, file), flake: null };
}

/** What stands in for the roles that only the flake knows, as long as nobody asks for them. */
export class WithheldRoles implements FunctionRoles {
  /** Whether a rule asked: what it says then is worth nothing. */
  wereAskedFor = false;

  of(): "unknown" {
    this.wereAskedFor = true;
    return "unknown";
  }

  get flake(): null {
    this.wereAskedFor = true;
    return null;
  }
}
