import type { Locator, Page } from '@playwright/test'

/** The label of a field, which may be followed by "optional". */
export const named = (label: string) => new RegExp(`^${label}( optional)?$`)
export const box = (within: Page | Locator, label: string) => within.getByRole('textbox', { name: named(label) })
export const choice = (within: Page | Locator, label: string) => within.getByRole('combobox', { name: named(label) })
