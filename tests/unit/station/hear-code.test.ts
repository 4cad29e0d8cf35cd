import { describe, expect, test } from 'vitest'
import { formatCode } from '#domain/codes/carrier-code.ts'
import { allGood, chooseReason, setNumber } from '#domain/station/entry.ts'
import { hearCode, type OpenPanel, quantityOfAct } from '#domain/station/hear-code.ts'

// Goal: what a code means to a station follows from what lies open there, and nothing typed is lost without a question.

const panel: OpenPanel = {
  code: '3WWO-000042+020',
  number: 'WO-000042',
  step: '020',
  queued: 30,
  inProcess: 10,
  entry: allGood,
}
const typedPanel = { ...panel, entry: setNumber(allGood, 12) }
const card = (command: Parameters<typeof formatCode>[0] & { kind: 'command' }) => formatCode(command)

describe('a traveller', () => {
  test('opens', () => {
    expect(hearCode('3WWO-000042+020', null)).toEqual({
      does: 'look_up',
      code: '3WWO-000042+020',
      number: 'WO-000042',
    })
  })

  test('that lies open already does nothing, whichever of its codes was scanned', () => {
    expect(hearCode(formatCode({ kind: 'work_order', number: 'WO-000042', step: '020' }), typedPanel)).toEqual({
      does: 'nothing',
    })
    expect(hearCode('WWO-000042', typedPanel)).toEqual({ does: 'nothing' })
  })

  test('of another work order, or another step of the same, takes the place of the open one', () => {
    expect(hearCode('WWO-000040', panel)).toMatchObject({ does: 'look_up', number: 'WO-000040' })
    expect(hearCode('3WWO-000042+030', panel)).toMatchObject({ does: 'look_up', number: 'WO-000042' })
  })

  test('asks first where something was typed', () => {
    expect(hearCode('WWO-000040', typedPanel)).toMatchObject({ does: 'ask_to_leave', number: 'WO-000040' })
  })
})

describe('a card', () => {
  test('for a quantity goes to the tile that is active, one for a reason to scrap', () => {
    expect(hearCode(card({ kind: 'command', command: { quantity: 12 } }), panel)).toMatchObject({
      does: 'enter',
      entry: { good: 12, tile: 'good' },
    })
    expect(hearCode(card({ kind: 'command', command: { scrapReason: 'WARP' } }), panel)).toMatchObject({
      does: 'enter',
      entry: { scrap: 1, reason: 'WARP', tile: 'scrap' },
    })
  })

  test('for done reports what stands there, and says what is missing', () => {
    const done = card({ kind: 'command', command: 'complete' })
    expect(hearCode(done, panel)).toEqual({ does: 'report' })
    const scrap = { ...panel, entry: { ...chooseReason(allGood, 'WARP'), reason: null } }
    expect(hearCode(done, scrap)).toEqual({ does: 'say_missing', missing: 'reason' })
  })

  test('to start, pause, hold or release is an act of its own', () => {
    expect(hearCode(card({ kind: 'command', command: 'start' }), panel)).toEqual({ does: 'act', action: 'start' })
    expect(hearCode(card({ kind: 'command', command: 'release_hold' }), panel)).toEqual({
      does: 'act',
      action: 'release_hold',
    })
    expect(hearCode(card({ kind: 'command', command: 'hold' }), panel)).toEqual({ does: 'ask_hold' })
  })

  test('needs an open traveller, except the one to undo', () => {
    expect(hearCode(card({ kind: 'command', command: 'complete' }), null)).toMatchObject({ does: 'say_scan_first' })
    expect(hearCode(card({ kind: 'command', command: { quantity: 5 } }), null)).toMatchObject({
      does: 'say_scan_first',
    })
    expect(hearCode(card({ kind: 'command', command: 'undo' }), null)).toEqual({ does: 'undo' })
  })
})

describe('any other code', () => {
  test('a badge is a person, a sign a station', () => {
    expect(hearCode('1H1002', typedPanel)).toEqual({ does: 'sign_in', badge: '1002' })
    expect(hearCode(formatCode({ kind: 'station', station: 'DP2' }), panel)).toEqual({
      does: 'move_device',
      station: 'DP2',
    })
  })

  test('a stranger’s code and a misread one are two different answers, and neither touches what is open', () => {
    expect(hearCode('4006381333931', panel)).toMatchObject({ does: 'refuse', refusal: { code: 'code_unknown' } })
    expect(hearCode('WWO-000042A', panel)).toMatchObject({ does: 'refuse', refusal: { code: 'code_misread' } })
  })
})

test('start, pause and hold mean what was typed, and no more than there is', () => {
  expect(quantityOfAct(panel, 'start')).toBe(30)
  expect(quantityOfAct(panel, 'pause')).toBe(10)
  expect(quantityOfAct(panel, 'hold')).toBe(40)
  expect(quantityOfAct(typedPanel, 'start')).toBe(12)
  expect(quantityOfAct(typedPanel, 'pause')).toBe(10)
})
