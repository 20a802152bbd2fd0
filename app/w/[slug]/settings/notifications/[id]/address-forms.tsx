'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeAddressAction, replaceSecretAction } from '../actions'
import { MadeSecret } from '../made-secret'

type AddressFormsProps = { slug: string; id: string; version: number; signs: boolean }

/** Another address, and for a webhook another secret; what is stored of either is never shown. */
export function AddressForms({ slug, id, version, signs }: AddressFormsProps) {
  const hint = signs
    ? 'It gets a new secret as well, so that the old one never signs for whoever receives there.'
    : 'The stored address is never shown again.'
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <ActionForm action={changeAddressAction.bind(null, slug)} label="Address" className="flex flex-col gap-3">
        {(form) => (
          <>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <Field label="New address" required error={form.error('url')} hint={hint}>
              {(control) => (
                <Input
                  {...control}
                  name="url"
                  type="url"
                  autoComplete="off"
                  spellCheck={false}
                  placeholder="https://"
                  defaultValue={form.value('url')}
                />
              )}
            </Field>
            <div>
              <SubmitButton variant="secondary" pendingLabel="Checking…">
                Change the address
              </SubmitButton>
            </div>
            <MadeSecret state={form.state} />
          </>
        )}
      </ActionForm>
      {signs ? (
        <ActionForm action={replaceSecretAction.bind(null, slug)} label="Secret" className="flex flex-col gap-3">
          {(form) => (
            <>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={version} />
              <div className="flex flex-wrap items-center gap-3">
                <SubmitButton variant="secondary" pendingLabel="Making…">
                  Replace the secret
                </SubmitButton>
                <p className="text-sm text-muted">The old one signs nothing from then on.</p>
              </div>
              <MadeSecret state={form.state} />
            </>
          )}
        </ActionForm>
      ) : null}
    </div>
  )
}
