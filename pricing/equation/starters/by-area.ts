// By the surface that has to be worked on, with a minimum per piece.

const { area } = specification

const ratePerCm2 = variable('Rate per cm²', 0.04)
const minimum = variable('Minimum per piece', 4)
const cm2 = area / 100

done(Math.max(minimum, round(cm2 * ratePerCm2, 2)))
