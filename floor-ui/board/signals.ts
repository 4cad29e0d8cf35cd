/** Names and who listens to them. What is raised within one frame is told once, when the frame is drawn. */
export class Signals {
  private readonly listeners = new Map<string, Set<() => void>>()
  private readonly raised = new Set<string>()
  private waiting: ReturnType<typeof setTimeout> | undefined

  on(name: string, listener: () => void): () => void {
    const heard = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, heard.add(listener))
    return () => {
      heard.delete(listener)
      if (heard.size === 0) this.listeners.delete(name)
    }
  }

  raise(name: string): void {
    if (!this.listeners.has(name)) return
    this.raised.add(name)
    this.waiting ??= setTimeout(this.tell, untilNextFrameMs)
  }

  /** Tells at once: for what follows a finger. */
  tellNow(name: string): void {
    for (const listener of this.listeners.get(name) ?? []) listener()
  }

  stop(): void {
    clearTimeout(this.waiting)
    this.waiting = undefined
    this.raised.clear()
  }

  private readonly tell = (): void => {
    this.waiting = undefined
    const names = [...this.raised]
    this.raised.clear()
    for (const name of names) for (const listener of this.listeners.get(name) ?? []) listener()
  }
}

// A timer and not an animation frame: a board in a hidden window stays true too, and the wall may never be "visible".
const untilNextFrameMs = 16
