/** What the numbers in a part file can be. */
export const lengthUnits = ['MILLIMETERS', 'CENTIMETERS', 'INCHES', 'FEET', 'METRES'] as const
export type LengthUnit = (typeof lengthUnits)[number]

/** How many millimetres one of each is. */
export const millimetresPer = {
  MILLIMETERS: 1,
  CENTIMETERS: 10,
  INCHES: 25.4,
  FEET: 304.8,
  METRES: 1000,
} satisfies Record<LengthUnit, number>
