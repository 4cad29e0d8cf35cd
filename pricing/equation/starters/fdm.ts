// FDM: plastic of shell, infill and support, and the hours the printer needs for each.

const { material, volume, area, convexHullVolume, width, height, length, infill, precision } = specification
const { quantity } = requisition

// The machine: how wide a line it lays, and what fits on it (mm)
const LINE_WIDTH_MM = 0.4
const WALL_LINES = 3
const BED = { width: 300, height: 300, length: 300 }
const MACHINE_COST_PER_HOUR = 4.5
const SUPPORT_DENSITY = 0.2 // supports are printed at 20 % infill
const TRAVEL_ALLOWANCE = 1.3 // 30 % on top for moves without printing

// What is printed, in mm³
const shell = Math.min(volume, area * LINE_WIDTH_MM * WALL_LINES)
const filling = (volume - shell) * (infill?.value ?? 0.2)
const support = variable('supportVolume', round((convexHullVolume - volume) * 0.1)) * SUPPORT_DENSITY

// Material: mm³ → cm³ → g → kg
const kilograms = ((shell + filling + support) / 1000) * (material.variables['materialDensity'] / 1000)
const materialCost = kilograms * material.variables['materialCostPerKg']

// Time: walls are printed at half speed; parts that are mostly shell have more slow corners
const layer = precision?.value ?? 0.2
const mm3PerSecond = LINE_WIDTH_MM * layer * material.variables['speedMmPerSecond']
const shellShare = shell / (shell + filling)
const slowCorners = 1 + 0.5 * shellShare ** 2
const seconds = (shell / 0.5 + filling + support / 0.8) / mm3PerSecond
const hours = variable('printHours', round((seconds * TRAVEL_ALLOWANCE * slowCorners) / 3600, 2))

const discount = createBands({ 10: 0.95, 50: 0.9, 100: 0.85 }, 1)(quantity)
const price = round((materialCost + hours * MACHINE_COST_PER_HOUR) * discount, 2)

const tooLarge = width > BED.width || height > BED.height || length > BED.length
variable('REVIEW: larger than the print bed', tooLarge ? 1 : 0)
done(variable('unitPrice', price), hours, tooLarge)
