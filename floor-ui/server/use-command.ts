import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { v7 as uuidv7 } from 'uuid'
import type { AnswerOf, BodyOf, Endpoint } from '#api/contract/endpoint.ts'
import { type Asked, call, Fault } from './call.ts'

type WithoutId<T> = T extends unknown ? Omit<T, 'commandId'> : never

/** What a screen says of a command; the id is added here. */
export type Said<E extends Endpoint> = Omit<Asked<E>, 'body'> & { body: WithoutId<BodyOf<E>> }

type Sent<E extends Endpoint> = Said<E> & { commandId: string }

interface CommandOptions<E extends Endpoint> {
  onDone?: (answer: AnswerOf<E>) => void
  /** Urls of endpoints whose answers it makes stale at once; the live stream tells the rest. */
  stale?: readonly string[]
}

/**
 * One thing a person can do. The command id is made when the finger lifts and kept over every retry, so that a lost
 * answer never counts twice. Faults are tried again; a refusal (`error instanceof Refused`) is shown.
 */
export function useCommand<const E extends Endpoint>(endpoint: E, options: CommandOptions<E> = {}) {
  const client = useQueryClient()
  const mutation: UseMutationResult<AnswerOf<E>, Error, Sent<E>> = useMutation({
    mutationFn: ({ commandId, ...said }: Sent<E>) => {
      const body = { ...(said.body as object), commandId }
      return call(endpoint, { ...said, body } as unknown as Asked<E>)
    },
    retry: (failures, error) => error instanceof Fault && failures < 4,
    retryDelay: (failures) => Math.min(4000, 400 * 2 ** failures),
    onSuccess: async (answer) => {
      options.onDone?.(answer)
      await Promise.all((options.stale ?? []).map((url) => client.invalidateQueries({ queryKey: [url] })))
    },
  })
  return {
    ...mutation,
    /** Does it; errors stay in `error`. */
    run: (said: Said<E>) => mutation.mutate({ ...said, commandId: uuidv7() } as Sent<E>),
    /** Does it and answers; throws what went wrong. */
    runAsync: (said: Said<E>) => mutation.mutateAsync({ ...said, commandId: uuidv7() } as Sent<E>),
  }
}
