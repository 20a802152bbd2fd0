import type { Search } from '@/lib/http/page'
import type { SavedView } from '@/lib/services/saved-views'

type ViewIn = { view: SavedView | null; asked: Search; problem: string | null }

/**
 * The saved view that an address names. Alone, its name stands for all that it keeps; beside other parts it only says from which view
 * the list came.
 */
export function viewIn(address: Search, views: readonly SavedView[]): ViewIn {
  const { view: id, ...rest } = address
  if (id === undefined) return { view: null, asked: rest, problem: null }
  const view = views.find((entry) => entry.id === id) ?? null
  if (view === null) return { view, asked: rest, problem: 'This view does not exist, or it is somebody else’s own.' }
  const alone = Object.keys(rest).every((name) => name === 'at' || name === 'skip' || name === 'after' || name === 'before')
  return { view, asked: alone ? { ...view.state, ...rest } : rest, problem: null }
}
