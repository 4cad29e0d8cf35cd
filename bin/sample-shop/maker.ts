import type { CommandContext } from '#commands/context.ts'
import type { Database } from '#db/connect.ts'
import { openFileStore } from '#db/files.ts'

/** What every maker of the sample shop is given. Ids of commands follow from names, so a load that was cut off carries on. */
export interface Maker {
  db: Database
  filesDir: string
  shopId: string
  /** This morning: the moment of the first load. */
  now: Date
  /** The same id for the same act, in every load. */
  idOf: (act: string) => string
  /** As the owner, at that many minutes before now. */
  owner: (minutesAgo?: number) => CommandContext
}

/** The store of the shop's files. */
export const storeOf = (maker: Maker) => openFileStore(maker.filesDir)
