import { type Carried, type ConcentrationKind, concentrationKinds } from '@/lib/domain/concentration'
import type { Going } from '@/lib/domain/hangs-on'
import { goingChoices } from '@/lib/domain/what-breaks'

const countries = new Intl.DisplayNames('en', { type: 'region' })

const kindOf = (text: string | undefined): ConcentrationKind | undefined => concentrationKinds.find(({ id }) => id === text)?.id

/** The name of a group: countries are stored as two letters. */
export const groupName = (kind: ConcentrationKind, name: string): string => (kind === 'country' ? (countries.of(name) ?? name) : name)

/** What the address asks to be taken away: `goes=vendor:google`. Null for what no dependency hangs on. */
export function goingIn(carried: readonly Carried[], text: string | undefined): (Going & { name: string }) | null {
  const [kindText, ...rest] = (text ?? '').split(':')
  const kind = kindOf(kindText)
  const id = rest.join(':')
  const choice = kind && goingChoices(carried, kind).find((entry) => entry.id === id)
  return kind && choice ? { kind, id, name: groupName(kind, choice.name) } : null
}

export const goesValue = ({ kind, id }: Going): string => `${kind}:${id}`

export const goesHref = (path: string, by: ConcentrationKind, going: Going): string =>
  `${path}?${new URLSearchParams({ by, goes: goesValue(going) })}#breaks`

/** By which kind the groups are shown. */
export const byIn = (text: string | undefined): ConcentrationKind => kindOf(text) ?? 'vendor'
