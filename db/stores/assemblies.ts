import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface AssemblyRow {
  id: string
  name: string
  customerId: string | null
  note: string
  unitPrice: string | null
}

export async function insertAssembly(tx: Tx, shopId: string, row: AssemblyRow): Promise<void> {
  await tx
    .insertInto('assemblies')
    .values({ shopId, ...row })
    .execute()
}

export async function updateAssembly(
  tx: Tx,
  shopId: string,
  id: string,
  change: Partial<Omit<AssemblyRow, 'id'>> & { removedAt?: Date },
): Promise<void> {
  await tx
    .updateTable('assemblies')
    .set((column) => ({ ...change, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

export interface AssemblyPartRow {
  partSpecificationId: string
  quantity: number
  placement?: number[] | null
}

/** The parts of an assembly, in their order, in place of those it had. */
export async function setAssemblyParts(
  tx: Tx,
  shopId: string,
  assemblyId: string,
  parts: readonly AssemblyPartRow[],
): Promise<void> {
  await tx.deleteFrom('assemblyParts').where('shopId', '=', shopId).where('assemblyId', '=', assemblyId).execute()
  await tx
    .insertInto('assemblyParts')
    .values(
      parts.map(({ placement = null, ...part }, position) => ({ shopId, assemblyId, position, ...part, placement })),
    )
    .execute()
}
