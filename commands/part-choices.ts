import { reading, type Tx } from '#db/connect.ts'
import { type NamedValueTable, namedValue, postProcess } from '#db/reads/pricing-choices.ts'
import { material, process } from '#db/reads/processes.ts'
import { reject } from '#domain/decision.ts'
import { known } from './checks.ts'
import { whyNotTogether } from './post-process-choice.ts'

/** What is chosen for a part. Left out: not spoken of. */
export interface PartChoices {
  processId?: string | null
  materialId?: string | null
  infillId?: string | null
  precisionId?: string | null
  /** In the order in which they are done. */
  postProcessIds?: string[]
}

type Malformed = (field: string, problem: string) => never
const malformed: Malformed = (field, problem) => reject('malformed', { field, problem })

/**
 * Refuses what does not go together (`malformed`) and what the shop does not have (`not_found`). What was chosen
 * `before` and is no longer offered may stay until something else is chosen.
 */
export async function checkChoices(
  tx: Tx,
  shopId: string,
  change: PartChoices,
  before: PartChoices = {},
): Promise<void> {
  const reader = reading(tx)
  const all = { ...before, ...change }
  const of = all.processId ? await process(reader, shopId, all.processId) : null
  if (change.processId) known(of, 'process')
  if (all.materialId) {
    const found = await material(reader, shopId, all.materialId)
    if (change.materialId) known(found, 'material')
    if (found && of && found.process.id !== of.id) {
      malformed('materialId', `${found.name} is a material of ${found.process.name}`)
    }
  }
  const values = [
    ['infills', 'infillId', 'infill'],
    ['precisions', 'precisionId', 'precision'],
  ] as const
  for (const [table, field, what] of values) {
    await checkNamedValue(tx, shopId, { table, field, what, id: all[field], isNew: change[field] !== undefined, of })
  }
  await checkPostProcesses(tx, shopId, { change, all, of })
}

async function checkNamedValue(
  tx: Tx,
  shopId: string,
  asked: {
    table: NamedValueTable
    field: string
    what: string
    id: string | null | undefined
    isNew: boolean
    of: { id: string; name: string } | null
  },
): Promise<void> {
  const { table, field, what, id, isNew, of } = asked
  if (!id) return
  const found = await namedValue(reading(tx), table, shopId, id)
  if (isNew) known(found, what)
  if (found && of && found.processId !== of.id) malformed(field, `${found.name} is not a choice of ${of.name}`)
}

async function checkPostProcesses(
  tx: Tx,
  shopId: string,
  { change, all, of }: { change: PartChoices; all: PartChoices; of: { id: string; name: string } | null },
): Promise<void> {
  const chosen = []
  for (const id of all.postProcessIds ?? []) {
    const found = await postProcess(reading(tx), shopId, id)
    if (change.postProcessIds) known(found, 'post-process')
    if (found) chosen.push(found)
  }
  const problem = whyNotTogether(chosen, { process: of, materialId: all.materialId ?? null })
  if (problem !== null) malformed('postProcessIds', problem)
}
