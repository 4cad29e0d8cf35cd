import { useQuery } from '@tanstack/react-query'
import { scanEndpoints } from '#api/contract/scans.ts'
import { ask } from '../server/queries.ts'
import type { Meaning } from './applied.ts'

/** What a scan of this code would mean at this station, as one question of the whole page. */
export const askMeaning = (code: string, station: string) =>
  ask(scanEndpoints.meaning, { params: { code }, query: { station } })

/** The same, kept up to date while it is shown; null until it is known, and where there is no code. */
export function useMeaning(code: string | null, station: string): Meaning | null {
  return useQuery({ ...askMeaning(code ?? '', station), enabled: code !== null }).data ?? null
}
