// CNC milling: the block the part is cut from, and three passes, each with its share of what is cut away.

const { material, volume, width, height, length, convexHullVolume, precision, minWallThickness } = specification
const { quantity } = requisition

const TABLE = { width: 700, height: 450, length: 300 } // mm
const MACHINE_COST_PER_HOUR = 65
const SETUP_HOURS = 1.5 // clamping and programming, once for the whole line
const ALLOWANCE_MM = 4 // material left on all sides of the block

// Stock comes in steps of 5 mm: the smallest block that the part and its allowance fit into
const upTo5 = (side: number) => Math.ceil((side + ALLOWANCE_MM) / 5) * 5
const block = upTo5(width) * upTo5(height) * upTo5(length)
const stockKilograms = (block / 1000) * (material.variables['materialDensity'] / 1000)
const stockCost = stockKilograms * material.variables['materialCostPerKg']

// Coarse cuts go to the hull, medium ones to the shape but for a tenth, fine ones take the rest (mm³ per minute)
const rate = material.variables['coarseMm3PerMinute']
const coarse = block - convexHullVolume
const inside = convexHullVolume - volume
const minutes = coarse / rate + (inside * 0.9) / (rate * 0.4) + (inside * 0.1) / (rate * 0.1)

// Tight tolerances need slower feeds and more measuring
const tolerance = precision?.value ?? 0.1
const care = tolerance <= 0.02 ? 1.8 : tolerance <= 0.05 ? 1.3 : 1
const hours = variable('machineHours', round((minutes / 60) * care, 2))

const setup = (SETUP_HOURS * MACHINE_COST_PER_HOUR) / quantity
const price = round(stockCost + hours * MACHINE_COST_PER_HOUR + setup, 2)

const tooLarge = width > TABLE.width || height > TABLE.height || length > TABLE.length
const tooThin = minWallThickness > 0 && minWallThickness < 0.5
const mostlyChips = volume / block < 0.1
variable('REVIEW: larger than the table', tooLarge ? 1 : 0)
variable('REVIEW: walls thinner than 0.5 mm', tooThin ? 1 : 0)
variable('REVIEW: more than nine tenths are cut away', mostlyChips ? 1 : 0)
done(variable('unitPrice', price), hours, tooLarge || tooThin || mostlyChips)
