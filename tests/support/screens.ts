/** Screens that follow the live line and count what they see. */
export interface Screens {
  /** When each number was seen, by screen: milliseconds of `performance.now()`. */
  seen: Map<number, number>[]
  close(): void
}

/** Opens that many live lines at an API process, from now on. */
export async function openScreens(api: URL, key: string, count: number): Promise<Screens> {
  const seen: Map<number, number>[] = []
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const times = new Map<number, number>()
      seen.push(times)
      const url = `ws://${api.host}/api/v1/live`
      // Node's own client takes headers, which a browser's does not.
      const socket = new WebSocket(url, { headers: { authorization: `Bearer ${key}` } } as unknown as string[])
      socket.addEventListener('message', ({ data }) => {
        const number = /^\{"seq":(\d+)/.exec(String(data))?.[1]
        times.set(Number(number), performance.now())
      })
      await new Promise<void>((resolve, reject) => {
        socket.addEventListener('open', () => resolve())
        socket.addEventListener('error', () => reject(new Error('The live line does not open.')))
      })
      return socket
    }),
  )
  // The line stands before the server knows from which number on.
  await new Promise((resolve) => setTimeout(resolve, 300))
  return {
    seen,
    close: () => {
      for (const socket of sockets) socket.close()
    },
  }
}
