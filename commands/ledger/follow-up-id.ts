import { v5 as uuidv5 } from 'uuid'

/**
 * The id of a second act that follows from a person's first one in another transaction, such as the release after the
 * creation: always the same for the same first id, so that a retry after a crash between the two carries on.
 */
export function followUpId(commandId: string, act: string): string {
  return uuidv5(act, commandId.toLowerCase())
}
