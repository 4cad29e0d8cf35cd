import { type ComparedStep, compareTemplates } from '#domain/routing/compare-templates.ts'
import type { Operation, Station } from '../operations-data.ts'
import type { StepsEdit } from './steps-edit.ts'
import { stepNumber, type TemplateStep } from './template-data.ts'

export interface PlacedLine extends ComparedStep<TemplateStep> {
  key: string
  /** Its number in the old version; null where it is not there. */
  leftNumber: string | null
  rightNumber: string | null
  /** Its place in the new version; where it is not there, the place of the step before it. */
  rightIndex: number
  /** Moved: its number in the other version, where it stands at another place. */
  elsewhere: string | null
  /** The step of the new version before it. */
  after: string | null
}

export interface LineContext {
  /** null: one version is shown, compared with nothing. */
  leftVersion: number | null
  rightVersion: number
  /** null: to be read only. */
  edit: StepsEdit | null
  operations: readonly Operation[]
  stations: readonly Station[]
  /** How many steps the new version has; the last one cannot be removed. */
  count: number
}

/** Two versions step by step, each with its number in both; with no older one, every step stands alone. */
export function placedLines(left: readonly TemplateStep[] | null, right: readonly TemplateStep[]): PlacedLine[] {
  const lines = left === null ? right.map(alone) : compareTemplates(left, right)
  let l = 0
  let r = 0
  let after: string | null = null
  const placed = lines.map((line) => {
    const here: PlacedLine = {
      ...line,
      key: line.right?.key ?? `gone ${line.left?.key}`,
      leftNumber: line.left ? stepNumber(l++) : null,
      rightNumber: line.right ? stepNumber(r++) : null,
      rightIndex: r - 1,
      elsewhere: null,
      after,
    }
    after = line.right?.key ?? after
    return here
  })
  return placed.map((line) => ({ ...line, elsewhere: elsewhereOf(line, placed) }))
}

/** A step that is gone here and new there was moved, where both versions have its operation once among such steps. */
function elsewhereOf(line: PlacedLine, lines: readonly PlacedLine[]): string | null {
  const operationId = (line.left ?? line.right)?.operationId
  const like = (change: PlacedLine['change']) =>
    lines.filter((each) => each.change === change && (each.left ?? each.right)?.operationId === operationId)
  const [gone, ...moreGone] = like('removed')
  const [come, ...moreCome] = like('added')
  if (!(gone && come) || moreGone.length + moreCome.length > 0) return null
  return line.change === 'removed' ? come.rightNumber : line.change === 'added' ? gone.leftNumber : null
}

function alone(right: TemplateStep) {
  return { left: null, right, change: 'same' as const, differs: [] }
}
