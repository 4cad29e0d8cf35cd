// The more cm³ of one material are ordered together, the larger the share of its price that is taken off.

const shareOff = createBands({ 1000: 0.03, 5000: 0.06, 20000: 0.1 }, 0)

const byMaterial: Record<string, { cm3: number; price: number }> = {}
for (const { price, specification, requisition } of parts) {
  const { material, volume } = specification
  const known = byMaterial[material.name] ?? { cm3: 0, price: 0 }
  const cm3 = known.cm3 + (volume / 1000) * requisition.quantity
  byMaterial[material.name] = { cm3, price: known.price + price * requisition.quantity }
}

for (const [name, { cm3, price }] of Object.entries(byMaterial)) {
  const off = round(price * shareOff(cm3), 2)
  if (off > 0) addLineItem({ name: `Volume discount on ${name}`, price: -off })
}
