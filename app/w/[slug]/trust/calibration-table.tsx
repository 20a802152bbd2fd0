import { Calibration } from '@/components/charts/calibration'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { StatusOutcome } from '@/lib/domain/backtest/backtest'
import { binText, calibrationPlot } from '@/lib/domain/backtest/calibration-plot'
import type { Bin } from '@/lib/domain/backtest/score'
import { formatChance, formatNumber, formatPercent } from '@/lib/format'

type CalibrationTableProps = { name: string; bins: readonly Bin[]; byStatus: readonly StatusOutcome[] }

/** Whether what was said came true as often as it was said, drawn and in figures, by probability and by status. */
export function CalibrationTable({ name, bins, byStatus }: CalibrationTableProps) {
  return (
    <div className="grid gap-x-12 gap-y-6 md:grid-cols-[20rem_1fr] xl:grid-cols-[20rem_26rem_26rem]">
      <Calibration plot={calibrationPlot(bins)} title={`${name}: said against came true`} />
      <Table label={`${name}: calibration`}>
        <thead>
          <tr>
            <Th>Said</Th>
            <Th numeric>Rows</Th>
            <Th numeric>Said on average</Th>
            <Th numeric>Came true</Th>
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => (
            <Tr key={bin.low}>
              <RowHead>{binText(bin)}</RowHead>
              <Td numeric>{formatNumber(bin.n)}</Td>
              <Td numeric>{formatChance(bin.forecast)}</Td>
              <Td numeric>{formatPercent(bin.observed)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Table label={`${name}: by status`}>
        <thead>
          <tr>
            <Th>Status</Th>
            <Th numeric>Rows</Th>
            <Th numeric>Came true</Th>
            <Th numeric unit="a row">
              Cost
            </Th>
          </tr>
        </thead>
        <tbody>
          {byStatus.map(({ status, n, cameTrue, cost }) => (
            <Tr key={status}>
              <RowHead>
                <StatusBadge status={status} />
              </RowHead>
              <Td numeric>{formatNumber(n)}</Td>
              <Td numeric>{formatNumber(cameTrue)}</Td>
              <Td numeric>{formatNumber(cost)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
