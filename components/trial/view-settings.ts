/** How a rater looks at the pairs; kept from one pair to the next. */
export type Heard = 'none' | 'left' | 'right'
export type ViewSettings = { loop: boolean; wipe: boolean; heard: Heard }

export type Side = 'left' | 'right'
export const sides = ['left', 'right'] as const
export const sideWord: Record<Side, string> = { left: 'Left', right: 'Right' }

/** Swaps which side is heard; out of silence the left one comes first. */
export const swapped = (heard: Heard): Heard => (heard === 'left' ? 'right' : 'left')
