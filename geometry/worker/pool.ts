import type { AnalysisStep } from '../analysis-steps.ts'
import { QUICK_WORKERS_MAX, WORKERS_MAX } from '../limits.ts'
import { MeasuringWorker, type Outcome } from './measuring-worker.ts'
import type { Task, TaskAnswers } from './messages.ts'

/** Measurings wait their turn; a first look that somebody waits for does not wait behind them. */
type Lane = 'in turn' | 'now'

type Waiting = {
  readonly task: Task
  readonly limitMs: number
  readonly onStep: (step: AnalysisStep) => void
  readonly resolve: (outcome: Outcome<TaskAnswers[keyof TaskAnswers]>) => void
}

const idle: MeasuringWorker[] = []
/** How many times longer than its computing a measuring may take by the clock; nobody waits longer for a first look. */
const PATIENCE = 5
const lanes: Record<Lane, { waiting: Waiting[]; busy: number; readonly most: number; readonly patience: number }> = {
  'in turn': { waiting: [], busy: 0, most: WORKERS_MAX, patience: PATIENCE },
  now: { waiting: [], busy: 0, most: QUICK_WORKERS_MAX, patience: 1 },
}

/** Runs a task in a measuring process, as soon as one is free. */
export function runInWorker<Kind extends Task['kind']>(
  task: Extract<Task, { kind: Kind }>,
  limitMs: number,
  onStep: (step: AnalysisStep) => void,
  lane: Lane = 'in turn',
): Promise<Outcome<TaskAnswers[Kind]>> {
  return new Promise((resolve) => {
    // The process answers the task it was given, so the kind of the answer is that of the task.
    const settle = resolve as Waiting['resolve']
    lanes[lane].waiting.push({ task, limitMs, onStep, resolve: settle })
    startNext(lane)
  })
}

/** Starts a measuring process before the first file comes, so that no one waits for it. */
export function warmWorker(): void {
  if (idle.length + lanes['in turn'].busy + lanes.now.busy === 0) idle.push(new MeasuringWorker())
}

/** Ends all idle measuring processes; those at work end with their task's answer undelivered. */
export function endWorkers(): void {
  for (const worker of idle.splice(0)) worker.end()
}

function startNext(name: Lane): void {
  const lane = lanes[name]
  if (lane.busy >= lane.most) return
  const next = lane.waiting.shift()
  if (!next) return
  const worker = takeWorker()
  lane.busy++
  worker.run(next.task, next.limitMs, next.onStep, lane.patience).then(
    (outcome) => {
      lane.busy--
      // A process that died or has grown too large is replaced at once, so that the next file finds a warm one.
      if (worker.alive && !worker.worn) idle.push(worker)
      else {
        worker.end()
        idle.push(new MeasuringWorker())
      }
      next.resolve(outcome)
      startNext(name)
    },
    () => {},
  )
  startNext(name)
}

function takeWorker(): MeasuringWorker {
  for (let worker = idle.pop(); worker; worker = idle.pop()) if (worker.alive) return worker
  return new MeasuringWorker()
}
