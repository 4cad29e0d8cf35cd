import { useMutation } from '@tanstack/react-query'

/**
 * Several acts after each other, as one press of a button. The first one that is refused stops the rest and stays in
 * `error`; what was done before it stays done, and pressing again goes on from what is left.
 */
export function useEach(onDone: () => void) {
  return useMutation({
    mutationFn: async (acts: readonly (() => Promise<unknown>)[]) => {
      for (const act of acts) await act()
    },
    onSuccess: onDone,
  })
}
