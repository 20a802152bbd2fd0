import Link from 'next/link'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import type { AtRiskLine } from '@/lib/services/lifecycle-clocks'
import { Replacement } from './replacement'
import { StageSource } from './stage-source'

/** What is deprecated while nobody has named its end, with what rests on it and what that could fall back on. */
export function AtRisk({ lines, home }: { lines: readonly AtRiskLine[]; home: string }) {
  return (
    <Table label="At risk, no date known" minWidth="60rem">
      <thead>
        <tr>
          <Th fixed="narrow">Offering</Th>
          <Th>Dependency</Th>
          <Th>Fallback</Th>
          <Th>Replacement named</Th>
          <Th>Source</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <RowHead className="align-top">
              <RowLink href={`${home}/inventory/offerings/${line.id}#lifecycle`} className="font-semibold">
                {line.title}
              </RowLink>
            </RowHead>
            <Td className="align-top">
              <ul>
                {line.dependencies.map(({ id, name, uses }) => (
                  <li key={id} className="whitespace-nowrap">
                    <Link href={`${home}/dependencies/${id}`} className="link relative z-2">
                      {name}
                    </Link>{' '}
                    <span className="text-sm text-muted">{uses ? 'in use' : 'weighed'}</span>
                  </li>
                ))}
              </ul>
            </Td>
            <Td className="align-top">
              <ul>
                {line.dependencies.map(({ id, uses, fallbacks }) => (
                  <li key={id}>
                    <Fallbacks href={`${home}/readiness/concentration/${id}`} uses={uses} titles={fallbacks} />
                  </li>
                ))}
              </ul>
            </Td>
            <Td className="align-top">
              <Replacement replacement={line.replacement} home={home} />
            </Td>
            <Td className="align-top">
              <StageSource line={line} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

/** What is only weighed carries nothing, so that it needs no fallback. */
function Fallbacks({ href, uses, titles }: { href: string; uses: boolean; titles: readonly string[] }) {
  if (!uses) return <span className="text-muted">n/a</span>
  return (
    <Link href={href} className={titles.length > 0 ? 'quiet-link relative z-2' : 'link relative z-2 font-semibold'}>
      {titles.length > 0 ? titles.join(', ') : 'none named'}
    </Link>
  )
}
