import { expect } from 'vitest'
import type { Column } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { written } from '@/lib/testing/marks'
import { act } from './attempt'
import { examples } from './examples'
import { phasesOf } from './expected'
import type { Played } from './scene'

const broken = `
  create function muster.broken() returns trigger language plpgsql as $$ begin raise exception 'the log book can not be written'; end $$;
  create trigger broken before insert on log_entry for each row execute function muster.broken();
  create trigger broken before insert on organisation_entry for each row execute function muster.broken();`
const mended = 'drop trigger broken on log_entry; drop trigger broken on organisation_entry; drop function muster.broken()'

/** The log book can't be written: the command fails and leaves everything as it was (L1). Once it can, the same command is done. */
export async function nothingWithoutTheBook(played: Played, name: CommandName, column: Column): Promise<void> {
  const [phase] = phasesOf(name, examples[name])
  const scene = played.scene(column, phase!)
  const given = await examples[name].given(scene)
  await scene.enter(phase!)
  const before = await written(scene.sql)
  await scene.sql.query(broken)
  try {
    await expect(act(scene, name, given)).rejects.toThrow(/the log book can not be written/)
    expect(await written(scene.sql)).toEqual(before)
  } finally {
    await scene.sql.query(mended)
  }
  await act(scene, name, given)
  expect(await written(scene.sql)).not.toEqual(before)
}
