import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo } from 'react'
import type { StepField } from '#domain/routing/compare-templates.ts'
import { useDragCard } from '../../drag/use-drag-card.ts'
import { IconButton } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { formatMinutes } from '../../words/durations.ts'
import type { Operation, Station } from '../operations-data.ts'
import { StationChoice, stationWords } from './StationChoice.tsx'
import type { StepsEdit } from './steps-edit.ts'
import styles from './Template.module.css'
import { RunPerChoice, TimeField } from './TimeField.tsx'
import type { TemplateStep } from './template-data.ts'

/** What a step says, to be read only. */
export function StepWords({ step, number }: { step: TemplateStep; number: string }) {
  return (
    <>
      <code className={styles.number}>{number}</code>
      <span className={styles.two}>
        <b>{step.operation.name}</b>
        <span>{stationWords(step.stations)}</span>
      </span>
      <span className={styles.end}>{formatMinutes(step.setUpMinutes)}</span>
      <span className={styles.end}>{runWords(step)}</span>
    </>
  )
}

/** "14 h a load", "0.8 a piece" */
export function runWords({ runMinutes, runPer }: Pick<TemplateStep, 'runMinutes' | 'runPer'>): string {
  return `${formatMinutes(runMinutes)} a ${runPer}`
}

interface StepFieldsProps {
  step: TemplateStep
  number: string
  /** Where it stands among all steps. */
  index: number
  added: boolean
  differs: readonly StepField[]
  edit: StepsEdit
  operations: readonly Operation[]
  stations: readonly Station[]
}

export interface CarriedStep {
  key: string
}

const resting = { lift: () => undefined, putBack: () => undefined }

/** A step of a draft: everything it says, in fields. The grip moves it, with the mouse, a finger or the arrow keys. */
export function StepFields(props: StepFieldsProps) {
  const { step, number, added, differs, edit, operations, stations } = props
  const change = (to: Partial<TemplateStep>) => edit.change(step.key, to)
  const runChanged = differs.includes('runMinutes') || differs.includes('runPer')
  const here = stations.filter((each) => each.operations.some(({ id }) => id === step.operationId))
  return (
    <>
      <Grip {...props} />
      <code className={styles.number} data-added={added}>
        {number}
      </code>
      <SelectField
        bare
        label={`Operation of step ${number}`}
        searchable
        value={step.operationId}
        choices={operationChoices(operations, step)}
        onChange={(id) => {
          const operation = operations.find((each) => each.id === id)
          if (operation) {
            const { id: operationId, name } = operation
            change({ operationId, operation: { id: operationId, name }, stationIds: [], stations: [] })
          }
        }}
      />
      <StationChoice
        label={`Stations of step ${number}`}
        choices={here}
        value={step.stations}
        changed={differs.includes('stationIds')}
        onChange={(chosen) => change({ stations: chosen, stationIds: chosen.map((each) => each.id) })}
      />
      <TimeField
        label={`Set-up of step ${number}, minutes`}
        value={step.setUpMinutes}
        changed={differs.includes('setUpMinutes')}
        onChange={(setUpMinutes) => change({ setUpMinutes })}
      />
      <TimeField
        label={`Run of step ${number}, minutes`}
        value={step.runMinutes}
        changed={runChanged}
        onChange={(runMinutes) => change({ runMinutes })}
        after={
          <RunPerChoice
            label={`Run of step ${number} counts for`}
            value={step.runPer}
            onChange={(runPer) => change({ runPer })}
          />
        }
      />
    </>
  )
}

/** An operation that was taken out of use stays readable in the routings that name it. */
function operationChoices(operations: readonly Operation[], { operation }: TemplateStep) {
  const choices = operations.map((each) => ({ value: each.id, label: each.name }))
  if (operations.length === 0 || operations.some((each) => each.id === operation.id)) {
    return choices.length > 0 ? choices : [{ value: operation.id, label: operation.name }]
  }
  return [...choices, { value: operation.id, label: `${operation.name}, out of use`, disabled: true }]
}

function Grip({ step, number, index, edit }: StepFieldsProps) {
  const item = useMemo<CarriedStep>(() => ({ key: step.key }), [step.key])
  const { ref, lifted } = useDragCard({ kind: 'step', item, hand: resting })
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    edit.move(step.key, index + by)
    // Its row was put elsewhere, and the browser lets go of the focus with it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-grip="${CSS.escape(step.key)}"]`)?.focus())
  }
  return (
    <button
      ref={ref}
      type="button"
      className={styles.grip}
      data-grip={step.key}
      data-lifted={lifted}
      aria-label={`Move step ${number}, ${step.operation.name}: arrow up or down`}
      title="Drag, or arrow up and down"
      onKeyDown={press}
    >
      <IconGripVertical size={16} stroke={1.75} aria-hidden />
    </button>
  )
}

interface OpenerProps {
  step: TemplateStep
  number: string
  opened: boolean
  onTurn: () => void
}

/** Shows and hides what the station sees of a step. */
export function Opener({ step, number, opened, onTurn }: OpenerProps) {
  const Icon = opened ? IconChevronUp : IconChevronDown
  return (
    <IconButton
      label={`Instruction of step ${number}, ${step.operation.name}`}
      size="small"
      aria-expanded={opened}
      onClick={onTurn}
    >
      <Icon size={16} stroke={1.9} />
    </IconButton>
  )
}
