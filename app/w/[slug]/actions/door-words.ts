const words: Record<string, string> = {
  ask: 'Record the answer',
  measure: 'Record the answer',
  ask_roadmap: 'Record the answer',
  estimate: 'State the amount',
  trial: 'Plan the trial',
  sign_off: 'Open the review',
  switch: 'Open the review',
}

/** What the way to the place is called where the result of an action is entered. */
export const doorWords = (code: string | null): string => words[code?.split(':')[0] ?? ''] ?? 'Open the form for it'
