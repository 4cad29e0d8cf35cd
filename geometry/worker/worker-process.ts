// The process that touches part files. It may be killed at any moment; nothing but messages leaves it.
import { CadKernelBroke, loadCadKernel } from '../read/cad.ts'
import { FileProblem } from '../read/file-problem.ts'
import type { FromWorker, Task } from './messages.ts'
import { runTask } from './run-task.ts'

const send = (message: FromWorker): void => {
  process.send?.(message)
}

process.on('message', (task: Task) => {
  runTask(task, (step) => send({ kind: 'step', step })).then(
    (answer) => send({ kind: 'done', answer }),
    (error: unknown) => send(problemOf(error)),
  )
})

function problemOf(error: unknown): FromWorker {
  if (error instanceof FileProblem) {
    return { kind: 'problem', problem: error.message, cause: 'file', spent: error instanceof CadKernelBroke }
  }
  if (error instanceof RangeError) return { kind: 'problem', problem: TOO_LARGE, cause: 'memory', spent: true }
  // For the operator's log; the customer gets a sentence.
  console.error(error)
  return { kind: 'problem', problem: FAILED, cause: 'stopped', spent: true }
}

// The parent is gone: so is the work.
process.on('disconnect', () => process.exit(0))

const TOO_LARGE = 'The part needs more memory than one measuring may use; export it with fewer triangles.'
const FAILED = 'Measuring this part failed; it was written down for the people who run the shop.'

// Loading the CAD kernel takes seconds, so it begins before a file asks for it.
await loadCadKernel()
send({ kind: 'ready' })
