interface ShopColours {
  /** Fill of the shop's primary acts. */
  act: string
  /** Text on that fill. */
  onAct: string
}

const lightText = '#ffffff'
const darkText = '#191813'
/** WCAG 2.2: text on the fill, and the fill against the sheet it lies on. */
const textContrastLeast = 4.5
const fillContrastLeast = 3

/** By how much a colour may give way, in steps of 5 %, before it would be another colour. */
const stepsMost = 4

/**
 * The shop's own colour as a button on `ground`, darkened or lightened a little where it must, with the text that can
 * be read on it. Null where it is too pale for this ground, or no `#rrggbb`: the screens keep their ink.
 */
export function readableColours(colour: string | null | undefined, ground: string): ShopColours | null {
  const channels = parse(colour)
  const sheet = parse(ground)
  if (!(channels && sheet)) return null
  const toward = luminance(sheet) > 0.5 ? 0 : 255
  for (let step = 0; step <= stepsMost; step++) {
    const act = channels.map((channel) => Math.round(channel + ((toward - channel) * step) / 20)) as Rgb
    const onAct = [lightText, darkText].find((text) => contrast(parse(text) as Rgb, act) >= textContrastLeast)
    if (onAct && contrast(act, sheet) >= fillContrastLeast) return { act: hex(act), onAct }
  }
  return null
}

/** How far two `#rrggbb` stand apart, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [first, second] = [parse(one), parse(other)]
  return first && second ? contrast(first, second) : 1
}

type Rgb = [number, number, number]

function parse(colour: string | null | undefined): Rgb | null {
  const digits = /^#([0-9a-f]{6})$/iu.exec(colour ?? '')?.[1]
  if (!digits) return null
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as Rgb
}

function hex(channels: Rgb): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(channels: Rgb): number {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
