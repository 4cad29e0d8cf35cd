// Vapor smoothing: the solvent acts on the outermost millimetre, so the surface times 1 mm is what is treated.

const { area } = specification

const RATE_PER_CM3 = 0.25
const MINIMUM = 8
const HOURS = 2

const treated = (area * 1) / 1000 // mm³ → cm³
const price = Math.max(MINIMUM, round(treated * RATE_PER_CM3, 2))
done(variable('unitPrice', price), HOURS)
