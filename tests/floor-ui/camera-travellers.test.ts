import { expect, test } from 'vitest'
import { onePerWorkOrder, type SeenTraveller } from '#floor-ui/station/use-camera-codes.ts'

const base = { meaning: null, no: null, skipped: false }
const found = { here: { queued: 40, inProcess: 0 } } as unknown as SeenTraveller['meaning']
const no = { title: 'Not here yet' } as unknown as SeenTraveller['no']
const seen = (code: string, more: Partial<SeenTraveller> = {}): SeenTraveller => ({
  ...base,
  code,
  number: /WO-[0-9]{6}/.exec(code)?.[0] ?? '',
  ...more,
})
const codesOf = (all: readonly SeenTraveller[]) => onePerWorkOrder(all).map((each) => each.code)

test('a sheet whose own code and steps are all in view counts its pieces once', () => {
  expect(
    codesOf([
      seen('3WWO-000042+010', { no }),
      seen('WWO-000042', { meaning: found }),
      seen('3WWO-000042+020', { meaning: found }),
    ]),
  ).toEqual(['WWO-000042'])
})

test('a step that can be reported here comes before a "no" about the whole sheet, and other sheets stand beside it', () => {
  expect(
    codesOf([
      seen('WWO-000042', { no }),
      seen('3WWO-000042+020', { meaning: found }),
      seen('WWO-000043', { no }),
      seen('3WWO-000044+010'),
    ]),
  ).toEqual(['3WWO-000042+020', 'WWO-000043', '3WWO-000044+010'])
})
