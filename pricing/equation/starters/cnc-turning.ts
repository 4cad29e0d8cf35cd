// CNC turning: round parts from bar. Two sides of nearly the same size make a part round; the third is its axis.

const { material, volume, width, height, length } = specification
const { quantity } = requisition

const ROUND_FROM = 0.85 // how alike the two sides must be
const LATHE = { diameter: 200, axis: 500 } // mm
const MACHINE_COST_PER_HOUR = 55
const SETUP_HOURS = 0.75 // once for the whole line
const PARTING_MM = 3 // lost between two pieces

// A rod has its two short sides alike, a disc its two long ones
const isRod = length / height >= height / width
const roundness = isRod ? length / height : height / width
const diameter = isRod ? height : width
const axis = isRod ? width : length

// The bar: the next 5 mm above the diameter, and the piece with what the saw takes
const barDiameter = Math.ceil((diameter + 1) / 5) * 5
const bar = Math.PI * (barDiameter / 2) ** 2 * (axis + PARTING_MM)
const barKilograms = (bar / 1000) * (material.variables['materialDensity'] / 1000)
const barCost = barKilograms * material.variables['materialCostPerKg']

const removed = Math.max(0, bar - volume)
const hours = variable('machineHours', round(removed / material.variables['turningMm3PerMinute'] / 60, 2))
const setup = (SETUP_HOURS * MACHINE_COST_PER_HOUR) / quantity
const price = round(barCost + hours * MACHINE_COST_PER_HOUR + setup, 2)

const notRound = roundness < ROUND_FROM
const tooLarge = diameter > LATHE.diameter || axis > LATHE.axis
variable('REVIEW: not round enough to be turned', notRound ? 1 : 0)
variable('REVIEW: larger than the lathe', tooLarge ? 1 : 0)
done(variable('unitPrice', price), hours, notRound || tooLarge)
