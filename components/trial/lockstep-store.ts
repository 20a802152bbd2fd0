/** `waiting` for data; `refused`: the browser did not start the clips by itself. */
export type LockstepState = { playing: boolean; waiting: boolean; refused: boolean; time: number }
export type LockstepStore = ReturnType<typeof lockstepStore>

/** What is known of two coupled players, for whoever listens. */
export function lockstepStore() {
  const listeners = new Set<() => void>()
  let current: LockstepState = { playing: false, waiting: false, refused: false, time: 0 }
  return {
    state: () => current,
    say: (change: Partial<LockstepState>) => {
      current = { ...current, ...change }
      for (const notify of listeners) notify()
    },
    subscribe: (notify: () => void) => {
      listeners.add(notify)
      return () => {
        listeners.delete(notify)
      }
    },
    close: () => listeners.clear(),
  }
}
