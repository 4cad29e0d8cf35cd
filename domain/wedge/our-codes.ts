import { formatCode, parseCode } from '../codes/carrier-code.ts'

/** Keys that came one after the other: how the layout reads them, and how a US keyboard, which most scanners imitate, would. */
export interface Readings {
  byLayout: string
  byPosition: string
}

/** How each kind of code on paper begins, and what may follow. */
const heads: readonly { head: string; rest: RegExp }[] = [
  { head: 'WWO-', rest: /^[0-9]{1,9}[A-Z]?$/ },
  { head: '3WWO-', rest: /^[0-9]{1,9}(?:\+(?:[0-9]{1,4}[A-Z]?)?)?$/ },
  { head: '1ZB-', rest: /^[0-9]{1,9}[A-Z]?$/ },
  { head: '1H', rest: /^[0-9]{1,12}[A-Z]?$/ },
  { head: '2Y', rest: /^[A-Z0-9-]{1,16}(?:\+[A-Z]{0,2})?$/ },
  { head: '3Y', rest: /^[A-Z]{1,16}(?:\+[A-Z]{0,2})?$/ },
  { head: '4Y', rest: /^[A-Z0-9-]{1,16}(?:\+[A-Z]{0,2})?$/ },
  { head: 'Q', rest: /^[1-9][0-9]{0,6}(?:\+[A-Z]{0,2})?$/ },
]

/** Whether the keys so far can be the beginning of one of our codes, in either reading; one key is enough. */
export function beginsLikeOurs(readings: Readings): boolean {
  return inEither(readings, (text) => heads.some((shape) => shape.head.startsWith(text) || goesOnLike(shape, text)))
}

/** Whether its head is complete and what follows fits: a hand that counts pieces types nothing like it. */
export function isUnmistakable(readings: Readings): boolean {
  return inEither(readings, (text) => heads.some((shape) => shape.head === text || goesOnLike(shape, text)))
}

/**
 * Whether the keys are one of our codes from end to end. Where the scanner has said that it ends, one that was read wrongly
 * counts too, so that the screen can say so; else only the check character tells that nothing is still to come.
 */
export function endsLikeOurs(readings: Readings, ended: boolean): boolean {
  return inEither(readings, (text) => {
    const parsed = parseCode(text)
    if (!parsed.ok) return ended && parsed.refusal.code === 'code_misread'
    return ended || formatCode(parsed.value) === text
  })
}

const goesOnLike = ({ head, rest }: { head: string; rest: RegExp }, text: string) =>
  text.startsWith(head) && rest.test(text.slice(head.length))

/** In capitals, and without the three characters before it that some scanners name the kind of bars with. */
function inEither({ byLayout, byPosition }: Readings, holds: (text: string) => boolean): boolean {
  return [byLayout, byPosition].some((reading) => {
    const text = reading.toUpperCase().replace(/^\][A-Z][0-9]/, '')
    return text !== '' && holds(text)
  })
}
