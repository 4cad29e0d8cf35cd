/**
 * The environment of the processes that read or run what shops write: nothing of ours, and what Windows cannot start
 * a program without.
 */
export const bareEnvironment: NodeJS.ProcessEnv =
  process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }
