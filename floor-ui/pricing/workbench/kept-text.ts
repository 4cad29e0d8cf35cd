/** A text that is typed and not yet saved, and what the server had when it was begun. */
export interface KeptText {
  text: string
  over: string
}

const prefix = 'routecard.equation '

/** What was typed at this place and not saved; null where there is nothing or this browser keeps nothing. */
export function keptText(place: string, storage: Pick<Storage, 'getItem'> | null = deviceStorage()): KeptText | null {
  try {
    const found: unknown = JSON.parse(storage?.getItem(prefix + place) ?? 'null')
    if (typeof found !== 'object' || found === null) return null
    const { text, over } = found as Record<string, unknown>
    return typeof text === 'string' && typeof over === 'string' ? { text, over } : null
  } catch {
    return null
  }
}

/** Remembers it on this device. A browser that keeps nothing loses it with the tab, as every form does. */
export function keepText(
  place: string,
  kept: KeptText,
  storage: Pick<Storage, 'setItem'> | null = deviceStorage(),
): void {
  try {
    storage?.setItem(prefix + place, JSON.stringify(kept))
  } catch (problem) {
    console.warn('What is typed is not kept on this device.', problem)
  }
}

export function forgetText(place: string): void {
  try {
    deviceStorage()?.removeItem(prefix + place)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function deviceStorage(): Storage | null {
  return typeof localStorage === 'undefined' ? null : localStorage
}
