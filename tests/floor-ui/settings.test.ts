import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personProblem, signInWords } from '#floor-ui/settings/people/people-words.ts'
import { findSections } from '#floor-ui/settings/settings-sections.ts'
import { formatHours, formatMinutes, parseMinutes } from '#floor-ui/words/durations.ts'

test('times are read the way people say them', () => {
  expect(['0.8', '0,8', '20', '45 min', '2 h 30', '2h30', '2:30', '14 h', '1.5h'].map(parseMinutes)).toEqual([
    0.8, 0.8, 20, 45, 150, 150, 150, 840, 90,
  ])
  for (const nonsense of ['', 'soon', '-5', '2 h 30 h', '1 2', 'h']) expect(parseMinutes(nonsense)).toBeNull()
})

test('times are written short, and read back as the same time', () => {
  expect([0, 0.8, 45, 60, 150, 840].map((minutes) => formatMinutes(minutes, 'en'))).toEqual([
    '0',
    '0.8',
    '45',
    '1 h',
    '2 h 30',
    '14 h',
  ])
  expect([0, 10, 487, 1120].map(formatHours)).toEqual(['0 h 00', '0 h 10', '8 h 07', '18 h 40'])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (minutes) => {
      expect(parseMinutes(formatMinutes(minutes, 'en'))).toBe(minutes)
    }),
  )
})

test('a person needs a name and one whole way to sign in', () => {
  const nobody = { name: 'Ada', email: '', badge: '', password: '', pin: '' }
  expect(personProblem({ ...nobody, badge: '1001', pin: '1234' })).toBeNull()
  expect(personProblem({ ...nobody, email: 'ada@shop.example', password: 'long enough' })).toBeNull()
  expect(personProblem({ ...nobody, name: ' ', badge: '1001' })).toContain('name')
  expect(personProblem(nobody)).toContain('badge')
  expect(personProblem({ ...nobody, badge: '1001', pin: '12' })).toContain('4 to 12')
  expect(personProblem({ ...nobody, email: 'ada@shop.example', pin: '1234' })).toContain('badge')
  expect(personProblem({ ...nobody, badge: '1001', password: 'long enough' })).toContain('e-mail')
  expect(personProblem({ ...nobody, email: 'ada', password: 'long enough' })).toContain('e-mail')
})

test('where a person signs in is said for the desk and for stations', () => {
  const ada = { email: null, badge: '1H1001', hasPin: true, active: true, lockedUntil: null, customer: null }
  expect(signInWords(ada)).toEqual({
    desk: 'Not at a desk: no e-mail.',
    stations: 'At stations with badge 1H1001 and the PIN.',
  })
  expect(signInWords({ ...ada, hasPin: false }).stations).toContain('no PIN')
  expect(signInWords({ ...ada, active: false }).stations).toContain('out of use')
})

test('a setting is found by what it is about, and only by who may open it', () => {
  const labels = (role: 'owner' | 'planner', typed: string) =>
    findSections(role, typed).flatMap((group) => group.sections.map((section) => section.label))
  expect(labels('owner', 'pin')).toEqual(['People and roles', 'Operations, stations', 'Shipping'])
  expect(labels('owner', 'bearer')).toEqual(['API keys'])
  expect(labels('planner', 'bearer')).toEqual([])
})
