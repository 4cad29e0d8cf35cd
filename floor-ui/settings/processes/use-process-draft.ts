import { useState } from 'react'
import { materialEndpoints, processEndpoints } from '#api/contract/processes.ts'
import { useCommand } from '../../server/use-command.ts'
import { useDraft } from '../../ui/use-draft.ts'
import { countOf } from '../../words/numbers.ts'
import { type Material, type Process, processStale } from './process-data.ts'
import { blockerOf, type Cells, materialChange, rowsOf, type Sides, type VariableRow } from './process-draft.ts'

export interface ProcessValue {
  name: string
  technologyId: string | null
  box: Sides
  internal: boolean
  customerOrganisationId: string | null
  operationIds: string[]
  variables: VariableRow[]
  cells: Cells
}

const words: Record<keyof ProcessValue, string> = {
  name: 'name',
  technologyId: 'technology',
  box: 'largest part',
  internal: 'who is offered it',
  customerOrganisationId: 'customer',
  operationIds: 'operations',
  variables: 'material variables',
  cells: 'values',
}

/** A process and its materials, written as one: the schema first, then every material that it changes. */
export function useProcessDraft(process: Process, materials: readonly Material[]) {
  const draft = useDraft(savedValue(process), process.id)
  const saveProcess = useCommand(processEndpoints.update, { stale: processStale })
  const saveMaterial = useCommand(materialEndpoints.update, { stale: processStale })
  const [error, setError] = useState<Error | null>(null)
  const { value, changed } = draft
  const touched = materials.flatMap((material) => {
    const change = materialChange(material, value.variables, value.cells)
    return change && (changed.includes('variables') || value.cells[material.id]) ? [{ material, change }] : []
  })
  const save = async () => {
    setError(null)
    try {
      const own = processBody(value, changed)
      if (Object.keys(own).length > 0) {
        await saveProcess.runAsync({ params: { id: process.id }, body: { version: process.version, ...own } })
      }
      for (const { material, change } of touched) {
        await saveMaterial.runAsync({ params: { id: material.id }, body: { version: material.version, ...change } })
      }
      draft.reset()
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
    }
  }
  return {
    value,
    set: draft.set,
    reset: () => {
      setError(null)
      draft.reset()
    },
    save,
    saving: saveProcess.isPending || saveMaterial.isPending,
    error,
    changes: changed.map((key) => (key === 'cells' ? countOf(countCells(value.cells), 'value', 'values') : words[key])),
    blocker: blockerOf(value.name, value.box, value.variables, materials, value.cells),
    follows: followsOf(changed),
  }
}

function savedValue(process: Process): ProcessValue {
  return {
    name: process.name,
    technologyId: process.technologyId,
    box: process.boundingBox ?? { length: null, width: null, height: null },
    internal: process.internal,
    customerOrganisationId: process.customerOrganisationId,
    operationIds: process.operationIds,
    variables: rowsOf(process),
    cells: {},
  }
}

function processBody(value: ProcessValue, changed: readonly (keyof ProcessValue)[]) {
  const { length, width, height } = value.box
  const whole = {
    name: value.name.trim(),
    technologyId: value.technologyId,
    boundingBox: length !== null && width !== null && height !== null ? { length, width, height } : null,
    internal: value.internal,
    customerOrganisationId: value.customerOrganisationId,
    operationIds: value.operationIds,
    materialVariables: value.variables.map(({ name, unit, description }) => ({
      name,
      unit: unit.trim() || null,
      description: description.trim() || null,
    })),
  }
  const fields = {
    name: 'name',
    technologyId: 'technologyId',
    box: 'boundingBox',
    internal: 'internal',
    customerOrganisationId: 'customerOrganisationId',
    operationIds: 'operationIds',
    variables: 'materialVariables',
    cells: null,
  } as const
  const names = changed.flatMap((key) => fields[key] ?? [])
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Partial<typeof whole>
}

function countCells(cells: Cells): number {
  return Object.values(cells).reduce((sum, row) => sum + Object.keys(row).length, 0)
}

function followsOf(changed: readonly (keyof ProcessValue)[]): string {
  if (changed.includes('operationIds')) return 'New work orders on Automatic follow; running ones keep their routing.'
  if (changed.includes('variables') || changed.includes('cells'))
    return 'New prices follow; quotes that were sent keep theirs.'
  return 'Screens follow at once.'
}
