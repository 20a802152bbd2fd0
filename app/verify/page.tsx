import { ArrowLeftRight } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { VerifyForm } from './verify-form'

export const metadata: Metadata = { title: 'Verify a signed week' }

export default function VerifyPage() {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-4xl flex-col px-4 sm:px-6">
      <header className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b py-2">
        <span className="flex items-center gap-2 font-semibold">
          <ArrowLeftRight aria-hidden="true" className="size-4 text-accent" />
          Switchboard
        </span>
        <span className="text-muted">For everybody, without an account</span>
      </header>
      <main className="flex-1 py-5">
        <PageHeader title="Verify a signed week" />
        <p className="max-w-[72ch] pb-5 text-muted">
          Checked are every byte and every part of the data, whether each signature was given on exactly this evidence, whether the engine
          decides the same from it again, and how several weeks follow each other. Of a PDF, that is the data it carries inside: its printed
          pages are compared only by the command “switchboard verify”. Not checked is whether what the sources say is true; the files stay
          in this browser and are sent nowhere.
        </p>
        <VerifyForm />
      </main>
    </div>
  )
}
