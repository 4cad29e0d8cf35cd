/**
 * A part file that cannot be used, said in one sentence for the person who sent it: what is wrong and where. Thrown by
 * the readers and caught by the door; the message never quotes the content of the file beyond short names and numbers.
 */
export class FileProblem extends Error {
  override readonly name = 'FileProblem'
}

/** Makes a name from a file safe to show: printable, short, no markup. */
export function quoted(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N} ._:/-]/gu, '').slice(0, 40)
  return `“${plain}”`
}
