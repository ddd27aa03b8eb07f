import type { Part } from '../prisma/demo/accounts'
import type { World } from './world'

type Address = (world: World) => string | Promise<string>
const incident = (page: string): Address => (world) => world.at(page)
const task = (key: string, at = 'plan'): Address => async (world) => world.at(`${at}/${await world.taskId(key)}`)

/** Every page of Muster, by the route that shows it, and who looks at it. */
export const pages: Record<string, [Part | 'nobody', Address][]> = {
  '/': [['coordinator', () => '/'], ['partner', () => '/'], ['outsider', () => '/']],
  '/incidents/open': [['outsider', () => '/incidents/open']],
  '/incidents/[incidentId]/situation': [
    ['coordinator', incident('situation')], ['manager', incident('situation')], ['member', incident('situation?read=plain')],
  ],
  '/incidents/[incidentId]/tasks': [['partner', incident('tasks')]],
  '/incidents/[incidentId]/plan': [
    ['coordinator', incident('plan')], ['manager', incident('plan')],
    ['coordinator', async (world) => world.at(`plan?task=${await world.taskId('databases')}`)],
  ],
  '/incidents/[incidentId]/plan/[taskId]': [
    ['coordinator', task('log-copy')], ['member', task('snapshot-copy')],
    ['manager', task('temporary-data')], ['partner', task('partner-integrity')],
  ],
  '/incidents/[incidentId]/time-line': [['member', incident('time-line')]],
  '/incidents/[incidentId]/time-line/import': [['member', incident('time-line/import')]],
  '/incidents/[incidentId]/people': [
    ['coordinator', incident('people')],
    ['member', incident('people?talk=Aoife+Brennan')], ['partner', incident('people?talk=Priya+Raman')],
  ],
  '/incidents/[incidentId]/print/plan': [['coordinator', incident('print/plan')], ['member', incident('print/plan?paper=letter')]],
  '/incidents/[incidentId]/print/time-line': [['member', incident('print/time-line')]],
  '/incidents/[incidentId]/print/people': [['manager', incident('print/people')]],
  '/incidents/[incidentId]/print/task/[taskId]': [
    ['member', task('log-copy', 'print/task')], ['partner', task('partner-integrity', 'print/task')],
  ],
  '/incidents/[incidentId]/office': [['coordinator', incident('office')], ['member', incident('office')]],
  '/incidents/[incidentId]/hosts': [['coordinator', incident('hosts')]],
  '/incidents/[incidentId]/evidence': [['member', incident('evidence')], ['partner', incident('evidence')]],
  '/incidents/[incidentId]/log-book': [['coordinator', incident('log-book')]],
  '/incidents/[incidentId]/phase': [['coordinator', incident('phase')]],
  '/incidents/[incidentId]/rules': [['member', incident('rules')], ['partner', incident('rules')]],
  '/search': [
    ['coordinator', (world) => `/search?q=log&in=${world.incidentId}`], ['partner', () => '/search?q=partner'], ['outsider', () => '/search?q=log'],
  ],
  '/account': [['coordinator', () => '/account']],
  '/account/second-factor': [['coordinator', () => '/account/second-factor']],
  '/accounts': [
    ['administrator', () => '/accounts'], ['administrator', async (world) => `/accounts?open=${await world.personId('member')}`],
  ],
  '/standing-deputies': [['outsider', () => '/standing-deputies'], ['administrator', () => '/standing-deputies']],
  '/settings': [['administrator', () => '/settings']],
  '/sign-in': [['nobody', () => '/sign-in']],
}
