import type { GateId } from './gate'

export const questionGroups = [
  { id: 'access', label: 'Access and limits' },
  { id: 'service', label: 'Service and support' },
  { id: 'change', label: 'Change and end of life' },
  { id: 'data', label: 'Data' },
  { id: 'rights', label: 'Rights and risk' },
  { id: 'company', label: 'Company and law' },
  { id: 'claims', label: 'Claims and plans' },
] as const
export type QuestionGroupId = (typeof questionGroups)[number]['id']

export type QuestionOption = { id: string; label: string }

/** Characters that an answer in words may have. */
export const longestWords = 4000

/** What an answer is made of, beside the words that anybody may add. `most` bounds a number. */
export type AnswerForm =
  | { kind: 'yes_no' }
  | { kind: 'choice'; options: readonly QuestionOption[] }
  | { kind: 'several'; options: readonly QuestionOption[] }
  | { kind: 'number'; unit: string; most: number }
  | { kind: 'regions' }
  | { kind: 'text' }

/** What an accepted answer becomes: a fact at a gate, or something that is written into a field of the inventory by hand. */
export type Feeds = { gate: GateId } | { field: string } | null

/** One of the questions that matter for video models. `proof` names the document that would show the answer. */
export type VendorQuestion = {
  id: string
  group: QuestionGroupId
  question: string
  why: string
  answer: AnswerForm
  feeds: Feeds
  proof: string
}

type Told = [question: string, why: string, proof: string]

const ask = (group: QuestionGroupId, id: string, answer: AnswerForm, feeds: Feeds, [question, why, proof]: Told): VendorQuestion => ({
  ...{ id, group, question, why, answer, feeds, proof },
})

const yesNo: AnswerForm = { kind: 'yes_no' }
const words: AnswerForm = { kind: 'text' }
const regions: AnswerForm = { kind: 'regions' }
const days: AnswerForm = { kind: 'number', unit: 'days', most: 3650 }

