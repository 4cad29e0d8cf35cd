import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionEndpoints } from '#api/contract/session.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { call, Fault, onSignedOut, Refused, urlOf } from '#floor-ui/server/call.ts'
import { askAgain } from '#floor-ui/server/queries.ts'

// The network is the outside: it is the one thing that is played here.
const network = vi.fn<typeof fetch>()
beforeEach(() => vi.stubGlobal('fetch', network))
afterEach(() => {
  vi.unstubAllGlobals()
  network.mockReset()
})

const json = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } })

const read = () => call(workOrderEndpoints.read, { params: { id: 'WO-000042' } })

test('parameters and filters are put into the address, and what is not asked is left out', () => {
  expect(urlOf(workOrderEndpoints.read, { id: 'a/b c' })).toBe('/api/v1/work-orders/a%2Fb%20c')
  expect(urlOf(workOrderEndpoints.list, undefined, { late: true, q: '', cursor: undefined, limit: 50 })).toBe(
    '/api/v1/work-orders?late=true&limit=50',
  )
})

test('a refusal brings its code, its sentence and its numbers', async () => {
  const problem = {
    type: 'x',
    status: 409,
    title: 'Conflict',
    code: 'quantity_short',
    detail: 'Only 22.',
    available: 22,
  }
  network.mockResolvedValueOnce(json(409, problem))
  const error = await read().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Refused)
  expect(error).toMatchObject({ code: 'quantity_short', message: 'Only 22.', problem: { available: 22 } })
})

test('a lost connection and a server in trouble are faults that may be asked again, a refusal is not', async () => {
  network.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const offline = await read().catch((thrown: unknown) => thrown)
  expect(offline).toMatchObject({ name: 'Fault', offline: true })
  network.mockResolvedValueOnce(json(503, { detail: 'later' }, { 'retry-after': '7' }))
  const trouble = await read().catch((thrown: unknown) => thrown)
  expect(trouble).toMatchObject({ name: 'Fault', offline: false, retryAfterSeconds: 7 })
  expect(askAgain(0, trouble as Fault)).toBe(true)
  const no = new Refused({ type: 'x', status: 409, title: 'Conflict', code: 'on_hold', detail: 'Held.' })
  expect(askAgain(0, no)).toBe(false)
})

test('a page of a gateway in place of an answer is a fault, not an answer', async () => {
  network.mockResolvedValueOnce(new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } }))
  await expect(read()).rejects.toBeInstanceOf(Fault)
})

test('when the session has ended, the shell hears of it; a wrong password is no ended session', async () => {
  const heard = vi.fn()
  const forget = onSignedOut(heard)
  const signIn = { body: { email: 'marta@nordhaven.example', password: 'wrong' } }
  network.mockResolvedValueOnce(json(401, { code: 'credentials_wrong', detail: 'Wrong.', status: 401 }))
  await expect(call(sessionEndpoints.signIn, signIn)).rejects.toBeInstanceOf(Refused)
  expect(heard).not.toHaveBeenCalled()
  network.mockResolvedValueOnce(json(401, { code: 'not_signed_in', detail: 'Sign in.', status: 401 }))
  await expect(read()).rejects.toBeInstanceOf(Refused)
  expect(heard).toHaveBeenCalledTimes(1)
  forget()
})

test('signing out answers nothing, and that is an answer', async () => {
  network.mockResolvedValueOnce(new Response(null, { status: 204 }))
  await expect(call(sessionEndpoints.signOut, {})).resolves.toBeUndefined()
})
