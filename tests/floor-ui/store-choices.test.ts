import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  coloursOf,
  firstSelection,
  materialOf,
  postProcessesOf,
  type Selection,
  type StoreChoices,
  settled,
  withdrawnFrom,
  withMaterial,
  withPostProcess,
  withProcess,
} from '../../floor-ui/store/configure/choices.ts'

const colours = (...names: string[]) => names.map((name) => ({ name, hex: null }))
const material = (id: string, name: string, colors = colours('grey', 'black')) => ({
  id,
  name,
  colors,
  wallThicknessWarning: null,
  wallThicknessLimit: null,
  quoteOnly: false,
})
const finish = (id: string, more: Partial<StoreChoices['postProcesses'][number]> = {}) => ({
  id,
  name: id,
  processIds: ['mjf', 'sls'],
  incompatibleMaterialIds: [],
  exclusiveGroup: null,
  colors: [],
  quoteOnly: false,
  ...more,
})

const shop: StoreChoices = {
  processes: [
    {
      id: 'mjf',
      name: 'MJF',
      technology: 'powder bed',
      boundingBox: null,
      yours: false,
      materials: [material('mjf-12', 'PA 12'), material('mjf-gb', 'PA 12 GB')],
      infills: [],
      precisions: [],
    },
    {
      id: 'sls',
      name: 'SLS',
      technology: 'powder bed',
      boundingBox: null,
      yours: false,
      materials: [material('sls-11', 'PA 11', []), material('sls-12', 'PA 12', colours('black'))],
      infills: [],
      precisions: [{ id: 'fine', name: 'fine', value: 0.06 }],
    },
  ],
  postProcesses: [
    finish('smoothed', { exclusiveGroup: 'surface' }),
    finish('blasted', { exclusiveGroup: 'surface' }),
    finish('dyed', { incompatibleMaterialIds: ['mjf-gb'], colors: colours('red') }),
  ],
  leadTimes: [
    { id: 'express', name: 'Express', buffer: 1, default: false },
    { id: 'standard', name: 'Standard', buffer: 5, default: true },
  ],
}
const begun = firstSelection(shop) as Selection

describe('choosing how a part is made', () => {
  test('one begins with the first process, its first material and colour, and the usual lead time', () => {
    expect(begun).toMatchObject({ processId: 'mjf', materialId: 'mjf-12', color: 'grey', leadTimeId: 'standard' })
  })

  test('a shop without a process has nothing to begin with', () => {
    expect(firstSelection({ ...shop, processes: [] })).toBeNull()
  })

  test('another process keeps the material of the same name and the colour it also has', () => {
    const black = { ...begun, color: 'black' }
    expect(withProcess(shop, black, 'sls')).toMatchObject({ materialId: 'sls-12', color: 'black', precisionId: 'fine' })
  })

  test('of two post-processes that exclude each other the later one stays', () => {
    const both = withPostProcess(shop, withPostProcess(shop, begun, 'smoothed'), 'blasted')
    expect(both.postProcessIds).toEqual(['blasted'])
    expect(withPostProcess(shop, both, 'blasted').postProcessIds).toEqual([])
  })

  test('a finish brings its colours, and taking it away takes them back', () => {
    const dyed = { ...withPostProcess(shop, begun, 'dyed'), color: 'red' }
    expect(coloursOf(shop, dyed).map((each) => each.name)).toEqual(['grey', 'black', 'red'])
    expect(withPostProcess(shop, dyed, 'dyed').color).toBe('grey')
  })

  test('a material that does not take a finish drops it and says why', () => {
    const dyed = withPostProcess(shop, begun, 'dyed')
    const filled = withMaterial(shop, dyed, 'mjf-gb')
    expect(filled.postProcessIds).toEqual([])
    expect(postProcessesOf(shop, filled).find((each) => each.postProcess.id === 'dyed')?.problem).toBe(
      'not in PA 12 GB',
    )
  })
})

describe('what the shop takes out of its offer', () => {
  test('is named, and nothing is named while all stands', () => {
    expect(withdrawnFrom(shop, begun)).toEqual([])
    const without = { ...shop, processes: shop.processes.map((each) => ({ ...each, materials: [] })) }
    expect(withdrawnFrom(without, begun)).toEqual(['the material', 'the colour grey'])
    expect(withdrawnFrom({ ...shop, processes: [] }, begun)).toEqual(['the process'])
  })

  test('never leaves a selection that the shop cannot make', () => {
    const id = fc.constantFrom('mjf', 'sls', 'mjf-12', 'mjf-gb', 'sls-11', 'smoothed', 'blasted', 'dyed', 'gone')
    const asked = fc.record({
      processId: id,
      materialId: fc.option(id),
      color: fc.option(fc.constantFrom('grey', 'black', 'red', 'green')),
      infillId: fc.option(id),
      precisionId: fc.option(id),
      postProcessIds: fc.uniqueArray(id),
      quantity: fc.integer({ min: 1, max: 1000 }),
      leadTimeId: fc.option(id),
    })
    fc.assert(
      fc.property(asked, (selection) => {
        const made = settled(shop, selection)
        expect(withdrawnFrom(shop, made)).toEqual([])
        expect(materialOf(shop, made)).toBeDefined()
        expect(settled(shop, made)).toEqual(made)
      }),
    )
  })
})
