import type { FastifyInstance } from 'fastify'

/** How long answers under way may take to finish before their lines are cut. */
const GRACE_MS = 4_000

/**
 * Closes the application: no new requests, those under way finish, and after a grace every line that is still there is
 * cut. Browsers keep lines in reserve on which they never asked anything; without the cut they would hold a server
 * that ends for a minute.
 */
export async function closeApp(app: FastifyInstance, graceMs = GRACE_MS): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMs)
  try {
    await app.close()
  } finally {
    clearTimeout(cut)
  }
}
