import { ChevronRight } from 'lucide-react'
import { GradeMark } from '@/components/verdict/grade-mark'
import { budgetText, doubtParts, halfLifeText } from '@/lib/domain/verdict/budget-text'
import type { EngineClaim } from '@/lib/domain/verdict/input'
import type { Appraisal } from '@/lib/domain/verdict/output'
import { toPoints } from '@/lib/format'

type DoubtProps = { appraisal: Appraisal; claim: EngineClaim; task: string }

/** The grade of a claim with the two largest parts of the doubt; opened, the whole uncertainty budget. */
export function Doubt({ appraisal, claim, task }: DoubtProps) {
  const parts = doubtParts(appraisal, claim, task)
  if (appraisal.U === null || parts.length === 0) return <GradeMark grade={appraisal.grade} explained />
  return (
    <details className="group/doubt min-w-60">
      <summary className="flex cursor-pointer items-start gap-1.5 hover:text-accent">
        <GradeMark grade={appraisal.grade} />
        <span className="min-w-0 flex-1">{budgetText(appraisal, parts).slice(`${appraisal.grade}: `.length)}</span>
        <ChevronRight aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-muted group-open/doubt:rotate-90" />
      </summary>
      <table className="mt-2 w-full text-left text-sm">
        <caption className="pb-1 text-left text-muted">
          Total doubt ±{toPoints(appraisal.U)} points (one standard deviation), of which
        </caption>
        <tbody>
          {parts.map(({ id, words, meaning, percent }) => (
            <tr key={id}>
              <th scope="row" className="border-t py-1 pr-3 align-top font-normal">
                {words}
                <span className="block text-muted">{meaning}</span>
              </th>
              <td className="w-14 border-t py-1 text-right align-top">{percent === 0 ? '<1' : percent}%</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="border-t pt-1 text-sm text-muted">{halfLifeText(appraisal)}</p>
    </details>
  )
}
