import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this checkout. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * A path inside the checkout.
 * @param {...string} parts
 */
export const at = (...parts) => path.join(ROOT, ...parts)
