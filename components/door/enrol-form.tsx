'use client'
import { enrol } from '@/app/enrol/actions'
import { DoorForm } from '@/components/door/door-form'
import { EnrolmentFields } from '@/components/door/enrolment-fields'
import { ShownOnce, codesIn, codesWhy } from '@/components/door/shown-once'
import type { Enrolment } from '@/lib/actor/enrolment'

/** `enrolment`: null once it is done. */
export function EnrolForm({ enrolment, next }: { enrolment: Enrolment | null; next: string }) {
  return (
    <DoorForm act={enrol} submit="Add it" busyLabel="Checking …" notDone="Not added." done={(answer) => (
      <ShownOnce title="Your recovery codes" why={codesWhy} lines={codesIn(answer)}><a className="button button-fill" target="_self" href={next}>I have kept them</a></ShownOnce>
    )}>
      {enrolment && <EnrolmentFields enrolment={enrolment} />}
    </DoorForm>
  )
}
