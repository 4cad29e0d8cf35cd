import type { Connection, PoolClient, Submittable } from 'pg'

/** A statement that is prepared on every connection of its pool, once, when the connection opens. */
export interface Statement {
  /** Unique among the statements of a pool; at most 63 characters. */
  name: string
  text: string
}

/** One execution in a flush: parameters are in PostgreSQL's text format, bytea as a Buffer. */
export interface Step {
  statement: Statement
  values: readonly (string | Buffer | null)[]
}

/** What one step answered: the rows as text, and the command tag ("UPDATE 3", "COMMIT"). */
export interface StepResult {
  rows: (string | null)[][]
  tag: string
}

/**
 * Runs the steps one after the other in a single round trip: Bind and Execute for each, one Sync for all. Fails with the
 * first error of the server, which skips the steps behind it; inside `begin` the caller then rolls back.
 * The statements must have been prepared on this connection.
 *
 * This uses the interface by which node-postgres lets cursors in; `tests/db/pipeline.test.ts` pins what we rely on.
 * Measured against the alternatives: `pg`'s own `pipeline: true` sends a Sync and a Describe per statement.
 */
export function flush(client: PoolClient, steps: readonly Step[]): Promise<StepResult[]> {
  return new Promise((resolve, reject) => {
    client.query(new Flush(steps, resolve, reject))
  })
}

/** Prepares all statements of a connection in one round trip. */
export function prepare(client: PoolClient, statements: readonly Statement[]): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new Preparation(statements, resolve, reject))
  })
}

/** The messages of node-postgres' connection that a flush sends; its own types leave most of them out. */
interface Wire {
  stream: { cork?: () => void; uncork?: () => void }
  parse(message: { name: string; text: string }): void
  bind(message: { statement: string; values: readonly (string | Buffer | null)[] }): void
  execute(message: null): void
  sync(): void
}

class Flush implements Submittable {
  private readonly results: StepResult[] = []
  private rows: (string | null)[][] = []
  private settled = false

  private readonly steps: readonly Step[]
  private readonly resolve: (results: StepResult[]) => void
  private readonly reject: (error: Error) => void

  constructor(steps: readonly Step[], resolve: (results: StepResult[]) => void, reject: (error: Error) => void) {
    this.steps = steps
    this.resolve = resolve
    this.reject = reject
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire
    // One packet, one system call.
    wire.stream.cork?.()
    for (const step of this.steps) {
      wire.bind({ statement: step.statement.name, values: step.values })
      wire.execute(null)
    }
    wire.sync()
    wire.stream.uncork?.()
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    this.rows.push(message.fields)
  }

  handleCommandComplete(message: { text: string }): void {
    this.results.push({ rows: this.rows, tag: message.text })
    this.rows = []
  }

  handleEmptyQuery(): void {
    this.results.push({ rows: [], tag: '' })
  }

  handleError(error: Error): void {
    if (this.settled) return
    this.settled = true
    this.reject(error)
  }

  handleReadyForQuery(): void {
    if (this.settled) return
    this.settled = true
    const { results, steps } = this
    if (results.length === steps.length) this.resolve(results)
    else this.reject(new Error(`The server answered ${results.length} of ${steps.length} statements`))
  }
}

class Preparation implements Submittable {
  private settled = false

  private readonly statements: readonly Statement[]
  private readonly resolve: () => void
  private readonly reject: (error: Error) => void

  constructor(statements: readonly Statement[], resolve: () => void, reject: (error: Error) => void) {
    this.statements = statements
    this.resolve = resolve
    this.reject = reject
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire
    wire.stream.cork?.()
    for (const { name, text } of this.statements) wire.parse({ name, text })
    wire.sync()
    wire.stream.uncork?.()
  }

  handleError(error: Error): void {
    if (this.settled) return
    this.settled = true
    this.reject(error)
  }

  handleReadyForQuery(): void {
    if (this.settled) return
    this.settled = true
    this.resolve()
  }
}
