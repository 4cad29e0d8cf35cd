/** The few things of fontkit that the paper uses; the package brings no types of its own. */
declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string): unknown
  }
  export function create(bytes: Uint8Array): Font
}
