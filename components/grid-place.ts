/** Leaves the place in a list in the address, so that Back and a reload lead there again. */
export function keepPlace(row: number) {
  const address = new URLSearchParams(window.location.search)
  const at = row < 20 ? null : String(row)
  if (address.get('at') === at) return
  if (at) address.set('at', at)
  else address.delete('at')
  address.delete('after')
  address.delete('before')
  window.history.replaceState(null, '', `${window.location.pathname}${address.size > 0 ? `?${address}` : ''}`)
}
