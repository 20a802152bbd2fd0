import { basisWords } from './basis'
import type { DependencyReport } from './report'
import { statuses } from './status'

/** What the board can be narrowed by. Values of one filter are alternatives; the filters together all have to hold. */
export const boardFilterNames = ['status', 'owner', 'vendor', 'basis'] as const
export type BoardFilterName = (typeof boardFilterNames)[number]
export type BoardFilter = Record<BoardFilterName, string[]>

export type BoardChoice = { id: string; label: string; count: number }
export type BoardChoices = Record<BoardFilterName, BoardChoice[]>

/** Stands in the address for dependencies that nobody owns. */
export const noOwner = 'nobody'

type Tag = { id: string; label: string }

const tagsOf: Record<BoardFilterName, (entry: DependencyReport) => Tag[]> = {
  status: ({ pairs: [first] }) => statuses.filter(({ id }) => id === first?.verdict.status).map(({ id, label }) => ({ id, label })),
  owner: ({ dependency, owner }) => [
    dependency.ownerId && owner ? { id: dependency.ownerId, label: owner } : { id: noOwner, label: 'Nobody' },
  ],
  vendor: ({ incumbent, pairs }) =>
    [incumbent, ...pairs.map(({ challenger }) => challenger)].map(({ vendorId, vendorName }) => ({ id: vendorId, label: vendorName })),
  basis: ({ pairs: [first] }) => (first ? [{ id: first.verdict.basis, label: basisWords[first.verdict.basis] }] : []),
}

/** The values that each filter can take on this board, with how many dependencies each stands for. */
export function boardChoices(entries: readonly DependencyReport[]): BoardChoices {
  const choicesOf = (name: BoardFilterName): BoardChoice[] => {
    const found = new Map<string, BoardChoice>()
    for (const entry of entries) {
      for (const tag of new Map(tagsOf[name](entry).map((each) => [each.id, each])).values()) {
        found.set(tag.id, { ...tag, count: (found.get(tag.id)?.count ?? 0) + 1 })
      }
    }
    const place = ({ id }: BoardChoice) => (name === 'status' ? statuses.findIndex((face) => face.id === id) : 0)
    return [...found.values()].sort(
      (a, b) => place(a) - place(b) || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1),
    )
  }
  return { status: choicesOf('status'), owner: choicesOf('owner'), vendor: choicesOf('vendor'), basis: choicesOf('basis') }
}

/** A filter as the address holds it, and the values in it that this board does not have; those narrow nothing. */
export type ReadFilter = { filter: BoardFilter; unknown: { name: BoardFilterName; value: string }[] }

/** Reads the filters from the parts of an address, comma between values: `status=HYPE,STAY`. */
export function readBoardFilter(search: Readonly<Record<string, string | undefined>>, choices: BoardChoices): ReadFilter {
  const asked = boardFilterNames.flatMap((name) => listed(search[name]).map((value) => ({ name, value })))
  const has = ({ name, value }: (typeof asked)[number]) => choices[name].some(({ id }) => id === value)
  const known = asked.filter(has)
  const of = (wanted: BoardFilterName) => known.filter(({ name }) => name === wanted).map(({ value }) => value)
  return {
    filter: { status: of('status'), owner: of('owner'), vendor: of('vendor'), basis: of('basis') },
    unknown: asked.filter((each) => !has(each)),
  }
}

const listed = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean),
  ),
]

/** The dependencies that every filter lets through, in their order. */
export const filterBoard = (entries: readonly DependencyReport[], filter: BoardFilter): DependencyReport[] =>
  entries.filter((entry) =>
    boardFilterNames.every((name) => filter[name].length === 0 || tagsOf[name](entry).some(({ id }) => filter[name].includes(id))),
  )
