import type { Column } from '@/lib/rules/permission'
import type { Role } from './cast'
import type { Scene } from './scene'

export type Input = Record<string, unknown>
export type Given = { input: Input; version?: number }

/** One valid use of a command, and each way in which it must be refused. */
export type Example = {
  /** What the entry in the log book is called; where it depends on who acts, by column. */
  kind: string | ((column: Column) => string)
  /**
   * Makes every condition hold for the scene's actor, and gives what to send. The incident is *starting* meanwhile, as it was
   * opened; the phase of the scene is entered afterwards. For the program's own commands: makes them due.
   */
  given: (scene: Scene) => Given | Promise<Given>
  /** Columns whose standing the permission names, but for whom its conditions can never hold, with the reason. */
  never?: Partial<Record<Column, string>>
  /** Columns whose seat has to be suspended for the example: they see nothing then. */
  unseated?: readonly Column[]
  /** Phases that the permission names, but in which the conditions can never hold, with the reason. */
  neverWhile?: Partial<Record<string, string>>
  /** For each condition, by what it `says`: what makes it fail, when all else holds. */
  breaks?: Record<string, Break>
  /** The states of its object and those it may be in, read from design states and not from the rules. */
  states?: { of: readonly string[]; from: readonly string[]; put: (scene: Scene, given: Given, state: string) => Promise<void | string> }
}

/** Changes the scene, or what is sent, or who sends it; the id of what it writes is of no interest. */
export type Break = (scene: Scene, given: Given) => Promise<void | string | { given?: Given; by?: Role }>
