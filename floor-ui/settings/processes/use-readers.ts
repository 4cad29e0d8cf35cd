import { useQueries, useQuery } from '@tanstack/react-query'
import { askAllVersions, askEquation, askPostProcesses } from '../../pricing/pricing-data.ts'
import type { Process } from './process-data.ts'
import { readsVariable } from './process-draft.ts'

/** Who reads the variables of a process: its own live equation and draft, and the live ones of its post-processes. */
export interface Readers {
  /** The number of the live equation of the process itself. */
  live: number | null
  /** "used by equation 7, draft 8"; empty where nobody reads it. `locked` while a live one does. */
  of: (name: string) => { words: string; locked: boolean }
}

export function useReaders(process: Process): Readers {
  const versions = useQuery(askAllVersions()).data?.items ?? []
  const postProcesses = useQuery(askPostProcesses()).data?.items ?? []
  const after = postProcesses.filter((each) => each.processIds.includes(process.id))
  const own = versions.filter((each) => each.ownerId === process.id)
  const live = own.find((each) => each.state === 'live')
  const draft = own.find((each) => each.state === 'draft' && each.version > (live?.version ?? 0))
  const others = versions.filter((each) => each.state === 'live' && after.some(({ id }) => id === each.ownerId))
  const asked = [...(live ? [live] : []), ...(draft ? [draft] : []), ...others]
  const texts = useQueries({ queries: asked.map((each) => askEquation(each.id)) })
  const known = asked.flatMap((version, at) => {
    const source = texts[at]?.data?.source
    if (source === undefined) return []
    const isOwn = version.ownerId === process.id
    const owner = after.find(({ id }) => id === version.ownerId)?.name
    const name = isOwn
      ? version.state === 'live'
        ? `equation ${version.version}`
        : `draft ${version.version}`
      : (owner ?? '')
    return [{ name, source, isLive: version.state === 'live' }]
  })
  return {
    live: live?.version ?? null,
    of: (variable) => {
      const readers = known.filter(({ source }) => readsVariable(source, variable))
      return {
        words: readers.length === 0 ? '' : `used by ${readers.map(({ name }) => name).join(', ')}`,
        locked: readers.some(({ isLive }) => isLive),
      }
    },
  }
}
