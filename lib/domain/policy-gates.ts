import { policyGates } from './gate'
import type { GatePolicy } from './policy'

/** A gate on law or terms that an owner adds with one press: how it starts, what it asks and why it may be wanted. */
export type ReadyGate = {
  gate: GatePolicy
  label: string
  /** What a pass says, in a sentence. */
  passes: string
  /** Why a team would want it. */
  reason: string
}

const words: Record<(typeof policyGates)[number]['id'], { gate: GatePolicy; passes: string; reason: string }> = {
  parent_jurisdiction: {
    // Ownership changes by a deal that is in the news, not by a release.
    gate: { id: 'parent_jurisdiction', kind: 'bool', required: true, sources: ['contract', 'vendor_doc', 'independent'], maxAgeDays: 365 },
    passes: 'Passes when it is written down that the company at the top sits in a country that your team accepts.',
    reason: 'Who owns a vendor decides whose courts and authorities can reach your material.',
  },
  data_residency: {
    gate: { id: 'data_residency', kind: 'superset', required: true, sources: ['contract', 'vendor_doc'], maxAgeDays: 180 },
    passes: 'Passes when inputs and outputs can be kept in every region that the dependency requires.',
    reason: 'Where a clip is made and where it is stored are two promises, and contracts often ask for the second.',
  },
  ip_indemnity: {
    gate: { id: 'ip_indemnity', kind: 'bool', required: true, sources: ['contract', 'vendor_doc'], maxAgeDays: 180 },
    passes: 'Passes when the vendor takes over claims of third parties against what you make with it.',
    reason: 'Nobody knows what a model was trained on but its maker, so its maker should carry that risk.',
  },
  provenance_marking: {
    gate: {
      id: 'provenance_marking',
      kind: 'bool',
      required: true,
      // A clip can be opened and looked into, so a measurement says as much as a document.
      sources: ['contract', 'vendor_doc', 'measured', 'independent'],
      maxAgeDays: 180,
    },
    passes: 'Passes when clips carry a mark that machines read, such as Content Credentials (C2PA) or a watermark.',
    reason: 'Laws ask providers for it, and platforms show unmarked clips with a warning or not at all.',
  },
}

export const readyGates: readonly ReadyGate[] = policyGates.map(({ id, label }) => ({ ...words[id], label }))

/** The ready-made gate of that id; undefined for a built-in one and one that a team named itself. */
export const readyGate = (id: string): ReadyGate | undefined => readyGates.find(({ gate }) => gate.id === id)