/** The questions, group by group. Ids are kept in answers and sheets, so a question that changes its meaning gets a new one. */
export const vendorQuestions: readonly VendorQuestion[] = [
  ask('access', 'api', yesNo, { gate: 'api_ga' }, [
    'Can any paying customer call this model through an API that is generally available, not in preview?',
    'We only weigh models for production that we can call there.',
    'API documentation or release notes that state general availability',
  ]),
  ask('access', 'regions', regions, { gate: 'region' }, [
    'In which regions are requests for this model processed?',
    'Contracts with our own customers name the places where footage may go.',
    'List of regions in the documentation, or an order form',
  ]),
  ask('access', 'throughput', { kind: 'number', unit: 'jobs/h', most: 1_000_000 }, { gate: 'throughput' }, [
    'How many generation jobs per hour does our plan allow at its peak?',
    'Our busiest hour has to fit through without queueing.',
    'Page on rate limits, or the limits in the contract',
  ]),
  ask('access', 'quota', words, null, [
    'How is a higher limit asked for, who grants it, and how long does that take?',
    'We need to know how far ahead of a campaign to ask.',
    'Page on quotas',
  ]),
  ask('service', 'sla', { kind: 'number', unit: '%', most: 100 }, { gate: 'availability' }, [
    'Which share of a month do you commit the API to be up?',
    'We plan with your commitment until we have measured it ourselves.',
    'Service level agreement',
  ]),
  ask('service', 'remedy', words, { field: 'SLA of the offering' }, [
    'What do we receive when you miss that commitment, and how do we claim it?',
    'We enter the remedy beside the commitment when we compare offerings.',
    'Service level agreement, section on credits',
  ]),
  ask(
    'service',
    'failed_jobs',
    {
      kind: 'choice',
      options: [
        { id: 'none', label: 'Not billed' },
        { id: 'refused', label: 'Only refused ones are billed' },
        { id: 'all', label: 'All are billed' },
      ],
    },
    { field: 'Prices of the offering' },
    [
      'Are jobs billed that fail, time out or are refused by a filter?',
      'The price of a finished second depends on who pays for the others.',
      'Price page or billing terms',
    ],
  ),
  ask('service', 'support', words, null, [
    'Which support comes with our plan, at which hours, and how soon do you answer a total outage?',
    'We compare your hours with those in which our team works.',
    'Support policy',
  ]),
  ask('service', 'incidents', words, { field: 'Status page of the vendor' }, [
    'Where and how soon do you tell customers of an incident, and do you publish what caused it?',
    'With a notice from you we can tell an outage from a fault on our side.',
    'Status page, or the clause on incident notices',
  ]),
  ask('service', 'filters', words, null, [
    'Which requests do your safety filters refuse, and how is a wrong refusal lifted?',
    'We need to estimate how many of our prompts would be refused.',
    'Usage policy, or documentation of the filters',
  ]),
  ask('change', 'pinned', yesNo, { field: 'Pinned snapshot of the offering' }, [
    'Can we call one fixed snapshot of the model by an id of its own that never changes its behaviour?',
    'A trial stays valid for as long as the model it tried does not change.',
    'Documentation of model versions',
  ]),
  ask('change', 'change_notice', days, null, [
    'How many days before a change of behaviour, price or limits are customers told?',
    'We need the time to run our prompts again before our customers see the difference.',
    'Change policy, or the clause on notices',
  ]),
  ask('change', 'deprecation', days, { field: 'Lifecycle of the offering' }, [
    'How many days lie at least between announcing a retirement and switching the model off?',
    'A trial, a contract and a migration together take us a quarter.',
    'Deprecation policy',
  ]),
  ask('change', 'end', words, { field: 'Lifecycle of the offering' }, [
    'Is an end of this model id planned or announced, for which day, and what replaces it?',
    'We plan the next migration from the announced end.',
    'Deprecation page, or a written statement',
  ]),
  ask('change', 'exit', words, null, [
    'What can we take along when we leave, in which format, and until when is it there for us?',
    'Tuned models, presets and logs are part of what a switch costs.',
    'Terms on termination',
  ]),
  ask('data', 'training', yesNo, { gate: 'data_terms' }, [
    'Are our prompts, footage and clips kept out of the training of models without our having to ask?',
    'Our customers require that their material is not used for training.',
    'Data processing agreement, or terms of the API',
  ]),
  ask('data', 'retention', days, null, [
    'For how many days do you keep what we send and what you make of it?',
    'We record for how long our material is kept.',
    'Data processing agreement, section on retention',
  ]),
  ask('data', 'residency', regions, { gate: 'data_residency' }, [
    'In which regions can we have inputs and outputs stored, copies and logs included?',
    'Clips may be made in one region and kept in another.',
    'Data processing agreement, or an order form',
  ]),
  ask('data', 'subprocessors', words, null, [
    'Which sub-processors see our material, where do they sit, and how are we told of new ones?',
    'Our own customers ask us who handles their material.',
    'List of sub-processors',
  ]),
  ask(
    'data',
    'certifications',
    {
      kind: 'several',
      options: [
        { id: 'soc2', label: 'SOC 2 Type II' },
        { id: 'iso27001', label: 'ISO/IEC 27001' },
        { id: 'iso42001', label: 'ISO/IEC 42001' },
        { id: 'none', label: 'None of these' },
      ],
    },
    null,
    [
      'Which of these certifications are in force for the service that we would call?',
      'An audit by somebody else replaces a part of ours.',
      'Certificate or report with its scope and dates',
    ],
  ),
  ask(
    'rights',
    'ownership',
    {
      kind: 'choice',
      options: [
        { id: 'customer', label: 'The customer' },
        { id: 'licensed', label: 'The vendor, with a licence to the customer' },
        { id: 'plan', label: 'It depends on the plan' },
      ],
    },
    null,
    [
      'Whose are the clips that the model makes for us?',
      'We sell them on and have to know who owns them.',
      'Terms of the API, section on output',
    ],
  ),
  ask('rights', 'commercial', yesNo, { gate: 'commercial_use' }, [
    'May we sell and broadcast the clips in every country and for good, on the plan that we would buy?',
    'We sell the clips, so we need the right to.',
    'Terms of the API or licence of the model',
  ]),
  ask('rights', 'indemnity', yesNo, { gate: 'ip_indemnity' }, [
    'Do you take over claims of third parties against clips that we make within your terms?',
    'We need to know who bears the risk of such a claim.',
    'Contract clause on indemnity, with its limits and exceptions',
  ]),
  ask('rights', 'marking', yesNo, { gate: 'provenance_marking' }, [
    'Does every clip carry a mark that machines can read, such as Content Credentials (C2PA) or a watermark?',
    'Laws ask for it, and platforms warn of clips without.',
    'Documentation of the marking, best with a clip to look into',
  ]),
  ask('company', 'parent', words, { gate: 'parent_jurisdiction' }, [
    'Which company stands at the top of your group, and in which country does it have its seat?',
    'Its courts and authorities can reach what you hold for us.',
    'Annual report, extract from a register, or the contract',
  ]),
  ask('company', 'law', words, null, [
    'Which law governs our contract, and which court or tribunal decides?',
    'Our counsel checks how the contract could be enforced.',
    'Contract, section on governing law',
  ]),
  ask('claims', 'benchmarks', words, { field: 'Claims about the models' }, [
    'Who ran the benchmarks that you publish, with which settings, and how many tries per prompt?',
    'A result counts for us as far as somebody else could repeat it.',
    'Method of the benchmark, with prompts and settings',
  ]),
  ask('claims', 'roadmap', words, { field: 'Roadmap of the vendor' }, [
    'What will change about this model within two quarters, and which of it do you promise in writing?',
    'We keep a record of what was promised and whether it came.',
    'Roadmap, or a letter',
  ]),
]

/** The question of that id; undefined for one that is no longer asked. */
export const vendorQuestion = (id: string): VendorQuestion | undefined => vendorQuestions.find((question) => question.id === id)

/** Questions by group, in the order in which both are kept; groups without any are left out. */
export function inGroups<Item>(
  items: readonly Item[],
  questionOf: (item: Item) => VendorQuestion,
): { id: string; label: string; items: Item[] }[] {
  return questionGroups
    .map(({ id, label }) => ({ id, label, items: items.filter((item) => questionOf(item).group === id) }))
    .filter((group) => group.items.length > 0)
}

/** The gate that an accepted answer feeds; null where it feeds a field, or only informs. */
export const feedsGate = ({ feeds }: VendorQuestion): GateId | null => (feeds && 'gate' in feeds ? feeds.gate : null)
