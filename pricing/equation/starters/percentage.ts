// A share of what the part itself costs.

const share = variable('Share of the part price', 0.15)
done(round(processPricing.price * share, 2))
