// An order below the minimum is topped up to it.

const MINIMUM = 75

if (subtotal < MINIMUM) addLineItem({ name: 'Minimum order value', price: round(MINIMUM - subtotal, 2) })
