/** A text with what is marked in it, as a textarea has it. */
export interface Marked {
  text: string
  start: number
  end: number
}

/** Makes what is marked bold, or plain again; with nothing marked, puts the stars around the cursor. */
export function toggleBold({ text, start, end }: Marked): Marked {
  const inside = text.slice(start, end)
  if (text.slice(start - 2, start) === '**' && text.slice(end, end + 2) === '**') {
    return { text: text.slice(0, start - 2) + inside + text.slice(end + 2), start: start - 2, end: end - 2 }
  }
  return { text: `${text.slice(0, start)}**${inside}**${text.slice(end)}`, start: start + 2, end: end + 2 }
}

/** Makes the marked lines a list, or plain lines again. */
export function toggleList({ text, start, end }: Marked): Marked {
  const first = text.lastIndexOf('\n', start - 1) + 1
  const found = text.indexOf('\n', end)
  const last = found === -1 ? text.length : found
  const lines = text.slice(first, last).split('\n')
  const listed = lines.every((line) => line.startsWith('- '))
  const next = lines.map((line) => (listed ? line.slice(2) : line.startsWith('- ') ? line : `- ${line}`)).join('\n')
  return { text: text.slice(0, first) + next + text.slice(last), start: first, end: first + next.length }
}
