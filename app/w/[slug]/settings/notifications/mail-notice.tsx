import { Notice } from '@/components/ui/notice'
import { mailSettings } from '@/lib/env'

/** What keeps mail from being sent, and how an operator sets it up; nothing when it is set up. */
export function MailNotice() {
  const settings = mailSettings()
  if (settings.url !== null) return null
  return (
    <Notice tone="warn" title="This installation cannot send mail yet">
      <p>{settings.why} Whoever runs the server sets both and starts it again:</p>
      <p className="mt-1 font-mono break-all text-ink">SMTP_URL=smtps://user:password@mail.example.org:465</p>
      <p className="font-mono break-all text-ink">MAIL_FROM=&quot;Switchboard &lt;switchboard@example.org&gt;&quot;</p>
      <p className="mt-1">Mail that is due meanwhile is tried for a day.</p>
    </Notice>
  )
}
