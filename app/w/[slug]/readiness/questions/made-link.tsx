import { ButtonLink, buttonClass } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

export type MadeQuestionnaire = { id: string; vendorName: string | null; address: string }

/** A new link, shown this once, and the Excel file for those who would rather fill in a file. */
export function MadeLink({ made, base }: { made: MadeQuestionnaire; base: string }) {
  return (
    <div role="status">
      <Notice title={made.vendorName ? `The link for ${made.vendorName}` : 'The new link'}>
        <p>Copy it now: it is shown only this once, since only a hash of it is kept. Whoever has it can answer without an account.</p>
        <p className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-1">
          <span className="min-w-0 flex-1 basis-56 font-mono text-sm break-all text-ink select-all">{made.address}</span>
          <CopyButton value={made.address} label="Copy the link" />
        </p>
        <p className="mt-3 flex flex-wrap gap-2">
          {made.vendorName ? (
            <ButtonLink size="sm" href={`${base}/${made.id}`}>
              Open the questionnaire
            </ButtonLink>
          ) : null}
          <a className={buttonClass('secondary', 'sm')} href={`${base}/${made.id}/sheet`}>
            Download it as an Excel file
          </a>
        </p>
      </Notice>
    </div>
  )
}
