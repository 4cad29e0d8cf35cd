// SLA and DLP: resin of part and supports, and the hours of the layers, whose number follows from the height.

const { material, volume, convexHullVolume, width, height, length, precision } = specification
const { quantity } = requisition

const VAT = { width: 335, height: 300, length: 200 } // what fits into the machine (mm)
const MACHINE_COST_PER_HOUR = 9
const SECONDS_PER_LAYER = 11
const WASTE = 1.1 // resin that stays in filters, gloves and the tank
const HANDLING_PER_PIECE = 2.5 // washing and curing

// Resin in litres: 1 litre is a million mm³. Supports fill a tenth of the room below overhangs.
const support = variable('supportVolume', round((convexHullVolume - volume) * 0.1))
const litres = ((volume + support) * WASTE) / 1_000_000
const resinCost = litres * material.variables['resinCostPerLiter']

// Parts stand on their middle side, which keeps the peeled area small. A platform takes several pieces at once.
const layers = Math.ceil(height / (precision?.value ?? 0.05))
const piecesPerPlatform = variable(
  'piecesPerPlatform',
  Math.max(1, Math.floor((VAT.width * VAT.height) / ((width + 5) * (length + 5)))),
)
const platformHours = (layers * SECONDS_PER_LAYER) / 3600
const piecesTogether = Math.min(quantity, piecesPerPlatform)
const hours = round(platformHours / piecesTogether, 2)

const price = round(resinCost + hours * MACHINE_COST_PER_HOUR + HANDLING_PER_PIECE, 2)

const tooLarge = width > VAT.width || height > VAT.height || length > VAT.length
variable('REVIEW: does not fit into the resin tank', tooLarge ? 1 : 0)
done(variable('unitPrice', price), hours, tooLarge)
