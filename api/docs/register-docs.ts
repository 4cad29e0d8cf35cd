import swagger, { type SwaggerTransform } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { prefix } from '../register.ts'
import { docsStyle } from './docs-style.ts'

/** Describes every door from the same values that open it, and gives people a page to read it. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    transform: describeForm,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Routecard',
        version: '1',
        description:
          'Work orders, scans and boards of a shop. Every POST, PUT and PATCH that changes the shop takes a `commandId`, ' +
          'a UUID made where the person acted: the same id never counts twice. Refusals are problem documents (RFC 9457) ' +
          'with a stable `code` and the numbers as fields.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'routecard_session' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
  })
  app.get(`${prefix}/openapi.json`, { schema: { hide: true } }, async () => app.swagger())
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'list', deepLinking: true, tryItOutEnabled: false, syntaxHighlight: false },
    uiHooks: {
      // The reader writes one style sheet of its own; nothing else of the product does.
      preHandler: (_request, reply, next) => {
        const policy = String(reply.getHeader('content-security-policy'))
        reply.header('content-security-policy', policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"))
        next()
      },
    },
    theme: { title: 'Routecard API', css: [{ filename: 'routecard.css', content: docsStyle }] },
  })
}

/** Forms are read piece by piece, so no schema checks them; what they hold is described all the same. */
const describeForm: SwaggerTransform = ({ schema, url, route }) => {
  const form = route.config?.endpoint?.form
  if (form === undefined) return { schema, url }
  return { schema: { ...schema, consumes: ['multipart/form-data'], body: form }, url }
}
