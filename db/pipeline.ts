import type { Connection, PoolClient, Submittable } from 'pg'

/** A statement that is prepared on every connection of its pool, once, when the connection opens. */
export interface Statement {
  /** Unique among the statements of a pool; at most 63 characters. */
  name: string
  text: string
}

/** One execution in a flush; parameters are in PostgreSQL's text format. */
export interface Step {
  statement: Statement
  values: readonly (string | null)[]
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
 * This uses the interface by which node-postgres lets cursors in, and writes its messages itself, in one piece;
 * `tests/db/pipeline.test.ts` pins what we rely on. `pg`'s own `pipeline: true` sends a Sync and a Describe per statement.
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

/** The part of node-postgres' connection that we write to; its types do not show it. */
interface Wire {
  stream: { write(bytes: Buffer): boolean }
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
    ;(connection as unknown as Wire).stream.write(messagesOf(this.steps))
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
    const parses = this.statements.map(({ name, text }) => {
      const body = Buffer.from(`${name}\0${text}\0\0\0`, 'utf8')
      return Buffer.concat([header('P', body.length), body])
    })
    ;(connection as unknown as Wire).stream.write(Buffer.concat([...parses, sync]))
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

/** The frontend messages of a flush: Bind and Execute for each step, then one Sync. */
function messagesOf(steps: readonly Step[]): Buffer {
  const lengths = steps.map((step) => step.values.map((value) => (value === null ? 0 : Buffer.byteLength(value))))
  let size = sync.length
  for (const [index, step] of steps.entries()) size += bindOverhead(step) + sumOf(lengths[index] ?? []) + execute.length
  const bytes = Buffer.allocUnsafe(size)
  let at = 0
  for (const [index, step] of steps.entries()) {
    at = writeBind(bytes, at, step, lengths[index] ?? [])
    at += execute.copy(bytes, at)
  }
  sync.copy(bytes, at)
  return bytes
}

/** Everything of a Bind message but the values: type, length, portal, name, formats, counts, a length per value. */
const bindOverhead = (step: Step) => 1 + 4 + 1 + step.statement.name.length + 1 + 2 + 2 + 4 * step.values.length + 2

function writeBind(bytes: Buffer, from: number, step: Step, lengths: readonly number[]): number {
  let at = bytes.writeUInt8(0x42, from)
  at = bytes.writeInt32BE(bindOverhead(step) - 1 + sumOf(lengths), at)
  // The unnamed portal, the statement, and no format codes: all parameters are text.
  at = bytes.writeUInt8(0, at)
  at += bytes.write(step.statement.name, at, 'latin1')
  at = bytes.writeUInt8(0, at)
  at = bytes.writeInt16BE(0, at)
  at = bytes.writeInt16BE(step.values.length, at)
  for (const [index, value] of step.values.entries()) {
    const length = lengths[index] ?? 0
    at = bytes.writeInt32BE(value === null ? -1 : length, at)
    // All one-byte characters, which nearly every value is, are written without looking for longer ones.
    if (value !== null) at += bytes.write(value, at, length === value.length ? 'latin1' : 'utf8')
  }
  // No result formats: all columns come as text.
  return bytes.writeInt16BE(0, at)
}

function header(type: string, bodyLength: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.write(type, 'latin1')
  bytes.writeInt32BE(bodyLength + 4, 1)
  return bytes
}

const sync = header('S', 0)
/** Execute of the unnamed portal, all rows. */
const execute = Buffer.concat([header('E', 5), Buffer.alloc(5)])

const sumOf = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum + length, 0)
