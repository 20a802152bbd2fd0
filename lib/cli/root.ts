import path from 'node:path'

/** The folder of the checkout, wherever the program is started from. */
export const root = path.resolve(import.meta.dirname, '../..')
