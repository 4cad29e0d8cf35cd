import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LaneJob, Lanes } from '#pricing/sandbox/lanes.ts'

type Job = LaneJob & { id: number }
const rules = { size: 2, perDispatch: 3, suspectMs: 1_000 }
const job = (shop: string, id = 0, alone = false): Job => ({ shop, id, alone })
const taken = (lanes: Lanes<Job>, now = 0, suspectsOnly = false) =>
  lanes.take(now, suspectsOnly)?.map(({ shop, id }) => `${shop}${id}`)

describe('whose work goes next', () => {
  test('shops take turns, a dispatch at a time', () => {
    const lanes = new Lanes<Job>(rules)
    for (let id = 0; id < 5; id += 1) lanes.add(job('a', id))
    lanes.add(job('b'))
    expect(taken(lanes)).toEqual(['a0', 'a1', 'a2'])
    expect(taken(lanes)).toEqual(['b0'])
    lanes.ended('a', false, 0)
    expect(taken(lanes)).toEqual(['a3', 'a4'])
    expect(taken(lanes)).toBeUndefined()
  })

  test('a shop that is not yet proven has one dispatch at a time, a proven one as many as there are processes', () => {
    const lanes = new Lanes<Job>({ ...rules, perDispatch: 1 })
    for (let id = 0; id < 5; id += 1) lanes.add(job('a', id))
    expect([taken(lanes), taken(lanes)]).toEqual([['a0'], undefined])
    lanes.ended('a', false, 0)
    expect([taken(lanes), taken(lanes), taken(lanes)]).toEqual([['a1'], ['a2'], undefined])
  })

  test('shops that met a limit share one dispatch among them, until it is forgotten', () => {
    const lanes = new Lanes<Job>(rules)
    for (const shop of ['a', 'b', 'c']) lanes.add(job(shop))
    for (const shop of ['a', 'b']) {
      taken(lanes)
      lanes.ended(shop, true, 0)
      lanes.add(job(shop, 1))
    }
    expect(taken(lanes, 1, true)).toEqual(['a1'])
    expect(taken(lanes, 1, true)).toBeUndefined()
    expect(taken(lanes, 1)).toEqual(['c0'])
    expect(taken(lanes, 1)).toBeUndefined()
    expect(taken(lanes, 2_000)).toEqual(['b1'])
  })

  test('work that must go alone does, and keeps its place', () => {
    const lanes = new Lanes<Job>(rules)
    for (const each of [job('a', 0), job('a', 1, true), job('a', 2), job('a', 3)]) lanes.add(each)
    const order: (string[] | undefined)[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      order.push(taken(lanes))
      lanes.ended('a', false, 0)
    }
    expect(order).toEqual([['a0'], ['a1'], ['a2', 'a3']])
  })
})

test('whatever happens, no job is lost, none is given twice, and each shop keeps its order', () => {
  const step = fc.oneof(
    fc.record({ add: fc.constantFrom('a', 'b', 'c'), alone: fc.boolean() }),
    fc.record({ take: fc.boolean() }),
    fc.record({ end: fc.nat(5), limitMet: fc.boolean() }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const lanes = new Lanes<Job>(rules)
      const running: string[] = []
      const given: Job[] = []
      let added = 0
      let now = 0
      for (const each of steps) {
        now += 100
        if ('add' in each) lanes.add(job(each.add, added++, each.alone))
        else if ('take' in each) {
          const jobs = lanes.take(now, each.take) ?? []
          if (jobs[0]) running.push(jobs[0].shop)
          given.push(...jobs)
        } else {
          const [shop] = running.splice(each.end, 1)
          if (shop !== undefined) lanes.ended(shop, each.limitMet, now)
        }
      }
      const all = [...given, ...lanes.clear()].map(({ id }) => id)
      expect(all.toSorted((one, other) => one - other)).toEqual(Array.from({ length: added }, (_, id) => id))
      for (const shop of ['a', 'b', 'c']) {
        const ids = given.filter((each) => each.shop === shop).map(({ id }) => id)
        expect(ids).toEqual(ids.toSorted((one, other) => one - other))
      }
    }),
  )
})
