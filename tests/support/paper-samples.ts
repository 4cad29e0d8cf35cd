import { PNG } from 'pngjs'
import type { TravellerData, TravellerStep } from '#labels/traveller-data.ts'

/** A round part on transparent ground. */
export function aPicture(side = 120): Buffer {
  const png = new PNG({ width: side, height: side })
  for (let at = 0; at < side * side; at++) {
    const inside = Math.hypot((at % side) - side / 2, Math.floor(at / side) - side / 2) < side * 0.4
    png.data.set([180, 178, 170, inside ? 255 : 0], at * 4)
  }
  return PNG.sync.write(png)
}

export function steps(count: number, change: (index: number) => Partial<TravellerStep> = () => ({})): TravellerStep[] {
  return Array.from({ length: count }, (_, index) => ({
    step: String((index + 1) * 10).padStart(3, '0'),
    operation:
      ['Printing', 'Depowdering', 'Vapor smoothing', 'Dyeing', 'Inspection', 'Packing'][index % 6] ?? 'Packing',
    setUpMinutes: 15,
    runMinutes: 2.5,
    instructions: 'Bead blast 8 min, blow out both bores.',
    ...change(index),
  }))
}

export function aTraveller(change: Partial<TravellerData> = {}): TravellerData {
  return {
    shopName: 'Nordhaven Additive',
    workOrder: {
      number: 'WO-000042',
      quantity: 240,
      due: '2026-11-27',
      note: 'Bore must stay round: no clamps at Depowdering.',
    },
    part: { name: 'Gear housing', revision: 'C', picture: aPicture(), sizeMm: [75, 67.5, 15.9] },
    customer: 'Halvorsen Robotics AS, Oslo',
    order: 'O-000118, line 1',
    purchaseOrder: '4500-7731',
    material: 'PA 12, black, vapor smoothed',
    routing: { name: 'MJF, dyed', version: 3 },
    steps: steps(6),
    ...change,
  }
}

export const printing = { locale: 'en-GB', timeZone: 'Europe/Oslo', printedAt: new Date('2026-11-24T09:46:00Z') }
