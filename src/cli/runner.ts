type Environment = Readonly<Record<string, string | undefined>>;

/** Whether what is printed is read for commands by a runner: of GitHub, Forgejo and Gitea, or of Azure. */
export function readsCommands(environment: Environment): boolean {
  return environment.GITHUB_ACTIONS === "true" || environment.TF_BUILD?.toLowerCase() === "true";
}

/** Whether a runner shows annotations at the lines of a change. Those of Forgejo and Gitea look like GitHub's, and print them. */
export function showsAnnotations(environment: Environment): boolean {
  const { GITHUB_ACTIONS, GITEA_ACTIONS, FORGEJO_ACTIONS } = environment;
  return GITHUB_ACTIONS === "true" && GITEA_ACTIONS !== "true" && FORGEJO_ACTIONS !== "true";
}
