// Dyeing: by surface, dearer for colours that need longer baths. A colour that is not in the table needs a person's eye.

const { area, color } = specification

const RATE_PER_MM2 = 0.0015
const MINIMUM = 6
const FACTORS: Record<string, number> = { Black: 1, Blue: 1.2, Green: 1.3, Red: 1.4, Orange: 1.6, Yellow: 1.8 }
const FACTOR_OF_OTHERS = 1.5

const known = FACTORS[color ?? '']
const factor = variable('Colour factor', known ?? FACTOR_OF_OTHERS)
const price = Math.max(MINIMUM, round(area * RATE_PER_MM2 * factor, 2))

const isUnknown = known === undefined
variable('REVIEW: a colour that has not been dyed before', isUnknown ? 1 : 0)
done(variable('unitPrice', price), 1, isUnknown)
