import 'server-only'
import { type Context, transaction } from '@/lib/context'
import { addDays, fromDay } from '@/lib/domain/day'
import { type AnswerValue, emptyAnswer, type GivenAnswer } from '@/lib/domain/question-answer'
import { dayIn } from '@/lib/domain/week'
import { record } from './audit'
import { answerColumns } from './question-answers'
import { listBeliefs } from './question-beliefs'

const id = 'demo-questions'
const about = { vendorId: 'black-forest-labs', offeringId: 'bfl-flux-3-video--black-forest-labs' }
const invented = 'Invented for the demo.'

type Said = { questionId: string; value?: AnswerValue; text?: string; shownIn?: string }

/** Answers that nobody gave, each marked so; the documents do not exist. */
const answers: readonly Said[] = [
  { questionId: 'api', value: true, shownIn: 'API reference' },
  {
    questionId: 'regions',
    value: ['eu'],
    text: `${invented} The United States follow with the next release.`,
    shownIn: 'API reference, regions',
  },
  { questionId: 'throughput', value: 240, text: invented },
  { questionId: 'sla', value: 99.5, shownIn: 'Service level agreement' },
  {
    questionId: 'remedy',
    text: `${invented} A tenth of the month’s fee, on request within 30 days.`,
    shownIn: 'Service level agreement, section 4',
  },
  { questionId: 'pinned', value: true, text: `${invented} Every release keeps its own id.` },
  { questionId: 'deprecation', value: 90, shownIn: 'Deprecation policy' },
  { questionId: 'training', value: true, shownIn: 'Data processing agreement' },
  { questionId: 'retention', value: 30, text: invented },
  { questionId: 'residency', value: ['eu'], shownIn: 'Data processing agreement, annex 2' },
  { questionId: 'certifications', value: ['soc2'], text: `${invented} The report is sent under a confidentiality agreement.` },
  { questionId: 'ownership', value: 'customer', shownIn: 'API terms, section 7' },
  { questionId: 'commercial', value: true, shownIn: 'API terms, section 7' },
  { questionId: 'indemnity', value: false, text: `${invented} On request in a contract of its own.` },
  { questionId: 'marking', value: true, text: `${invented} Content Credentials in every file.`, shownIn: 'Provenance of outputs' },
  { questionId: 'benchmarks', text: `${invented} Our own team, one try per prompt.` },
]
const alsoAsked = ['change_notice', 'subprocessors', 'parent', 'roadmap']

function given({ value, text, shownIn }: Said, documentOn: string): GivenAnswer {
  const said = { ...emptyAnswer, value: value ?? null, text: text ?? null }
  if (!shownIn) return said
  return { ...said, documentUrl: 'https://documents.example.com/invented', documentTitle: `${shownIn} (invented)`, documentOn }
}

/** One questionnaire that came back, for the demo workspace: marked demo, and nothing of it made a fact. Does nothing where it is there already. */
export async function seedQuestions(demo: Context): Promise<void> {
  const known = await demo.db.questionnaire.count({ where: { id } })
  const sold = await demo.db.offering.count({ where: { id: about.offeringId } })
  if (known > 0 || sold === 0) return
  const today = dayIn(demo.now, demo.workspace.timeZone)
  const at = (days: number) => new Date(fromDay(addDays(today, days)).getTime() + 10 * 3_600_000)
  const beliefs = await listBeliefs(demo, about)
  const questions = [...answers.map(({ questionId }) => questionId), ...alsoAsked]
  await transaction(demo, async (tx) => {
    const dates = { createdAt: at(-20), expiresAt: at(-2), submittedAt: at(-6), submittedByName: 'Robin Example (invented)' }
    const message = 'We would like to know more about your model before we weigh it. Links to documents help us most.'
    const asked = { recipient: 'the partner team', message }
    await tx.questionnaire.create({
      data: {
        ...{ ...about, ...asked, ...dates, id, questions, createdByName: 'Ana Ruiz', origin: 'demo', workspaceId: demo.workspace.id },
        beliefs: beliefs.filter(({ questionId }) => questions.includes(questionId)),
      },
    })
    const declined = {
      outcome: 'declined',
      reviewNote: 'The page names a version, not an id that never changes.',
      reviewedByName: 'Ana Ruiz',
      reviewedAt: at(-5),
    }
    await tx.answer.createMany({
      data: answers.map((said) => ({
        ...answerColumns(given(said, addDays(today, -120)), at(-6)),
        ...(said.questionId === 'pinned' ? declined : {}),
        ...{ questionnaireId: id, questionId: said.questionId, workspaceId: demo.workspace.id },
      })),
    })
    await record(tx, demo, 'demo.questions', { type: 'questionnaire', id }, { answers: answers.length })
  })
}
