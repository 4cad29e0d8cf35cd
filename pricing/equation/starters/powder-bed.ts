// MJF and SLS: the room a part takes in the powder, a set-up shared by the pieces, and a discount for more of them.

const { material, shrinkWrapVolume, width, height, length } = specification
const { quantity } = requisition

const CHAMBER = { width: 380, height: 380, length: 284 } // mm
const SETUP_COST = 80 // unpacking and cleaning, once for the whole line

const powder = (shrinkWrapVolume / 1000) * material.variables['costPerCm3']
const setup = SETUP_COST / quantity
const discount = createBands({ 25: 0.95, 50: 0.9, 200: 0.8 }, 1)(quantity)
const price = round((powder + setup) * discount, 2)

// The chamber grows 0.08 mm every 10 seconds; a piece takes its share of a chamber that is a tenth full
const chamberVolume = CHAMBER.width * CHAMBER.height * CHAMBER.length
const chamberHours = (CHAMBER.height / 0.08) * (10 / 3600)
const hours = round((shrinkWrapVolume / (chamberVolume * 0.1)) * chamberHours, 2)

const tooLarge = width > CHAMBER.width || height > CHAMBER.height || length > CHAMBER.length
variable('REVIEW: does not fit into the chamber', tooLarge ? 1 : 0)
done(variable('unitPrice', price), hours, tooLarge)
