import type { Tx } from '#db/connect.ts'
import type { KeptFile } from '#domain/orders/basket-line.ts'

export interface NewMessage {
  id: string
  threadId: string
  side: 'shop' | 'customer'
  authorId: string | null
  authorName: string
  body: string
  files: KeptFile[]
  staffOnly: boolean
  at: Date
}

export async function insertMessage(tx: Tx, shopId: string, message: NewMessage): Promise<void> {
  const { files, ...row } = message
  await tx
    .insertInto('messages')
    .values({ shopId, ...row, files: JSON.stringify(files) })
    .execute()
}
