import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { equationEndpoints } from '#api/contract/equations.ts'
import { useCommand } from '../../server/use-command.ts'
import { useSession } from '../../shell/session.tsx'
import type { OwnerRow } from '../owners.ts'
import { askEquation, type Equation, equationStale, whose } from '../pricing-data.ts'
import { forgetText, type KeptText, keepText, keptText } from './kept-text.ts'

export interface WorkingText {
  loading: boolean
  failed: boolean
  /** Changes when the editor must begin with another text. */
  identity: string
  text: string
  draft: Equation | null
  live: Equation | null
  /** Differs from what the server has. */
  dirty: boolean
  /** The draft was saved by somebody else since this text was begun. */
  overtaken: boolean
  saving: boolean
  saveError: Error | null
  set: (text: string) => void
  /** Saves and answers the draft; throws what went wrong. */
  save: (name?: string) => Promise<Equation>
  /** Back to what the server has. */
  discard: () => void
  /** Begins with another text: a starter, an older version. */
  begin: (text: string) => void
}

/**
 * The text that is being worked on: the draft, or the live equation as the beginning of the next one. What is typed is
 * kept on this device until it is saved, so that no closed tab loses it.
 */
export function useWorkingText(owner: OwnerRow): WorkingText {
  const { shop } = useSession()
  const place = `${shop.id} ${owner.key}`
  const draftQuery = useQuery({ ...askEquation(owner.draft?.id ?? ''), enabled: owner.draft !== null })
  const liveQuery = useQuery({ ...askEquation(owner.live?.id ?? ''), enabled: owner.live !== null })
  const draft = owner.draft === null ? null : (draftQuery.data ?? null)
  const live = owner.live === null ? null : (liveQuery.data ?? null)
  const loading = (owner.draft !== null && draft === null) || (owner.live !== null && live === null)
  const [kept, setKept] = useState<KeptText | null>(() => keptText(place))
  const [turn, setTurn] = useState(0)
  const base = draft?.source ?? live?.source ?? ''
  const text = kept?.text ?? base
  const saving = useSaving(owner, draft)
  const put = (next: KeptText | null) => {
    setKept(next)
    if (next) keepText(place, next)
    else forgetText(place)
  }
  const set = (next: string) => put(next === base ? null : { text: next, over: kept?.over ?? base })
  const renew = (next: KeptText | null) => {
    put(next)
    setTurn(turn + 1)
  }
  return {
    loading,
    failed: draftQuery.isError || liveQuery.isError,
    identity: `${owner.key} ${turn} ${loading}`,
    text,
    draft,
    live,
    dirty: kept !== null && kept.text !== base,
    overtaken: kept !== null && kept.over !== base && kept.text !== base,
    saving: saving.pending,
    saveError: saving.error,
    set,
    save: async (name) => {
      const sent = text
      const saved = await saving.save(sent, name)
      setKept((now) => {
        if (now && now.text !== sent) {
          const next = { text: now.text, over: saved.source }
          keepText(place, next)
          return next
        }
        forgetText(place)
        return null
      })
      return saved
    },
    discard: () => renew(null),
    begin: (next) => renew(next === base ? null : { text: next, over: base }),
  }
}

/** Saves in the place of the draft; where there is none, as a new one. Faulty texts are kept too. */
function useSaving(owner: OwnerRow, draft: Equation | null) {
  const client = useQueryClient()
  const onDone = (saved: Equation) => client.setQueryData(askEquation(saved.id).queryKey, saved)
  const create = useCommand(equationEndpoints.create, { stale: equationStale, onDone })
  const update = useCommand(equationEndpoints.update, { stale: equationStale, onDone })
  return {
    pending: create.isPending || update.isPending,
    error: update.error ?? create.error,
    save: (source: string, name: string | undefined) =>
      draft
        ? update.runAsync({ params: { id: draft.id }, body: { source, keep: true, ...(name ? { name } : {}) } })
        : create.runAsync({ body: { ...whose(owner), name: name ?? owner.name, source, keep: true } }),
  }
}
