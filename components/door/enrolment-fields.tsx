'use client'
import { useState } from 'react'
import { TextField } from '@/components/form/text-field'
import type { Enrolment } from '@/lib/actor/enrolment'

/**
 * A picture to scan with an authenticator app, and its first code. The first picture stays until the page is loaded again,
 * because somebody may have scanned it already.
 */
export function EnrolmentFields({ enrolment }: { enrolment: Enrolment }) {
  const [{ svg, letters, sealed }] = useState(enrolment)
  return (
    <>
      <div>
        <p className="label">Your authenticator app</p>
        <p className="hint">Scan the QR code with an authenticator app, or with a password manager that shows six-digit codes.</p>
        <div className="qr" role="img" aria-label="QR code for the authenticator app" dangerouslySetInnerHTML={{ __html: svg }} />
        <p className="aside-note">Can’t scan? Type this key into the app: <span className="mono">{letters}</span></p>
      </div>
      <input type="hidden" name="sealed" value={sealed} />
      <TextField name="code" label="Code that the app shows now" hint="Six digits. A new code comes every 30 seconds." required
        missing="Enter the six digits that your app shows." autoComplete="one-time-code" maxLength={7} />
    </>
  )
}
