import { officeOf } from './office'
import type { SomePerson, World } from './world'

/** The people of tests about the office of coordinator. */
export async function cast(w: World) {
  return {
    mara: await w.person('Mara Lindqvist'), daniel: await w.person('Daniel Osei'), priya: await w.person('Priya Raman'),
    tomas: await w.person('Tomas Reyes'), hanna: await w.person('Hanna Vogel'), outsider: await w.person('Olive Outside'),
  }
}

/** An incident that Mara coordinates, with three members and Hanna as manager; Daniel and Priya are deputies, in this order, if wanted. */
export async function assemble(w: World, people: Awaited<ReturnType<typeof cast>>, deputies: boolean) {
  await w.sql.query('update person set trust = 1')
  const incident = await w.open(people.mara)
  return {
    incident, o: officeOf(w, incident),
    daniel: await w.seat(incident, people.daniel, deputies ? { deputy: 1 } : {}),
    priya: await w.seat(incident, people.priya, deputies ? { deputy: 2 } : {}),
    tomas: await w.seat(incident, people.tomas),
    hanna: await w.seat(incident, people.hanna, { office: 'manager' }),
  }
}

/** As if an administrator had reset the person's password: seats wait to be confirmed (SE-10). */
export const distrust = (w: World, who: SomePerson) => w.sql.query('update person set trust = trust + 1 where id = $1', [who.id])
