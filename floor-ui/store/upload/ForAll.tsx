import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { SelectField } from '../../ui/SelectField.tsx'
import { NumberField } from '../../ui/TextField.tsx'
import {
  coloursOf,
  firstSelection,
  postProcessesOf,
  type Selection,
  settled,
  withMaterial,
  withProcess,
} from '../configure/choices.ts'
import { countedQuantity } from '../configure/ladder.ts'
import { useFace } from '../shell/face.tsx'
import { askCatalogue } from '../store-data.ts'
import { chooseForAll, useWorkbench } from '../workbench.ts'
import styles from './Upload.module.css'

/** What holds for every part until it says otherwise; null until the shop's offer is there. */
export function useForAll(): Selection | null {
  const choices = useQuery(askCatalogue()).data
  const { forAll } = useWorkbench()
  return useMemo(() => {
    if (!choices) return null
    return forAll ? settled(choices, forAll) : firstSelection(choices)
  }, [choices, forAll])
}

export function ForAll() {
  const { shop } = useFace()
  const choices = useQuery(askCatalogue()).data
  const selection = useForAll()
  if (!(choices && selection)) return null
  const finishes = postProcessesOf(choices, selection)
  const colours = coloursOf(choices, selection)
  const made = choices.processes.flatMap((process) =>
    process.materials.map((material) => ({
      value: `${process.id} ${material.id}`,
      label: `${process.name}, ${material.name}`,
    })),
  )
  const choose = (value: string | null) => {
    const [processId = '', materialId = ''] = value?.split(' ') ?? []
    chooseForAll(withMaterial(choices, withProcess(choices, selection, processId), materialId))
  }
  return (
    <>
      <h2>For all of them</h2>
      <div className={styles.fields}>
        <SelectField
          label="Process, material"
          value={`${selection.processId} ${selection.materialId}`}
          choices={made}
          onChange={choose}
        />
        {colours.length > 0 && (
          <SelectField
            label="Colour"
            value={selection.color}
            choices={colours.map(({ name }) => ({ value: name, label: name }))}
            onChange={(color) => chooseForAll({ ...selection, color })}
          />
        )}
        {finishes.length > 0 && (
          <SelectField
            label="Finish"
            value={selection.postProcessIds[0] ?? 'none'}
            choices={[
              { value: 'none', label: 'As it comes' },
              ...finishes.map(({ postProcess, problem }) => ({
                value: postProcess.id,
                label: problem ? `${postProcess.name}, ${problem}` : postProcess.name,
                disabled: problem !== null,
              })),
            ]}
            onChange={(id) =>
              chooseForAll(settled(choices, { ...selection, postProcessIds: id && id !== 'none' ? [id] : [] }))
            }
          />
        )}
        <div className={styles.two}>
          <NumberField
            label="Quantity"
            unit="each"
            value={selection.quantity}
            onChange={(quantity) => chooseForAll({ ...selection, quantity: countedQuantity(quantity) })}
          />
          <SelectField
            label="Lead time"
            value={selection.leadTimeId}
            choices={choices.leadTimes.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(leadTimeId) => chooseForAll({ ...selection, leadTimeId })}
          />
        </div>
      </div>
      <p className={styles.hint}>Each part can still differ.</p>
      <div className={styles.trust}>
        <IconLock size={20} stroke={1.8} aria-hidden />
        Your models stay with {shop.name}.
      </div>
    </>
  )
}
