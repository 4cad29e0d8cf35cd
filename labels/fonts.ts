import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

/** `text` 500, `strong` 600, `bold` 700; `mono` for codes, `monoBold` for the step numbers. */
export type Face = 'text' | 'strong' | 'bold' | 'mono' | 'monoBold'

/**
 * The shop's typeface first, then its Latin extension, then the fonts for other scripts: each character is drawn by the first
 * that has it. They are the static WOFF files of the packages: a variable font cannot be embedded, and subsets of WOFF 2 break
 * on composed letters (fontkit writes outside the glyph).
 */
export function fontsOf(face: Face, extraFonts: readonly Font[] = []): readonly Font[] {
  const known = chains.get(face) ?? readChain(face)
  chains.set(face, known)
  return extraFonts.length === 0 ? known : [...known, ...extraFonts]
}

/** Reads a TTF, OTF or WOFF that a shop brings for a script that ours lack, such as Chinese. */
export function readFont(bytes: Uint8Array): Font {
  return create(bytes)
}

const chains = new Map<Face, readonly Font[]>()
const packages = createRequire(import.meta.url)
const otherScripts = [
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
  'devanagari',
  'latin-ext',
  'latin',
]

function readChain(face: Face): readonly Font[] {
  const isMono = face === 'mono' || face === 'monoBold'
  const weight = { text: 500, strong: 600, bold: 700, mono: 500, monoBold: 700 }[face]
  const own = (family: string) => ['latin', 'latin-ext'].map((subset) => read(family, subset, weight))
  return [
    ...(isMono ? own('atkinson-hyperlegible-mono') : []),
    ...own('atkinson-hyperlegible-next'),
    ...otherScripts.map((subset) => read('noto-sans', subset, weight)),
  ]
}

function read(family: string, subset: string, weight: number): Font {
  const file = `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`
  return create(readFileSync(packages.resolve(file)))
}
