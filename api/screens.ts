import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { ApiContext } from './context.ts'

/** Serves the built screens. Their assets carry a hash in their names and never change; the page itself is asked for anew. */
export async function registerScreens(app: FastifyInstance, ctx: ApiContext): Promise<void> {
  if (ctx.screensDir === null) return
  await app.register(staticFiles, {
    root: ctx.screensDir,
    wildcard: false,
    index: 'index.html',
    preCompressed: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
