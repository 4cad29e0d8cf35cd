import type { Vector } from '../mesh/vector.ts'
import { KEY_LIGHT, type Light } from './lights.ts'

/** What a surface shows when it faces up in full light. */
const CLAY = '#cecdc5'
/** Warm main light and cool sky, such that a face looking up in full light shows exactly its own colour. */
const KEY_COLOUR: Vector = [0.585, 0.566, 0.54]
const SKY_ABOVE: Vector = [0.55, 0.564, 0.584]
const SKY_ASIDE: Vector = [0.39, 0.388, 0.372]
const SKY_BELOW: Vector = [0.2, 0.195, 0.18]
/** Dark colours keep this much grey, so that a black part still shows its form. */
const SHEEN = 0.016

/** A colour as light, each channel 0..1, not yet bent for the screen. */
export type Tint = readonly [number, number, number]

/** Reads `#rrggbb`; without a colour, or with another text, the part is clay. */
export function tintOf(color: string | undefined): Tint {
  const hex = /^#([0-9a-f]{6})$/i.exec(color ?? CLAY)?.[1] ?? CLAY.slice(1)
  const number = Number.parseInt(hex, 16)
  return [asLight((number >> 16) & 255), asLight((number >> 8) & 255), asLight(number & 255)]
}

/** Adds `weight` of what a lit surface shows to a sum of light. */
export function addClay(sum: Float64Array, tint: Tint, normal: Vector, light: Light, weight: number): void {
  const [nx, ny, nz] = normal
  const facing = Math.max(0, nx * KEY_LIGHT[0] + ny * KEY_LIGHT[1] + nz * KEY_LIGHT[2]) * light.key
  // Light that comes back from neighbouring surfaces: corners darken, but never to black.
  const sky = 0.22 + 0.78 * light.sky
  for (let channel = 0; channel < 3; channel++) {
    const aside = SKY_ASIDE[channel] as number
    const vertical = nz >= 0 ? (SKY_ABOVE[channel] as number) - aside : aside - (SKY_BELOW[channel] as number)
    const lit = (KEY_COLOUR[channel] as number) * facing + (aside + vertical * nz) * sky
    sum[channel] = (sum[channel] as number) + ((tint[channel] as number) + SHEEN) * lit * weight
  }
}

const STEPS = 4096
const screenValues = Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
  const light = step / STEPS
  const bent = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
  return Math.round(bent * 255)
})

/** The byte a screen needs to show an amount of light. */
export const asScreen = (light: number): number =>
  screenValues[Math.min(STEPS, Math.max(0, Math.round(light * STEPS)))] as number

function asLight(value: number): number {
  const bent = value / 255
  return bent <= 0.04045 ? bent / 12.92 : ((bent + 0.055) / 1.055) ** 2.4
}
