// Shipping: the pieces go, largest first, into the first box with room left; every box costs its postage.

const BOXES = [
  { name: 'small', sides: [250, 180, 100], price: 6.5 },
  { name: 'medium', sides: [400, 300, 200], price: 9.9 },
  { name: 'large', sides: [600, 400, 400], price: 16.5 },
]
const FILL = 0.6 // of a box; the rest is padding and air

const pieces = parts.flatMap(({ specification, requisition }) => {
  const { width, height, length, minBoundingBoxVolume } = specification
  const piece = { sides: [width, height, length], volume: minBoundingBoxVolume }
  return Array.from({ length: requisition.quantity }, () => piece)
})
pieces.sort((one, other) => other.volume - one.volume)

const fits = (sides: number[], box: number[]) => sides.every((side, at) => side <= (box[at] ?? 0))
const room = (box: number[]) => box.reduce((product, side) => product * side, FILL)

const packed: { box: (typeof BOXES)[number]; left: number }[] = []
let tooLarge = 0
for (const { sides, volume } of pieces) {
  const open = packed.find(({ box, left }) => volume <= left && fits(sides, box.sides))
  const box = BOXES.find((each) => fits(sides, each.sides) && volume <= room(each.sides))
  if (open) open.left -= volume
  else if (box) packed.push({ box, left: room(box.sides) - volume })
  else tooLarge += 1
}

const postage = packed.reduce((sum, { box }) => sum + box.price, 0)
if (postage > 0) addLineItem({ name: `Shipping, boxes: ${packed.length}`, price: round(postage, 2) })
if (tooLarge > 0) addLineItem({ name: `Freight for pieces larger than our boxes: ${tooLarge}`, price: 45 * tooLarge })
