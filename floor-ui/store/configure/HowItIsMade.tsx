import { useState } from 'react'
import { OptionCards, TickCards } from '../parts/OptionCards.tsx'
import styles from './Configure.module.css'
import {
  postProcessesOf,
  processOf,
  type Selection,
  type StoreChoices,
  withMaterial,
  withPostProcess,
  withProcess,
} from './choices.ts'
import type { PriceNow } from './use-price.ts'

export interface ConfiguratorProps {
  choices: StoreChoices
  selection: Selection
  price: PriceNow
  onChange: (selection: Selection) => void
}

/** Process, material, and where they have them infill and precision. */
export function HowItIsMade({ choices, selection, onChange }: ConfiguratorProps) {
  const process = processOf(choices, selection)
  return (
    <>
      <OptionCards
        label="Process"
        value={selection.processId}
        options={choices.processes.map((each) => ({ value: each.id, label: each.name, note: each.technology ?? '' }))}
        onChange={(id) => onChange(withProcess(choices, selection, id))}
      />
      {process && process.materials.length > 0 && (
        <OptionCards
          label="Material"
          value={selection.materialId}
          options={process.materials.map((each) => ({
            value: each.id,
            label: each.name,
            ...(each.quoteOnly ? { note: 'price on request' } : {}),
          }))}
          onChange={(id) => onChange(withMaterial(choices, selection, id))}
        />
      )}
      {process && <InfillAndPrecision {...{ process, selection, onChange }} />}
    </>
  )
}

function InfillAndPrecision({
  process,
  selection,
  onChange,
}: Pick<ConfiguratorProps, 'selection' | 'onChange'> & { process: StoreChoices['processes'][number] }) {
  const [shown, setShown] = useState(false)
  const lists = [
    { label: 'Infill', key: 'infillId', items: process.infills },
    { label: 'Precision', key: 'precisionId', items: process.precisions },
  ] as const
  const offered = lists.filter((list) => list.items.length > 1)
  if (offered.length === 0) return null
  const said = offered.map((list) => {
    const name = list.items.find((each) => each.id === selection[list.key])?.name ?? ''
    return `${list.label.toLowerCase()} ${name}`
  })
  if (!shown) {
    return (
      <button type="button" className={styles.more} onClick={() => setShown(true)}>
        {said.join(', ').replace(/^./u, (first) => first.toUpperCase())}
        <span>Change</span>
      </button>
    )
  }
  return offered.map((list) => (
    <OptionCards
      key={list.key}
      label={list.label}
      value={selection[list.key]}
      options={list.items.map((each) => ({ value: each.id, label: each.name }))}
      onChange={(id) => onChange({ ...selection, [list.key]: id })}
    />
  ))
}

/** Post-processes of the chosen process; those that the material does not take say so. */
export function Finish({ choices, selection, price, onChange }: ConfiguratorProps) {
  const offered = postProcessesOf(choices, selection)
  if (offered.length === 0) return null
  return (
    <TickCards
      label="Finish"
      values={selection.postProcessIds}
      none={{ label: 'As it comes', onChoose: () => onChange({ ...selection, postProcessIds: [] }) }}
      options={offered.map(({ postProcess, problem }) => ({
        value: postProcess.id,
        label: postProcess.name,
        disabled: problem !== null,
        note:
          problem ?? price.postProcessNotes.get(postProcess.id) ?? (postProcess.quoteOnly ? 'price on request' : null),
      }))}
      onToggle={(id) => onChange(withPostProcess(choices, selection, id))}
    />
  )
}
