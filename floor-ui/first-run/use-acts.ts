import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'

/** Gives every act of one form the id it keeps: asked again for the same thing, it is the same id. */
type IdOf = (what: string) => string

/**
 * Several commands behind one button, one after the other. What went through before something failed is not done
 * again when the button is pressed again: its id is the same.
 */
export function useActs<Asked>(work: (asked: Asked, idOf: IdOf) => Promise<void>, onDone: () => void) {
  const client = useQueryClient()
  const ids = useRef(new Map<string, string>())
  const idOf: IdOf = (what) => {
    const known = ids.current.get(what)
    if (known) return known
    const made = uuidv7()
    ids.current.set(what, made)
    return made
  }
  return useMutation({
    mutationFn: (asked: Asked) => work(asked, idOf),
    onSuccess: async () => {
      await client.invalidateQueries()
      onDone()
    },
  })
}
