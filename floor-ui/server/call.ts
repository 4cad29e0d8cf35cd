import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '#api/contract/endpoint.ts'
import type { Problem } from '#api/contract/shared.ts'
import type { Refusal } from '#domain/refusals.ts'

type Part<K extends string, T> = [T] extends [undefined] ? { [P in K]?: never } : { [P in K]: T }

/** What a call takes: exactly the params, query and body that its endpoint names. */
export type Asked<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'body', BodyOf<E>> & { query?: QueryOf<E> } & {
    signal?: AbortSignal
  }

/** The shop said no, in a sentence, with its numbers. Never a bug: show it. */
export class Refused extends Error {
  override name = 'Refused'
  readonly problem: Problem & Record<string, unknown>
  constructor(problem: Problem & Record<string, unknown>) {
    super(problem.detail)
    this.problem = problem
  }
  get code(): Refusal['code'] {
    return this.problem.code as Refusal['code']
  }
}

/** The server could not be reached or could not answer. What was asked may be asked again with the same command id. */
export class Fault extends Error {
  override name = 'Fault'
  readonly offline: boolean
  readonly retryAfterSeconds: number
  constructor(sentence: string, options: { offline: boolean; retryAfterSeconds?: number; cause?: unknown }) {
    super(sentence, { cause: options.cause })
    this.offline = options.offline
    this.retryAfterSeconds = options.retryAfterSeconds ?? 2
  }
}

const signedOutListeners = new Set<() => void>()

/** Told when the server no longer knows who asks; the shell goes to sign-in and keeps the place. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** Where an endpoint answers, with its parameters and query filled in. */
export function urlOf(endpoint: Endpoint, params?: object, query?: object): string {
  const path = endpoint.url.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`
}

/**
 * The only fetch of the screens. Answers what the endpoint promises; throws `Refused` with the problem document,
 * or `Fault` when there was no answer.
 */
export async function call<const E extends Endpoint>(endpoint: E, asked: Asked<E>): Promise<AnswerOf<E>> {
  const given = asked as { params?: object; query?: object; body?: unknown; signal?: AbortSignal }
  const init: RequestInit = { method: endpoint.method, credentials: 'same-origin' }
  if (given.signal) init.signal = given.signal
  if (given.body instanceof FormData) init.body = given.body
  else if (given.body !== undefined) {
    init.body = JSON.stringify(given.body)
    init.headers = { 'content-type': 'application/json' }
  }
  return answerOf(await reach(urlOf(endpoint, given.params, given.query), init))
}

/** Sends a multipart form to an endpoint that takes files. */
export async function send<const E extends Endpoint>(
  endpoint: E,
  form: FormData,
  params?: object,
): Promise<AnswerOf<E>> {
  return answerOf(
    await reach(urlOf(endpoint, params), { method: endpoint.method, body: form, credentials: 'same-origin' }),
  )
}

/** The bytes behind an address of ours that the server named, such as a model's. Throws `Refused` and `Fault`. */
export async function bytesAt(url: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const init: RequestInit = { credentials: 'same-origin' }
  if (signal) init.signal = signal
  const response = await reach(url, init)
  return response.ok ? response.arrayBuffer() : answerOf(response)
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Fault('No connection to the shop’s server. It is tried again.', { offline: true, cause })
  }
}

/** What a response says; throws `Refused` and `Fault`. */
export async function answerOf<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  if (response.ok && isJson) return (await response.json()) as T
  if (!isJson || response.status >= 500) {
    const retryAfterSeconds = Number(response.headers.get('retry-after') ?? 2)
    throw new Fault('The shop’s server could not answer. It is tried again.', { offline: false, retryAfterSeconds })
  }
  const problem = (await response.json()) as Problem & Record<string, unknown>
  if (response.status === 401 && problem.code === 'not_signed_in') for (const listener of signedOutListeners) listener()
  throw new Refused(problem)
}
