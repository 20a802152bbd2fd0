import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { wholeFileNames, wholeFiles } from '@/lib/export/files'
import { tableNames, tables } from '@/lib/export/tables'
import { formatNumber } from '@/lib/format'
import type { ExportCounts } from '@/lib/services/export-counts'
import { ExportPicker } from './export-picker'

/** A download is no page: nothing may fetch it ahead of the click. */
function Download({ href, name, children }: { href: string; name: string; children: string }) {
  return (
    <a className="link inline-flex min-h-6 items-center" href={href} download aria-label={`Download ${name} as ${children}`}>
      {children}
    </a>
  )
}

/** Everything the workspace holds, to take away: as a whole and table by table. */
export function ExportSection({ slug, counts }: { slug: string; counts: ExportCounts }) {
  const folder = `/w/${slug}/export`
  return (
    <Section
      id="export"
      title="Export"
      meta="Inventory, evidence, readiness and results of trials, without people and secrets. What was archived is left out; a signed week is downloaded from its own page."
      flush
    >
      <WholeTable folder={folder} />
      <ExportPicker
        folder={folder}
        tables={tableNames.map((table) => ({ value: table, label: `${tables[table].label} (${formatNumber(counts[table])})` }))}
      />
      <p className="pt-2 text-sm text-muted">
        Texts that a spreadsheet would run stand behind an apostrophe in CSV files, which the import takes away again. CSV for Excel begins
        with a byte-order mark, so that Excel reads it as UTF-8.
      </p>
    </Section>
  )
}

function WholeTable({ folder }: { folder: string }) {
  return (
    <Table label="Export of the whole workspace">
      <thead>
        <tr>
          <Th fixed="narrow">The whole workspace</Th>
          <Th>What it holds</Th>
        </tr>
      </thead>
      <tbody>
        {wholeFileNames.map((file) => (
          <Tr key={file}>
            <RowHead>
              <Download href={`${folder}/${file}`} name="the workspace">
                {wholeFiles[file].label}
              </Download>
            </RowHead>
            <Td className="text-muted">{wholeFiles[file].holds}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
