// Changing a machine to another material costs the same for one part as for ten: each material has a minimum.

const MINIMUM = 40

const totals: Record<string, number> = {}
for (const { price, specification, requisition } of parts) {
  const { material, postProcessing } = specification
  const postProcesses = postProcessing.reduce((sum, each) => sum + each.price, 0)
  totals[material.name] = (totals[material.name] ?? 0) + (price + postProcesses) * requisition.quantity
}

for (const [name, total] of Object.entries(totals)) {
  if (total < MINIMUM) addLineItem({ name: `Minimum for ${name}`, price: round(MINIMUM - total, 2) })
}
