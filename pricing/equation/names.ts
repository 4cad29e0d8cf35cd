import type { EquationLevel } from './inputs.ts'

const everywhere = ['customer', 'createBands', 'round', 'useDimension', 'console']
const onLines = ['specification', 'requisition', 'revision', 'material', 'workflow', 'done', 'variable']

/** What an equation of each level may name beside the language's own built-ins. */
export const namesOfLevel: Record<EquationLevel, readonly string[]> = {
  process: [...everywhere, ...onLines],
  'post-process': [...everywhere, ...onLines, 'processPricing'],
  order: [...everywhere, 'parts', 'subtotal', 'addLineItem'],
}
