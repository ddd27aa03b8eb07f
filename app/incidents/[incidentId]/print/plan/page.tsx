import { PlanPacket } from '@/components/print/plan-packet'
import { paperOf } from '@/components/print/paper-words'
import { PrintPage } from '@/components/print/print-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { printedPlan } from '@/lib/queries/print/plan'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'paper'>> }

/** The plan on paper, as a packet of checklists. `?paper=letter` for American paper. */
export default async function Page({ params, searchParams }: Props) {
  const paper = paperOf(one((await searchParams).paper))
  const { viewer, frame, page } = await incidentPage(params, printedPlan)
  return (
    <PrintPage frame={frame} viewer={viewer} sheet={page.sheet} packet="plan" paper={paper}
      at="print/plan" back={{ at: 'plan', label: 'Plan' }}>
      <PlanPacket page={page} frame={frame} zone={viewer.zone} />
    </PrintPage>
  )
}
