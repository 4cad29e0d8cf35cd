import { useQuery } from '@tanstack/react-query'
import { infillEndpoints, precisionEndpoints } from '#api/contract/pricing-choices.ts'
import { ask } from '../../server/queries.ts'
import { MultiSelectField, SelectField } from '../../ui/SelectField.tsx'
import type { OwnerRow } from '../owners.ts'
import { askLeadTimes } from '../pricing-data.ts'
import styles from './Bench.module.css'
import { type BenchLine, beginLine, type Catalogue, processesFor } from './bench-line.ts'

interface ChoicesProps {
  owner: OwnerRow
  catalogue: Catalogue
  line: BenchLine
  leadTimeId: string | null
  onLeadTime: (id: string | null) => void
  onChange: (line: BenchLine) => void
}

const named = (each: { id: string; name: string }) => ({ value: each.id, label: each.name })

/** What a customer could choose for a part of this process; only what the shop offers is asked. */
export function BenchChoices({ owner, catalogue, line, leadTimeId, onLeadTime, onChange }: ChoicesProps) {
  const infills = useQuery(ask(infillEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  const precisions = useQuery(ask(precisionEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  const leadTimes = useQuery(askLeadTimes()).data?.items ?? []
  const processes = processesFor(owner, catalogue)
  const ofProcess = <T extends { processId: string }>(items: readonly T[]) =>
    items.filter((each) => each.processId === line.processId)
  const materials = ofProcess(catalogue.materials)
  const colors = colorsOf(line, catalogue)
  const possible = catalogue.postProcesses.filter((each) => each.processIds.includes(line.processId))
  const setProcess = (processId: string | null) => {
    const next = processId && beginLine(owner, line.part, catalogue, { processId, quantity: line.quantity })
    if (next) onChange({ ...next, key: line.key })
  }
  return (
    <div className={styles.choices}>
      {processes.length > 1 && (
        <SelectField label="Process" value={line.processId} choices={processes.map(named)} onChange={setProcess} />
      )}
      <SelectField
        label="Material"
        value={line.materialId}
        choices={materials.map(named)}
        onChange={(materialId) => onChange({ ...line, materialId, color: firstColor(materialId, catalogue) })}
      />
      {colors.length > 0 && (
        <SelectField
          label="Colour"
          clearable
          placeholder="None"
          value={line.color}
          choices={colors.map((name) => ({ value: name, label: name }))}
          onChange={(color) => onChange({ ...line, color })}
        />
      )}
      {possible.length > 0 && (
        <MultiSelectField
          label="Post-processes"
          placeholder="None"
          value={line.postProcessIds}
          choices={possible.map(named)}
          onChange={(postProcessIds) => onChange({ ...line, postProcessIds })}
        />
      )}
      {ofProcess(infills).length > 0 && (
        <SelectField
          label="Infill"
          clearable
          placeholder="None"
          value={line.infillId}
          choices={ofProcess(infills).map(named)}
          onChange={(infillId) => onChange({ ...line, infillId })}
        />
      )}
      {ofProcess(precisions).length > 0 && (
        <SelectField
          label="Precision"
          clearable
          placeholder="None"
          value={line.precisionId}
          choices={ofProcess(precisions).map(named)}
          onChange={(precisionId) => onChange({ ...line, precisionId })}
        />
      )}
      {leadTimes.length > 0 && (
        <SelectField
          label="Lead time"
          clearable
          placeholder="The default"
          value={leadTimeId}
          choices={leadTimes.map(named)}
          onChange={onLeadTime}
        />
      )}
    </div>
  )
}

function firstColor(materialId: string | null, { materials }: Catalogue): string | null {
  return materials.find((each) => each.id === materialId)?.colors[0]?.name ?? null
}

/** The colours of the material and of the chosen post-processes. */
function colorsOf(line: BenchLine, { materials, postProcesses }: Catalogue): string[] {
  const own = materials.find((each) => each.id === line.materialId)?.colors ?? []
  const more = postProcesses.filter((each) => line.postProcessIds.includes(each.id)).flatMap((each) => each.colors)
  return [...new Set([...own, ...more].map(({ name }) => name))]
}
