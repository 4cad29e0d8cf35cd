import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Balance } from '#domain/ledger/buckets.ts'
import { bucket } from '#domain/ledger/work-order-state.ts'
import { changeRouting, type RunningRouting } from '#domain/routing/change-routing.ts'
import {
  type ChoosableTemplate,
  chooseRouting,
  type RoutingAsked,
  type RoutingSources,
} from '#domain/routing/choose-routing.ts'
import { compareTemplates } from '#domain/routing/compare-templates.ts'
import { type StepContent, stepContent } from '#domain/routing/routing-step.ts'
import { freshStepNumbers, numberSteps } from '#domain/routing/step-numbers.ts'

const step = (operationId: string, more: Partial<StepContent> = {}) => ({ ...stepContent({ operationId }), ...more })

const template = (more: Partial<ChoosableTemplate> = {}): ChoosableTemplate => ({
  id: 'template',
  name: 'MJF, dyed',
  state: 'approved',
  partSpecificationId: 'part',
  replacedByName: null,
  steps: [step('print'), step('dye')],
  ...more,
})

const sources = (more: Partial<RoutingSources> = {}): RoutingSources => ({
  specification: { id: 'part', name: 'Gripper' },
  named: null,
  standard: null,
  derived: [step('print'), step('pack')],
  requireApproved: false,
  ...more,
})

/** The operations that were chosen, or the code of the refusal. */
function chosen(asked: RoutingAsked | undefined, from: Partial<RoutingSources> = {}): string[] | string {
  const outcome = chooseRouting(asked, sources(from))
  return outcome.ok ? outcome.value.steps.map((each) => each.operationId) : outcome.refusal.code
}

describe('the routing of a new work order', () => {
  test('follows from the process when nothing else is said', () => {
    expect(chosen(undefined)).toEqual(['print', 'pack'])
    expect(chooseRouting(undefined, sources())).toMatchObject({ value: { templateId: null, edited: false } })
    expect(chosen(undefined, { derived: [] })).toBe('routing_empty')
  })

  test('is the default template where the part has one, unless Automatic is asked for', () => {
    expect(chosen(undefined, { standard: template() })).toEqual(['print', 'dye'])
    expect(chosen({ automatic: true }, { standard: template() })).toEqual(['print', 'pack'])
  })

  test('is a list for this run before all else, and it remembers the template it began as', () => {
    const asked = { steps: [{ operationId: 'weld' }], templateId: 'template' }
    expect(chosen(asked, { named: template(), standard: template({ id: 'other' }) })).toEqual(['weld'])
    expect(chooseRouting(asked, sources({ named: template() }))).toMatchObject({
      value: { templateId: 'template', edited: true },
    })
  })

  test('must be approved where the shop asks for it: neither Automatic nor a draft nor a bare list counts', () => {
    const gate = { requireApproved: true }
    const draft = template({ state: 'draft' })
    expect(chosen({ automatic: true }, gate)).toBe('template_not_approved')
    expect(chosen({ templateId: 'template' }, { ...gate, named: draft })).toBe('template_not_approved')
    expect(chosen({ steps: [{ operationId: 'weld' }] }, gate)).toBe('template_not_approved')
    expect(chosen({ templateId: 'template' }, { ...gate, named: template() })).toEqual(['print', 'dye'])
    expect(chosen({ templateId: 'template' }, { named: draft })).toEqual(['print', 'dye'])
  })

  test('is never a template that is no longer used, nor one of another part; the library is for all', () => {
    const old = template({ state: 'deprecated', replacedByName: 'MJF, dyed 2' })
    expect(chooseRouting({ templateId: 'template' }, sources({ named: old }))).toMatchObject({
      refusal: { code: 'template_deprecated', facts: { replacedBy: 'MJF, dyed 2' } },
    })
    expect(chosen({ templateId: 't' }, { named: template({ partSpecificationId: 'another' }) })).toBe(
      'template_elsewhere',
    )
    expect(chosen({ templateId: 't' }, { named: template({ partSpecificationId: null }) })).toEqual(['print', 'dye'])
  })
})

const names: Record<string, string> = { '010': 'print', '020': 'dye', '030': 'pack' }
const queuedAt = (at: string, quantity: number): Balance => ({ ...bucket(at, 'queued'), quantity })

function running(balances: Balance[] = [], everUsed = Object.keys(names)): RunningRouting {
  const steps = Object.entries(names).map(([number, name]) => ({ ...step(name), step: number, operationName: name }))
  return { workOrder: 'WO-000042', steps, everUsed, balances }
}

/** Numbers name steps that stay, everything else a new step of that operation. */
const list = (...given: string[]) =>
  given.map((each) => (names[each] ? { step: each, operationId: names[each] } : { operationId: each }))

