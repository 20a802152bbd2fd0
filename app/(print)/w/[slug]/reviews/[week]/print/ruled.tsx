import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'

type RuledProps = {
  label: string
  heads: { text: ReactNode; numeric?: boolean }[]
  rows: { key: string; cells: ReactNode[]; id?: string }[]
}

/** A ruled table for paper: heads repeat on every page, rows never split, the first cell names the row. */
export function Ruled({ label, heads, rows }: RuledProps) {
  const side = (index: number) => clsx('pr-3 last:pr-0', heads[index]?.numeric && 'text-right')
  return (
    <Table label={label} minWidth={heads.length > 3 ? '40rem' : '0'} className="text-sm">
      <thead>
        <tr>
          {heads.map(({ text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a printed table never move
            <th key={index} scope="col" className={clsx('border-b border-b-ink py-1 align-bottom font-normal text-muted', side(index))}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, id, cells: [first, ...rest] }) => (
          <tr key={key} id={id}>
            <th scope="row" className={clsx('border-b py-1 align-top font-semibold', side(0))}>
              {first}
            </th>
            {rest.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a printed table never move
              <td key={index} className={clsx('border-b py-1 align-top', side(index + 1))}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
