// Vacuum casting: a master and silicone moulds, shared by the pieces, then resin and work for each casting.

const { material, volume, width, height, length, minBoundingBoxVolume } = specification
const { quantity } = requisition

const CASTS_PER_MOULD = 25 // a silicone mould lasts for about so many
const MASTER_COST_PER_CM3 = 0.9
const MASTER_MINIMUM = 60
const SILICONE_COST_PER_CM3 = 0.045
const MOULD_WALL_MM = 20 // silicone around the master
const WORK_PER_CAST = 14 // mixing, pouring, demoulding, trimming
const HOURS_PER_CAST = 1.5
const CHAMBER_MM = 600

const master = Math.max(MASTER_MINIMUM, (minBoundingBoxVolume / 1000) * MASTER_COST_PER_CM3)
const around = 2 * MOULD_WALL_MM
const silicone = (width + around) * (height + around) * (length + around) - volume
const mould = (silicone / 1000) * SILICONE_COST_PER_CM3 + 45 // 45 for building and curing one
const moulds = variable('moulds', Math.ceil(quantity / CASTS_PER_MOULD))

const tooling = (master + mould * moulds) / quantity
const resin = (volume / 1_000_000) * material.variables['resinCostPerLiter'] * 1.15 // sprues and what stays in the cup
const price = round(tooling + resin + WORK_PER_CAST, 2)

const tooLarge = width + around > CHAMBER_MM
const many = quantity > 10 * CASTS_PER_MOULD
variable('REVIEW: larger than the vacuum chamber', tooLarge ? 1 : 0)
variable('REVIEW: so many pieces are cheaper injection-moulded', many ? 1 : 0)
done(variable('unitPrice', price), HOURS_PER_CAST, tooLarge || many)
