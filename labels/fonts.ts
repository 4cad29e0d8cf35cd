import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { unwrapWoff } from './woff.ts'

/** `text` 500, `strong` 600, `bold` 700; `mono` for codes, `monoBold` for the step numbers. */
export type Face = 'text' | 'strong' | 'bold' | 'mono' | 'monoBold'

/**
 * The font that draws a letter: the shop's typeface, its Latin extension, then those for Cyrillic, Greek, Vietnamese and
 * Devanagari; each is opened only when none before has the letter. A letter that none has is the first one's empty box.
 * They are the static WOFF files of the packages: a variable font cannot be embedded, and subsets of WOFF 2 break on composed
 * letters (fontkit writes outside the glyph).
 */
export function fontFor(face: Face, letter: string): Font {
  const files = chains[face]
  for (const file of files) {
    const font = open(file)
    if (hasAll(font, letter)) return font
  }
  return open(files[0])
}

const otherScripts = [
  'cyrillic',
  'greek',
  'vietnamese',
  'cyrillic-ext',
  'greek-ext',
  'devanagari',
  'latin-ext',
  'latin',
]

const chains = {
  text: chainOf('atkinson-hyperlegible-next', 500),
  strong: chainOf('atkinson-hyperlegible-next', 600),
  bold: chainOf('atkinson-hyperlegible-next', 700),
  mono: chainOf('atkinson-hyperlegible-mono', 500),
  monoBold: chainOf('atkinson-hyperlegible-mono', 700),
} satisfies Record<Face, readonly string[]>

function chainOf(family: string, weight: number): [string, ...string[]] {
  const file = (from: string, subset: string) => `@fontsource/${from}/files/${from}-${subset}-${weight}-normal.woff`
  return [file(family, 'latin'), file(family, 'latin-ext'), ...otherScripts.map((subset) => file('noto-sans', subset))]
}

const packages = createRequire(import.meta.url)
const opened = new Map<string, Font>()

function open(file: string): Font {
  const known = opened.get(file)
  if (known !== undefined) return known
  const font = create(unwrapWoff(readFileSync(packages.resolve(file))))
  opened.set(file, font)
  return font
}

function hasAll(font: Font, letter: string): boolean {
  return Array.from(letter).every((each) => font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0))
}
