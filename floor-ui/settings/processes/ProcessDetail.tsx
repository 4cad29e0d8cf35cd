import { useQuery } from '@tanstack/react-query'
import { processEndpoints } from '#api/contract/processes.ts'
import { useCommand } from '../../server/use-command.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { SaveBar } from '../../ui/SaveBar.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useDraft } from '../../ui/use-draft.ts'
import { countOf } from '../../words/numbers.ts'
import styles from '../Settings.module.css'
import { Materials } from './Materials.tsx'
import { ProcessOperations } from './ProcessOperations.tsx'
import { askTechnologies, type Process, processStale } from './process-data.ts'

const words = { name: 'name', technologyId: 'technology', operationIds: 'operations' }

/** One process: its name, its technology, the operations of Automatic in order, its materials. */
export function ProcessDetail({ process }: { process: Process }) {
  const technologies = useQuery(askTechnologies()).data?.items ?? []
  const saved = {
    name: process.name,
    technologyId: process.technology?.id ?? null,
    operationIds: process.operations.map((each) => each.id),
  }
  const draft = useDraft(saved, process.id)
  const save = useCommand(processEndpoints.update, { stale: processStale, onDone: draft.reset })
  const { value, set, changed } = draft
  const submit = () =>
    save.run({
      params: { id: process.id },
      body: { version: process.version, ...Object.fromEntries(changed.map((key) => [key, value[key]])) },
    })
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>{process.name}</h1>
          </div>
          <div className={styles.fields}>
            <TextField
              label="Name"
              value={value.name}
              was={process.name}
              maxLength={120}
              onChange={(name) => set({ name })}
            />
            <SelectField
              label="Technology"
              placeholder="None"
              clearable
              value={value.technologyId}
              choices={technologies.map((each) => ({ value: each.id, label: each.name }))}
              onChange={(technologyId) => set({ technologyId })}
            />
          </div>
          <Refusal error={save.error} />
        </section>
        <ProcessOperations value={value.operationIds} onChange={(operationIds) => set({ operationIds })} />
        <Materials process={process} />
      </div>
      {changed.length > 0 && (
        <SaveBar
          onDiscard={draft.reset}
          onSave={submit}
          saving={save.isPending}
          blocked={value.name.trim() === '' ? 'A process needs a name.' : null}
        >
          <b>{countOf(changed.length, 'change', 'changes')}:</b> {changed.map((key) => words[key]).join(', ')}. New work
          orders on Automatic follow; running ones keep their routing.
        </SaveBar>
      )}
    </div>
  )
}
