/** A stretch of a text that is in both versions, or only in one. */
export interface Stretch {
  text: string
  only: boolean
}

export interface WordChanges {
  before: Stretch[]
  after: Stretch[]
}

/** Above this, two texts are compared as wholes: nobody reads so many differences word by word. */
const cellsMax = 4_000_000

/** Which words of two texts are in one of them only. Joined again, the stretches are the texts, letter by letter. */
export function wordChanges(before: string, after: string): WordChanges {
  const left = wordsOf(before)
  const right = wordsOf(after)
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1
  let end = 0
  while (end < left.length - start && end < right.length - start && left.at(-1 - end) === right.at(-1 - end)) end += 1
  const middle = inBoth(left.slice(start, left.length - end), right.slice(start, right.length - end))
  return {
    before: stretches(left, (at) => at < start || at >= left.length - end || middle.left.has(at - start)),
    after: stretches(right, (at) => at < start || at >= right.length - end || middle.right.has(at - start)),
  }
}

/** Words, marks and the spaces between them. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []
}

/** The places of the longest run of words that both have in the same order. */
function inBoth(left: readonly string[], right: readonly string[]) {
  const found = { left: new Set<number>(), right: new Set<number>() }
  const width = right.length + 1
  if (left.length * width > cellsMax) return found
  const best = new Uint32Array((left.length + 1) * width)
  const at = (l: number, r: number) => best[l * width + r] ?? 0
  for (let l = left.length - 1; l >= 0; l -= 1) {
    for (let r = right.length - 1; r >= 0; r -= 1) {
      best[l * width + r] = left[l] === right[r] ? at(l + 1, r + 1) + 1 : Math.max(at(l + 1, r), at(l, r + 1))
    }
  }
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    if (left[l] === right[r]) {
      found.left.add(l++)
      found.right.add(r++)
    } else if (at(l + 1, r) >= at(l, r + 1)) l += 1
    else r += 1
  }
  return found
}

/** A space between two changed words is drawn with them. */
function stretches(words: readonly string[], isKept: (at: number) => boolean): Stretch[] {
  const kept = settled(words, isKept)
  const joined: Stretch[] = []
  words.forEach((word, at) => {
    const between = /^[^\S\n]+$/u.test(word) && kept[at - 1] === false && kept[at + 1] === false
    const only = between || !kept[at]
    const last = joined.at(-1)
    if (last && last.only === only) last.text += word
    else joined.push({ text: word, only })
  })
  return joined
}

/** New words begin with a word: the full stop before them stays with the sentence that had it, where the text allows. */
function settled(words: readonly string[], isKept: (at: number) => boolean): boolean[] {
  const kept = words.map((_, at) => isKept(at))
  for (let from = 0; from < words.length; from += 1) {
    if (kept[from] || (from > 0 && !kept[from - 1])) continue
    const next = kept.indexOf(true, from)
    if (next === -1 || words[from] !== words[next] || /[\p{L}\p{N}]/u.test(words[from] ?? '')) continue
    kept[from] = true
    kept[next] = false
  }
  return kept
}
