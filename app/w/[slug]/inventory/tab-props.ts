import type { Context } from '@/lib/context'
import type { LedgerSearch } from './address'

/** What each list of the inventory is drawn from: who asks, the address of the inventory, and what stands behind it. */
export type TabProps = { ctx: Context; path: string; search: LedgerSearch }
