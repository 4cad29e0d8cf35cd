/** The variables that the materials of this process have, each a number. */
type MaterialVariables = Record<string, number>

/** A colour that this shop offers. */
type Color = string

/** A technology of this shop, such as 'FDM' or 'MJF'. */
type Technology = string

/** The name of one of this shop's lead times, such as 'Express'. */
type LeadTimeName = string
