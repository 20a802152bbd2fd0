const place = 'ask-a-vendor'
const names = ['recipient', 'message', 'expiresInDays'] as const

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const controls = (): Control[] => [...document.querySelectorAll<Control>(names.map((name) => `main [name="${name}"]`).join(', '))]

/** Keeps the words of the form in this tab while the page is loaded anew for another offering. */
export function keepWords(): void {
  const typed = Object.fromEntries(controls().map(({ name, value }) => [name, value]))
  try {
    sessionStorage.setItem(place, JSON.stringify(typed))
  } catch {
    // A browser that stores nothing loads the page all the same.
  }
}

/** Puts kept words back into the form, once. */
export function restoreWords(): void {
  try {
    const typed: Record<string, string> = JSON.parse(sessionStorage.getItem(place) ?? '{}')
    sessionStorage.removeItem(place)
    for (const control of controls()) control.value = typed[control.name] ?? control.value
  } catch {
    // Without a store there is nothing to put back.
  }
}
