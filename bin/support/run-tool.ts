import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.ts'

export type ToolRun = { name: string; code: number; output: string; seconds: number }

/** Runs a program of the installed packages in the repository's folder. `show` also lets the person watch. */
export function runTool(
  name: string,
  script: string,
  given: string[],
  options: { show?: boolean; environment?: NodeJS.ProcessEnv } = {},
): Promise<ToolRun> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...given], {
      cwd: root,
      env: { ...process.env, ...options.environment },
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => (output += piece))
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ name, code: code ?? 1, output, seconds: (performance.now() - began) / 1000 }),
    )
  })
}
