import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { ApiContext } from './context.ts'

/** What every answer wears, and the three doors at the root that machines knock on. */
export async function registerHouse(app: FastifyInstance, ctx: ApiContext): Promise<void> {
  const secure = ctx.config.publicUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    hsts: secure ? { maxAge: 15_552_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    // Browsers complain of these two in a shop's plain http network.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    frameguard: { action: 'sameorigin' },
    referrerPolicy: { policy: 'same-origin' },
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  registerHealth(app, ctx)
  registerMetrics(app)
}

const directives = {
  'default-src': ["'self'"],
  // The scanner's decoder is WebAssembly.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  // Positions and widths are written on elements; no style sheet is.
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'media-src': ["'self'", 'data:', 'blob:'],
  // A sample of the shop's paper is a PDF that the page itself holds.
  'frame-src': ["'self'", 'blob:'],
  'frame-ancestors': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
}

function registerHealth(app: FastifyInstance, ctx: ApiContext): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      const found = await sql<{ latest: number }>`select max(number) as latest from schema_migrations`.execute(
        ctx.db.kysely,
      )
      if ((found.rows[0]?.latest ?? 0) >= ctx.latestMigration) return { status: 'ready' }
      return await reply.code(503).header('retry-after', '1').send({ status: 'migrating' })
    } catch {
      return reply.code(503).header('retry-after', '1').send({ status: 'no database' })
    }
  })
}

function registerMetrics(app: FastifyInstance): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'routecard_http_request_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
