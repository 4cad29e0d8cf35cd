import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import { reject } from '#domain/decision.ts'
import { type StepAsked, type StepContent, stepContent } from '#domain/routing/routing-step.ts'
import { checkAllExist } from './checks.ts'

/** Steps as they were asked for, complete; what they name is of this shop. Refuses with `not_found`. */
export async function checkedSteps(tx: Tx, shopId: string, asked: readonly StepAsked[]): Promise<StepContent[]> {
  const steps = asked.map(stepContent)
  const named = (pick: (step: StepContent) => readonly string[]) => [...new Set(steps.flatMap(pick))]
  await checkAllExist(
    tx,
    shopId,
    'operations',
    'operation',
    named((step) => [step.operationId]),
  )
  await checkAllExist(
    tx,
    shopId,
    'stations',
    'station',
    named((step) => step.stationIds),
  )
  await checkPictures(
    tx,
    shopId,
    named((step) => step.pictureHashes),
  )
  return steps
}

async function checkPictures(tx: Tx, shopId: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  const found = await sql<{ count: number }>`
    select count(*)::int as count from files
    where shop_id = ${shopId} and hash = any(${[...hashes]}::text[]) and media_type like 'image/%'`.execute(tx)
  if ((found.rows[0]?.count ?? 0) < hashes.length) reject('not_found', { what: 'picture' })
}
