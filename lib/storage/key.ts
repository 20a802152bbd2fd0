const shape = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\/[0-9a-f]{32}$/

/** Throws for a key that `newKey` did not make, so that none can point out of its folder. */
export function requireKey(key: string): string {
  if (shape.test(key)) return key
  throw new Error(`This is no key of a stored file: ${JSON.stringify(key.slice(0, 80))}.`)
}
