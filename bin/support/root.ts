import { dirname } from 'node:path'

/** The folder of the repository, or of the installation. */
export const root = dirname(dirname(import.meta.dirname))
