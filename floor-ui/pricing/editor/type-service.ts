import type { Remote } from 'comlink'
import { wrap } from 'comlink'
import { contractPath, equationPath, type TypeWorker } from './type-paths.ts'

export type TypeService = Remote<TypeWorker>

let started: Promise<TypeService> | undefined

/** The compiler in its worker: one for the tab, started when the first equation is opened. */
export function typeService(): Promise<TypeService> {
  started ??= begin()
  return started
}

async function begin(): Promise<TypeService> {
  const worker = new Worker(new URL('./type-worker.ts', import.meta.url), { type: 'module', name: 'equation types' })
  const service = wrap<TypeWorker>(worker)
  await service.initialize()
  return service
}

/** Holds equations to this contract from now on. */
export async function holdTo(contract: string): Promise<void> {
  const service = await typeService()
  await service.updateFile({ path: contractPath, code: `${contract}\n` })
}

/** Tells the compiler what is typed now; it refuses an empty text. */
export async function tellText(text: string): Promise<void> {
  const service = await typeService()
  await service.updateFile({ path: equationPath, code: `${text}\n` })
}
