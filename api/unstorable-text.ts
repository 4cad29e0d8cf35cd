import type { FastifyInstance } from 'fastify'
import { Refused, refuse } from '#domain/decision.ts'

/** Escapes that JSON allows and no text can hold: the zero character, and the halves of pairs. */
const suspicious = /\\u(?:0000|d[89a-f])/i

/**
 * Reads JSON bodies as usual, and refuses text that PostgreSQL cannot store before it gets that far. Only bodies with a
 * suspicious escape are looked through. Plain text is nothing that is understood here.
 */
export function refuseUnstorableText(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, String(text), (error, body) => {
      if (error || !suspicious.test(String(text)) || isStorable(body)) return done(error, body)
      done(
        new Refused(
          refuse('malformed', { field: 'body', problem: 'has a character in it that cannot be stored' }).refusal,
        ),
      )
    })
  })
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (Array.isArray(value)) return value.every(isStorable)
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner))
}
