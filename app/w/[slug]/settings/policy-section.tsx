import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { policyPrint } from '@/lib/domain/print/policy'
import type { PolicyVersion } from '@/lib/services/policies'

/** The thresholds that the workspace decides by, in words. */
export function PolicySection({ policy, href }: { policy: PolicyVersion; href: string }) {
  const { thresholds, gates } = policyPrint(policy.content)
  return (
    <Section
      id="policy"
      title="Policy"
      meta={`version ${policy.policyVersion} · signed weeks keep the policy they were decided by`}
      actions={
        <ButtonLink size="sm" href={href}>
          Every threshold and its history
        </ButtonLink>
      }
      flush
    >
      <DataList items={thresholds} />
      <Table label="Gates of the policy" minWidth="44rem" className="pt-4">
        <thead>
          <tr>
            <Th fixed="narrow">Gate</Th>
            <Th>Passes when</Th>
            <Th>Sources that count</Th>
            <Th numeric unit="days">
              A fact holds
            </Th>
            <Th>Required</Th>
          </tr>
        </thead>
        <tbody>
          {gates.map((gate) => (
            <Tr key={gate.gate}>
              <RowHead>{gate.gate}</RowHead>
              <Td>{gate.rule}</Td>
              <Td>{gate.sources}</Td>
              <Td numeric>{gate.maxAge}</Td>
              <Td>{gate.required}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
