// Taking supports off: by the support volume that the process equation exposes as the variable supportVolume (mm³).

const supportCm3 = processPricing.variables['supportVolume'] / 1000
const rate = variable('Rate per cm³ of support', 1.5)
const minimum = variable('Minimum per piece', 1)

done(variable('unitPrice', Math.max(minimum, round(supportCm3 * rate, 2))))
