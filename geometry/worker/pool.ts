import type { AnalysisStep } from '../analysis-steps.ts'
import { WORKERS_MAX } from '../limits.ts'
import { MeasuringWorker, type Outcome } from './measuring-worker.ts'
import type { Task, TaskAnswers } from './messages.ts'

type Waiting = {
  readonly task: Task
  readonly wallMs: number
  readonly onStep: (step: AnalysisStep) => void
  readonly resolve: (outcome: Outcome<TaskAnswers[keyof TaskAnswers]>) => void
}

const idle: MeasuringWorker[] = []
const waiting: Waiting[] = []
let busy = 0

/** Runs a task in a measuring process, as soon as one is free. */
export function runInWorker<Kind extends Task['kind']>(
  task: Extract<Task, { kind: Kind }>,
  wallMs: number,
  onStep: (step: AnalysisStep) => void,
): Promise<Outcome<TaskAnswers[Kind]>> {
  return new Promise((resolve) => {
    // The process answers the task it was given, so the kind of the answer is that of the task.
    const settle = resolve as Waiting['resolve']
    waiting.push({ task, wallMs, onStep, resolve: settle })
    startNext()
  })
}

/** Starts a measuring process before the first file comes, so that no one waits for it. */
export function warmWorker(): void {
  if (idle.length + busy === 0) idle.push(new MeasuringWorker())
}

/** Ends all idle measuring processes; those at work end with their task's answer undelivered. */
export function endWorkers(): void {
  for (const worker of idle.splice(0)) worker.end()
}

function startNext(): void {
  if (busy >= WORKERS_MAX) return
  const next = waiting.shift()
  if (!next) return
  const worker = takeWorker()
  busy++
  worker.run(next.task, next.wallMs, next.onStep).then(
    (outcome) => {
      busy--
      // A process that died or has grown too large is replaced at once, so that the next file finds a warm one.
      if (worker.alive && !worker.worn) idle.push(worker)
      else {
        worker.end()
        idle.push(new MeasuringWorker())
      }
      next.resolve(outcome)
      startNext()
    },
    () => {},
  )
  startNext()
}

function takeWorker(): MeasuringWorker {
  for (let worker = idle.pop(); worker; worker = idle.pop()) if (worker.alive) return worker
  return new MeasuringWorker()
}
