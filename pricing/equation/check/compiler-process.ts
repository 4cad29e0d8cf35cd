import type { ContractScope } from '../contract.ts'
import { keepEnded } from './keep-ended.ts'
import { createTypeScriptCheck } from './typescript-check.ts'

/**
 * The process that the TypeScript compiler lives in: types can be written that make it run for ever or take all
 * memory, and a thread that runs out of memory takes its whole process along.
 */
export type CompilerTask =
  | { task: 'check'; source: string; scope: ContractScope }
  | { task: 'keep-ended'; body: string; guard: string }

/** `tooDeep`: the text was nested deeper than the compiler's stack. */
export type CompilerAnswer = { value: unknown } | { error: string; tooDeep: boolean }

const check = createTypeScriptCheck()

process.on('disconnect', () => process.exit(0))
process.on('message', (message: CompilerTask) => {
  process.send?.(answerTo(message))
})

function answerTo(message: CompilerTask): CompilerAnswer {
  try {
    if (message.task === 'check') return { value: check(message.source, message.scope) }
    return { value: keepEnded(message.body, message.guard) }
  } catch (error) {
    return { error: String((error as Error).stack ?? error), tooDeep: error instanceof RangeError }
  }
}
