import type { PolicyFields } from './policy-schema'

/** How many people must agree before a week freezes, and how many of them must be owners. */
export type Quorum = { signatures: number; owners: number }

/** One approver or owner, unless the policy asks for more. */
export const quorumOf = ({ review }: Pick<PolicyFields, 'review'>): Quorum => review ?? { signatures: 1, owners: 0 }
