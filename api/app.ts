import { readFileSync } from 'node:fs'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import websocket from '@fastify/websocket'
import { type FastifyInstance, fastify, LogController } from 'fastify'
import { Refused, refuse } from '#domain/decision.ts'
import type { ApiContext } from './context.ts'
import { registerDocs } from './docs/register-docs.ts'
import { registerHouse } from './house.ts'
import { problemOf, sendProblem } from './problem.ts'
import { prefix } from './register.ts'
import { registerRoutes } from './routes/index.ts'
import { registerScreens } from './screens.ts'
import { answerUnreadable } from './unreadable-request.ts'
import { refuseUnstorableText } from './unstorable-text.ts'
import { validatorCompiler } from './validation.ts'

const bodyLimitBytes = 1024 * 1024

/** The application without its port: tests put requests into it directly. */
export async function buildApp(ctx: ApiContext): Promise<FastifyInstance> {
  const { tls } = ctx.config
  const app = fastify({
    loggerInstance: ctx.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 400 },
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    clientErrorHandler: answerUnreadable,
    ...(tls ? { https: { cert: readFileSync(tls.certificate), key: readFileSync(tls.key) } } : {}),
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setErrorHandler(sendProblem)
  app.decorateRequest('caller', null)
  refuseUnstorableText(app)
  await app.register(cookie)
  await app.register(websocket, {
    options: { maxPayload: 4 * 1024 },
    // A client that breaks its line, or sends what nobody asked for, is no fault of ours.
    errorHandler: (error, socket, request) => {
      request.log.info({ err: error }, 'A live line was broken at the other end')
      socket.terminate()
    },
    // The live lines are closed by their own, who says why.
    preClose: (done) => done(),
  })
  await app.register(multipart, {
    limits: { fileSize: ctx.config.maxUploadBytes, files: 1, fields: 8, fieldSize: 4096 },
  })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, limit) =>
      new Refused(refuse('slow_down', { seconds: Math.ceil(limit.ttl / 1000) }).refusal),
  })
  await registerHouse(app, ctx)
  await registerDocs(app)
  registerRoutes(app, ctx)
  await registerScreens(app, ctx)
  app.setNotFoundHandler((request, reply) => {
    const problem = problemOf(refuse('not_found', { what: 'page' }).refusal)
    // A script of screens that were built anew is gone, not a screen: a tab that asks for it must hear so.
    const isScreen = !request.url.startsWith(prefix) && !request.url.startsWith('/assets/')
    if (!isScreen || request.method !== 'GET' || !ctx.screensDir) {
      return reply.code(404).type('application/problem+json').send(JSON.stringify(problem))
    }
    return reply.sendFile('index.html', { cacheControl: false })
  })
  return app
}
