import 'server-only'
import { allow, type Context } from '@/lib/context'
import { addDays, toDay } from '@/lib/domain/day'
import { type AnswerStanding, answerStanding } from '@/lib/domain/question-answer'
import { feedsGate, type VendorQuestion, vendorQuestion, vendorQuestions } from '@/lib/domain/questions'
import { dayIn } from '@/lib/domain/week'
import { policyOn } from './policies'
import { answerSelect, givenOf } from './question-answers'
import { listQuestionnaires, type QuestionnaireLine } from './question-list'

/** Why a question is open: never put, out with the vendor, or answered in a way that does not count. */
export type OpenBecause = 'never asked' | 'waiting' | Exclude<AnswerStanding, 'accepted'>

export type OpenQuestion = { question: VendorQuestion; because: OpenBecause; questionnaireId: string | null }
/** A question that needs no asking: an accepted answer settles it, or a fresh fact about an offering that its gate may read. */
export type SettledQuestion = { question: VendorQuestion; by: 'answer' | 'fact' }
export type VendorQuestions = { lines: QuestionnaireLine[]; open: OpenQuestion[]; settled: SettledQuestion[] }

const strength: Record<AnswerStanding, number> = { unanswered: 0, said: 1, declined: 1, kept: 2, shown: 3, accepted: 4 }

/** The open questions about a vendor, in the order of the questions. The answer that got furthest speaks for a question that was asked more than once. */
export async function openQuestions(ctx: Context, vendorId: string): Promise<VendorQuestions> {
  allow(ctx, 'workspace:read')
  const [lines, answers, asked, known] = await Promise.all([
    listQuestionnaires(ctx, { vendorId }),
    ctx.db.answer.findMany({
      where: { questionnaire: { vendorId, submittedAt: { not: null } } },
      select: { ...answerSelect, questionnaireId: true },
    }),
    ctx.db.questionnaire.findMany({ where: { vendorId }, select: { id: true, questions: true, submittedAt: true } }),
    knownGates(ctx, vendorId),
  ])
  const best = new Map<string, { standing: AnswerStanding; questionnaireId: string }>()
  for (const { questionnaireId, ...answer } of answers) {
    const question = vendorQuestion(answer.questionId)
    if (!question) continue
    const standing = answerStanding(question, { ...givenOf(answer), outcome: answer.outcome })
    const before = best.get(question.id)
    if (!before || strength[standing] > strength[before.standing]) best.set(question.id, { standing, questionnaireId })
  }
  const waiting = new Map(lines.filter(({ state }) => state === 'waiting').map(({ id }) => [id, true]))
  const out = (id: string) => asked.find((row) => waiting.has(row.id) && row.questions.includes(id))
  const put = (id: string) => asked.find((row) => row.submittedAt !== null && row.questions.includes(id))
  const settled = vendorQuestions.flatMap((question): SettledQuestion[] => {
    if (best.get(question.id)?.standing === 'accepted') return [{ question, by: 'answer' }]
    return known.has(feedsGate(question) ?? '') ? [{ question, by: 'fact' }] : []
  })
  const open = vendorQuestions
    .filter((question) => !settled.some((entry) => entry.question === question))
    .map((question): OpenQuestion => {
      const answer = best.get(question.id)
      const sent = out(question.id)
      if (answer && answer.standing !== 'unanswered' && answer.standing !== 'accepted')
        return { question, because: answer.standing, questionnaireId: answer.questionnaireId }
      if (sent) return { question, because: 'waiting', questionnaireId: sent.id }
      const passed = put(question.id)
      return { question, because: passed ? 'unanswered' : 'never asked', questionnaireId: passed?.id ?? null }
    })
  return { lines, open, settled }
}

/** Gates at which some offering of the vendor has a stored fact that the policy in force may read today. */
async function knownGates(ctx: Context, vendorId: string): Promise<Set<string>> {
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const [policy, facts] = await Promise.all([
    policyOn(ctx, today),
    ctx.db.fact.findMany({
      where: { archivedAt: null, offering: { archivedAt: null, OR: [{ providerId: vendorId }, { model: { vendorId } }] } },
      select: { gate: true, sourceKind: true, observedOn: true },
    }),
  ])
  const gates = new Map(policy.content.gates.map((gate) => [gate.id, gate]))
  const fresh = facts.filter(({ gate, sourceKind, observedOn }) => {
    const rule = gates.get(gate)
    return rule && (rule.sources as readonly string[]).includes(sourceKind) && addDays(toDay(observedOn), rule.maxAgeDays) >= today
  })
  return new Set(fresh.map(({ gate }) => gate))
}
