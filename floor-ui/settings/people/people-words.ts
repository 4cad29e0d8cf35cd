import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { peopleEndpoints } from '#api/contract/session.ts'
import type { Role } from '#domain/people/roles.ts'

export type Person = AnswerOf<typeof peopleEndpoints.list>['items'][number]

/** What each role is for, in one line. */
export const roleMeanings = {
  owner: 'everything, people and keys included',
  planner: 'work orders, board, templates, operations',
  sales: 'reads the floor; parts and customers',
  operator: 'reports pieces, at stations',
  customer: 'sees their own orders only',
} satisfies Record<Role, string>

/** Where this person can sign in: a sentence each for the desk and the stations. */
export function signInWords({ email, badge, hasPin, active }: Omit<Person, 'id' | 'name' | 'role' | 'version'>): {
  desk: string
  stations: string
} {
  if (!active) return { desk: 'Not at a desk: taken out of use.', stations: 'Not at stations: taken out of use.' }
  return {
    desk: email ? `At a desk with ${email} and the password.` : 'Not at a desk: no e-mail.',
    stations: badge
      ? hasPin
        ? `At stations with badge ${badge} and the PIN.`
        : `At stations that ask for no PIN, with badge ${badge}.`
      : 'Not at stations: no badge.',
  }
}

/** Why a person's fields cannot be saved; null when they can. */
export function personProblem(value: {
  name: string
  email: string
  badge: string
  password: string
  pin: string
}): string | null {
  if (value.name.trim() === '') return 'A person needs a name.'
  if (value.email.trim() === '' && value.badge.trim() === '') return 'An e-mail or a badge is needed to sign in.'
  if (value.email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/u.test(value.email.trim())) return 'That is no e-mail address.'
  if (value.password !== '' && value.password.length < 8) return 'A password has at least 8 letters.'
  if (value.pin !== '' && !/^[0-9]{4,12}$/u.test(value.pin)) return 'A PIN is 4 to 12 figures.'
  if (value.pin !== '' && value.badge.trim() === '') return 'A PIN belongs to a badge: give a badge too.'
  if (value.password !== '' && value.email.trim() === '') return 'A password belongs to an e-mail: give one too.'
  return null
}
