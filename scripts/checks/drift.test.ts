import { expect, test } from 'vitest'
import { withoutGuards } from './drift.mjs'

test('guards are the migrations\' own; anything else is drift', () => {
  const guards = '-- DropForeignKey\nALTER TABLE "task" DROP CONSTRAINT "task_owner_guard";\n\n-- DropIndex\nDROP INDEX "seat_one_guard";\n'
  expect(withoutGuards(guards)).toBe('')
  expect(withoutGuards(`${guards}\n-- DropIndex\nDROP INDEX "seat_person_idx";\n`)).toBe('DROP INDEX "seat_person_idx";\n')
  expect(withoutGuards('ALTER TABLE "task" ADD COLUMN "note" TEXT;\n')).toBe('ALTER TABLE "task" ADD COLUMN "note" TEXT;\n')
})
