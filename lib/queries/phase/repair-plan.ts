import type { Within } from '@/lib/facts/incident'

export type RepairStep = { hostId: string; host: string; servicesOut: string; outFrom: Date; outUntil: Date }
export type RepairPlan = { steps: RepairStep[]; hosts: { id: string; name: string }[] }

/** The repair plan as it stands, and the hosts that it can name (IN-4, P6). Two statements. */
export async function repairPlan({ tx, incident }: Within): Promise<RepairPlan> {
  const steps = await tx.$queryRaw<RepairStep[]>`
    select r.host_id as "hostId", h.name as host, r.services_out as "servicesOut", r.out_from as "outFrom", r.out_until as "outUntil"
    from repair_step r join host h on h.id = r.host_id where r.incident_id = ${incident.incident.id}::uuid order by r.position`
  const hosts = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from host where incident_id = ${incident.incident.id}::uuid and state in ('confirmed', 'suspected') order by name`
  const named = steps.filter((step) => hosts.every((host) => host.id !== step.hostId)).map((step) => ({ id: step.hostId, name: step.host }))
  return { steps, hosts: [...hosts, ...named] }
}
