/** A file that the shop has stored, as people see it. */
export interface KeptFile {
  hash: string
  name: string
  sizeBytes: number
}

/** What a customer chose for a part in the basket. */
export interface BasketLineChoice {
  partRevisionId: string
  customerReference?: string | null
  processId: string
  materialId: string | null
  color?: string | null
  infillId?: string | null
  precisionId?: string | null
  postProcessIds?: string[]
  leadTimeId?: string | null
  quantity: number
  note?: string
  files?: KeptFile[]
}
