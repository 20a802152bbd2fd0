import { Notice } from '@/components/ui/notice'
import { mailSettings } from '@/lib/env'

/** What keeps mail from being sent; nothing when it is set up. The names of settings are for whoever runs the server, so they are folded. */
export function MailNotice() {
  const settings = mailSettings()
  if (settings.url !== null) return null
  return (
    <Notice tone="warn" title="This server cannot send mail yet">
      <p>Whoever runs it sets a mail server up. Mail that is due meanwhile is tried for a day.</p>
      <details className="mt-1">
        <summary className="w-fit cursor-pointer">For whoever runs the server</summary>
        <p className="mt-1">{settings.why} Set both and start the server again:</p>
        <p className="mt-1 font-mono break-all text-ink">SMTP_URL=smtps://user:password@mail.example.org:465</p>
        <p className="font-mono break-all text-ink">MAIL_FROM=&quot;Switchboard &lt;switchboard@example.org&gt;&quot;</p>
      </details>
    </Notice>
  )
}
