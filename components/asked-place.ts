/** The row of a list that the address asks to begin with; null where it asks for none. */
export function askedPlace(): number | null {
  const at = new URLSearchParams(window.location.search).get('at')
  return at !== null && /^\d{1,7}$/.test(at) ? Number(at) : null
}
