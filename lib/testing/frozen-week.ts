import type { Report } from '@/lib/domain/report'
import { canonical, evidenceSha256, sealOf } from '@/lib/domain/seal'

type Signature = { name: string; decision?: 'agree' | 'dissent'; evidenceSha256?: string }

/** A report as it is frozen: signed by these people on its evidence, sealed, and in canonical JSON. */
export function frozenWeek(
  report: Report,
  signatures: Signature[] = [{ name: 'Ana Ruiz' }, { name: 'Bo Lindqvist', decision: 'dissent' }],
): string {
  const evidence = evidenceSha256(report)
  const signOffs = signatures.map(({ name, decision = 'agree', evidenceSha256: on = evidence }, index) => ({
    ...{
      name,
      role: 'approver',
      decision,
      note: null,
      signedAt: `2026-11-20T15:0${index}:00.000Z`,
      evidenceSha256: on,
      dissents: [],
    },
  }))
  const signed = { ...report, signOffs }
  return canonical({ ...signed, seal: sealOf(signed) })
}

/** A report whose pairs remember of the week before what a database remembers: levels and versions. */
export function withPlainPrevious(report: Report): Report {
  const plain = structuredClone(report)
  for (const { input } of plain.dependencies.flatMap(({ pairs }) => pairs)) {
    if (!input.previous) continue
    const { levels, policyVersion, engineVersion } = input.previous
    input.previous = { levels, policyVersion, engineVersion }
  }
  return plain
}

/** The spans of the parts of a canonical week, in bytes, by their path; the key of an entry counts as part of it. */
export function spansOf(content: string): { path: string; from: number; to: number }[] {
  const report = JSON.parse(content) as Report
  const bytes = Buffer.from(content)
  const spans: { path: string; from: number; to: number }[] = []
  const find = (text: string, after: number) => bytes.indexOf(text, after)
  for (const group of ['claims', 'sources'] as const) {
    let at = find(`"${group}":{`, 0)
    for (const [id, value] of Object.entries(report[group]).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const entry = `${JSON.stringify(id)}:${canonical(value)}`
      const from = find(entry, at)
      at = from + Buffer.byteLength(entry)
      spans.push({ path: `${group}/${id}`, from, to: at })
    }
  }
  for (const group of ['dependencies', 'overrides', 'signOffs'] as const) {
    let at = find(`"${group}":[`, 0)
    for (const [index, value] of report[group].entries()) {
      const entry = canonical(value)
      const from = find(entry, at)
      at = from + Buffer.byteLength(entry)
      spans.push({ path: `${group}/${'dependency' in value ? value.dependency.id : index}`, from, to: at })
    }
  }
  const policy = canonical(report.policy)
  const from = find(policy, find('"policy":', 0))
  return [...spans, { path: 'policy', from, to: from + Buffer.byteLength(policy) }]
}
