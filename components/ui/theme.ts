export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeCookie = 'theme'

/** Reads the cookie; anything unknown means: as the system says. */
export function themeFrom(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

/** What belongs into `data-theme` of the root element; none when the system decides. */
export function themeAttribute(theme: Theme): 'light' | 'dark' | undefined {
  return theme === 'system' ? undefined : theme
}
