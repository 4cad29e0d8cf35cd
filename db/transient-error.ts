/** Serialization failures and deadlocks: the same transaction may succeed at once. */
const again = new Set(['40001', '40P01'])
/** The server is going down or not up yet; the network broke; nothing can be said of a commit that was under way. */
const away = /^(57P0[1-5]|08\w{3}|53300)$/
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT'])
/** node-postgres has no code for a socket that ended. */
const ended = /Connection terminated|connection error and is not queryable|Client was closed|timeout expired/

/**
 * Whether the database, and not the statement, was the trouble: the same command with the same id may be tried again,
 * and where it goes on failing the answer is "come back", not "wrong".
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return again.has(code) || away.test(code) || network.has(code) || ended.test(error.message)
}
