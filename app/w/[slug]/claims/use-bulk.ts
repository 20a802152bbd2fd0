'use client'

import { useState } from 'react'
import { useToast } from '@/components/ui/toast'
import type { GridSelection } from '@/components/use-selection'
import type { FormState } from '@/lib/form-state'
import { plural } from '@/lib/format'
import { archiveClaimsAction, tagClaimsAction, unarchiveClaimsAction, untagClaimsAction } from './list-actions'
import { formOf } from './send'

const acts = {
  archive: { send: archiveClaimsAction, back: 'unarchive', did: 'archived' },
  unarchive: { send: unarchiveClaimsAction, back: 'archive', did: 'restored' },
  tag: { send: tagClaimsAction, back: 'untag', did: 'tagged' },
  untag: { send: untagClaimsAction, back: 'tag', did: 'no longer tagged' },
} as const
export type BulkAct = keyof typeof acts

export type BulkWork = {
  busy: boolean
  problem: Readonly<Record<string, string>> | null
  /** True when it was done. */
  run: (act: BulkAct, tag?: string) => Promise<boolean>
}

type Bulk = {
  slug: string
  selection: GridSelection
  /** The filters in force, as pairs of an address, and how many claims pass them. */
  match: Readonly<Record<string, string>>
  count: number
}

/** Does something with all selected claims, and offers to undo it. */
export function useBulk({ slug, selection, match, count }: Bulk): BulkWork {
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<BulkWork['problem']>(null)

  const send = async (act: BulkAct, pairs: [string, string][], tag: string | undefined): Promise<FormState> => {
    setBusy(true)
    try {
      return await acts[act].send(slug, { state: 'idle' }, formOf(tag === undefined ? pairs : [...pairs, ['tag', tag]]))
    } finally {
      setBusy(false)
    }
  }
  const undo = async (act: BulkAct, ids: readonly string[], tag: string | undefined) => {
    const result = await send(acts[act].back, byId(ids), tag)
    toast(result.state === 'failed' ? { text: result.message, tone: 'error' } : { text: 'Undone.' })
  }
  const run = async (act: BulkAct, tag?: string): Promise<boolean> => {
    const pairs = selection.all ? byMatch(match, count) : byId([...selection.ids])
    const result = await send(act, pairs, tag)
    if (result.state === 'failed') {
      setProblem(result.fields)
      if (!result.fields.tag) toast({ text: Object.values(result.fields)[0] ?? result.message, tone: 'error' })
      return false
    }
    setProblem(null)
    const { ids } = (result as { value?: unknown }).value as { ids: string[] }
    const text = `${plural(ids.length, 'claim')} ${acts[act].did}.`
    toast(ids.length === 0 ? { text } : { text, action: { label: 'Undo', onSelect: () => void undo(act, ids, tag) } })
    selection.clear()
    return true
  }
  return { busy, problem, run }
}

const byId = (ids: readonly string[]): [string, string][] => [
  ['ids', ids.join(',')],
  ['expected', String(ids.length)],
]

const byMatch = (match: Readonly<Record<string, string>>, count: number): [string, string][] => [
  ['all', 'true'],
  ['expected', String(count)],
  ...Object.entries(match).map(([name, text]): [string, string] => [`match.${name}`, text]),
]
