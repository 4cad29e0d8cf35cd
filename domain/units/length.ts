/** What the numbers in a part file can be. */
export const lengthUnits = ['MILLIMETERS', 'CENTIMETERS', 'INCHES', 'FEET', 'METRES'] as const
export type LengthUnit = (typeof lengthUnits)[number]
