import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { TemplateState } from '#domain/routing/choose-routing.ts'
import type { StepContent } from '#domain/routing/routing-step.ts'

export interface NewTemplate {
  id: string
  familyId: string
  templateVersion: number
  partSpecificationId: string | null
  name: string
  createdBy: string | null
  createdAt: Date
}

export async function insertTemplate(tx: Tx, shopId: string, template: NewTemplate): Promise<void> {
  await tx
    .insertInto('routingTemplates')
    .values({ shopId, ...template })
    .execute()
}

/** The steps of a template, in place of those before. */
export async function setTemplateSteps(
  tx: Tx,
  shopId: string,
  routingTemplateId: string,
  steps: readonly StepContent[],
): Promise<void> {
  await tx
    .deleteFrom('routingTemplateSteps')
    .where('shopId', '=', shopId)
    .where('routingTemplateId', '=', routingTemplateId)
    .execute()
  if (steps.length === 0) return
  const rows = steps.map((step, position) => ({
    ...step,
    shopId,
    routingTemplateId,
    position,
    pictureHashes: [...step.pictureHashes],
    stationIds: [...step.stationIds],
  }))
  await tx.insertInto('routingTemplateSteps').values(rows).execute()
}

export interface LockedTemplate {
  id: string
  familyId: string
  templateVersion: number
  partSpecificationId: string | null
  name: string
  state: TemplateState
  version: number
  /** Work orders that were copied from it. */
  workOrders: number
}

/** The template under its row's lock, with the work orders that use it; null when there is none. */
export async function lockTemplate(tx: Tx, shopId: string, id: string): Promise<LockedTemplate | null> {
  const row = await tx
    .selectFrom('routingTemplates')
    .select(['id', 'familyId', 'templateVersion', 'partSpecificationId', 'name', 'state', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  // Counted after the lock: a work order that takes the template waits behind it, by its foreign key.
  const used = await tx
    .selectFrom('workOrders')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('shopId', '=', shopId)
    .where('routingTemplateId', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, workOrders: Number(used.count) }
}

/** Keeps templates from changing until the transaction ends; false when there are none to keep. */
export async function holdTemplates(tx: Tx, shopId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  await tx
    .selectFrom('routingTemplates')
    .select('id')
    .where('shopId', '=', shopId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forShare()
    .execute()
  return true
}

export interface TemplateChange {
  name?: string
  state?: TemplateState
  approvedBy?: string | null
  approvedAt?: Date | null
  deprecatedAt?: Date
  replacedBy?: string | null
  version: number
}

export async function updateTemplate(tx: Tx, shopId: string, id: string, change: TemplateChange): Promise<void> {
  await tx.updateTable('routingTemplates').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

export async function deleteTemplate(tx: Tx, shopId: string, id: string): Promise<void> {
  await setTemplateSteps(tx, shopId, id, [])
  await tx.deleteFrom('routingTemplates').where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** The number of the next version of a family; the family is locked, so two people cannot begin the same one. */
export async function nextTemplateVersion(tx: Tx, shopId: string, familyId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${shopId}:template:${familyId}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('routingTemplates')
    .select((column) => column.fn.max('templateVersion').as('last'))
    .where('shopId', '=', shopId)
    .where('familyId', '=', familyId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** Makes names of templates of a part, or of the library, wait for one another. */
export async function lockTemplateNames(tx: Tx, shopId: string, partSpecificationId: string | null): Promise<void> {
  const owner = `${shopId}:template names:${partSpecificationId ?? 'library'}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${owner}, 0))`.execute(tx)
}

/** Gives every specification whose default it was another default, or none. Answers the specifications. */
export async function passDefaultOn(
  tx: Tx,
  shopId: string,
  templateId: string,
  nextId: string | null,
): Promise<{ id: string; version: number }[]> {
  return tx
    .updateTable('partSpecifications')
    .set((column) => ({ defaultRoutingTemplateId: nextId, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('defaultRoutingTemplateId', '=', templateId)
    .returning(['id', 'version'])
    .execute()
}

/** The steps of a template as they stand. */
export async function templateSteps(tx: Tx, shopId: string, id: string): Promise<StepContent[]> {
  const rows = await tx
    .selectFrom('routingTemplateSteps')
    .select(['operationId', 'instructions', 'pictureHashes', 'setUpMinutes', 'runMinutes', 'runPer', 'stationIds'])
    .where('shopId', '=', shopId)
    .where('routingTemplateId', '=', id)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, setUpMinutes: Number(row.setUpMinutes), runMinutes: Number(row.runMinutes) }))
}