describe('another routing for a running order', () => {
  test('gives a new step a number between its neighbours, and counts from there', () => {
    expect(changeRouting(running(), list('010', 'tap', '020', '030'))).toMatchObject({
      value: {
        steps: ['010', '015', '020', '030'],
        effectiveFrom: '015',
        added: [{ step: '015', operationId: 'tap' }],
      },
    })
  })

  test('gives steps at the end the next tens, and one at the beginning a number before the first', () => {
    expect(changeRouting(running(), list('010', '020', '030', 'a', 'b'))).toMatchObject({
      value: { steps: ['010', '020', '030', '040', '050'], effectiveFrom: '040' },
    })
    expect(changeRouting(running(), list('a', '010', '020', '030'))).toMatchObject({
      value: { steps: ['005', '010', '020', '030'], effectiveFrom: '005' },
    })
  })

  test('never uses a number again, not even of a step that is gone', () => {
    const outcome = changeRouting(running([], ['010', '015', '020', '030']), list('010', 'tap', '020', '030'))
    expect(outcome.ok && outcome.value.steps[1]).not.toBe('015')
    expect(outcome.ok && outcome.value.steps[1]).toMatch(/^01[1-9]$/)
  })

  test('keeps a step that has pieces on it, and says how many', () => {
    expect(changeRouting(running([queuedAt('020', 7)]), list('010', '030'))).toMatchObject({
      refusal: { code: 'step_in_use', facts: { step: '020', operation: 'dye', quantity: 7 } },
    })
  })

  test('lets a step go that all pieces have passed', () => {
    expect(changeRouting(running([queuedAt('030', 7)]), list('010', '030'))).toMatchObject({
      value: { steps: ['010', '030'], effectiveFrom: '030', added: [] },
    })
  })

  test('changes nothing when it is the same', () => {
    expect(changeRouting(running(), list('010', '020', '030'))).toMatchObject({ value: { effectiveFrom: null } })
  })

  test('gives a step that shall say something else a new number: what is printed stays true', () => {
    const asked = [{ step: '010', operationId: 'print', instructions: 'Slower.' }, ...list('020', '030')]
    const outcome = changeRouting(running(), asked)
    expect(outcome).toMatchObject({ value: { added: [{ operationId: 'print', instructions: 'Slower.' }] } })
    expect(outcome.ok && outcome.value.steps).not.toContain('010')
  })

  test('names only steps of the work order, each once', () => {
    expect(changeRouting(running(), [{ step: '090', operationId: 'weld' }])).toMatchObject({
      refusal: { code: 'step_unknown' },
    })
    expect(changeRouting(running(), list('010', '010'))).toMatchObject({ refusal: { code: 'step_unknown' } })
  })
})

test('whatever is changed, numbers are unique, never reused, and those that stay are kept', () => {
  const written = (number: number) => String(number).padStart(3, '0')
  const shape = fc
    .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 })
    .chain((used) =>
      fc.tuple(
        fc.constant(used.map(written)),
        fc.array(fc.oneof(fc.constant(null), fc.constantFrom(...used.map(written))), { maxLength: 20 }),
      ),
    )
    .map(([used, asked]) => {
      const seen = new Set<string>()
      const kept = asked.filter((each) => each === null || (!seen.has(each) && seen.add(each)))
      return { used, kept }
    })
  fc.assert(
    fc.property(shape, ({ used, kept }) => {
      const numbers = numberSteps(kept, used)
      expect(new Set(numbers).size).toBe(kept.length)
      kept.forEach((each, index) => {
        if (each === null) expect(used).not.toContain(numbers[index])
        else expect(numbers[index]).toBe(each)
        expect(numbers[index]).toMatch(/^[0-9]{3,4}$/)
      })
    }),
  )
  expect(freshStepNumbers(3)).toEqual(['010', '020', '030'])
})

describe('two versions side by side', () => {
  test('show what came, what went and what says something else', () => {
    const left = [step('print'), step('blast'), step('pack')]
    const right = [step('print', { instructions: 'Upright.' }), step('smooth'), step('pack')]
    const lines = compareTemplates(left, right)
    expect(lines.map((line) => [line.change, line.left?.operationId, line.right?.operationId])).toEqual([
      ['changed', 'print', 'print'],
      ['removed', 'blast', undefined],
      ['added', undefined, 'smooth'],
      ['same', 'pack', 'pack'],
    ])
    expect(lines[0]?.differs).toEqual(['instructions'])
  })

  test('lose nothing: the left column is the left version, the right column the right', () => {
    const routing = fc.array(
      fc.constantFrom('a', 'b', 'c', 'd').map((id) => step(id)),
      { maxLength: 9 },
    )
    fc.assert(
      fc.property(routing, routing, (left, right) => {
        const lines = compareTemplates(left, right)
        expect(lines.flatMap((line) => (line.left ? [line.left] : []))).toEqual(left)
        expect(lines.flatMap((line) => (line.right ? [line.right] : []))).toEqual(right)
        for (const line of lines) {
          if (line.left && line.right) expect(line.left.operationId).toBe(line.right.operationId)
        }
      }),
    )
  })
})
