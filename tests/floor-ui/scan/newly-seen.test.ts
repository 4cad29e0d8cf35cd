import { expect, test } from 'vitest'
import type { FoundCode } from '#floor-ui/scan/decode-image.ts'
import { newlySeen, nothingSeen } from '#floor-ui/scan/newly-seen.ts'

const corner = { x: 0, y: 0 }
const code = (text: string): FoundCode => ({ text, format: 'qr', corners: [corner, corner, corner, corner] })

test('a code in view counts once, however long it is held before the camera', () => {
  let seen = nothingSeen
  const fresh: string[] = []
  for (let at = 0; at < 10_000; at += 100) {
    const looked = newlySeen(seen, [code('A')], at)
    seen = looked.seen
    fresh.push(...looked.fresh.map((each) => each.text))
  }
  expect(fresh).toEqual(['A'])
})

test('a hand that shakes does not scan twice, a sheet that is shown again does', () => {
  const first = newlySeen(nothingSeen, [code('A'), code('B')], 0)
  expect(first.fresh.map((each) => each.text)).toEqual(['A', 'B'])
  const lostForAMoment = newlySeen(newlySeen(first.seen, [], 500).seen, [code('A')], 1000)
  expect(lostForAMoment.fresh).toEqual([])
  expect(newlySeen(lostForAMoment.seen, [code('A')], 2600).fresh.map((each) => each.text)).toEqual(['A'])
})
