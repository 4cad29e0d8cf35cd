/** What is used of a websocket; its package brings no types of its own. */
export interface LiveSocket {
  readonly readyState: number
  readonly OPEN: number
  /** Bytes that were given to it and not yet to the network. */
  readonly bufferedAmount: number
  send(text: string): void
  ping(): void
  close(code: number, reason: string): void
  terminate(): void
  on(event: 'close' | 'pong', listener: () => void): void
  on(event: 'error', listener: (error: Error) => void): void
}
