/** How many of one kind may be, and what somebody reads who adds one more. */
export type Bound = { readonly most: number; readonly because: string }

/**
 * Of each kind far more than an incident ever has. Where it is known who added, the bound is one person's, so that nobody keeps others from adding
 * theirs, and nobody learns from it how many others added (N8).
 */
export const bounds = {
  itemsOfTask: {
    most: 300, because: 'This task has 300 items. Put several into one, or ask the coordinator for a task of its own.',
  },
  evidenceOfOne: {
    most: 1_000, because: 'You have registered 1,000 items. Put what belongs together into one archive, and register that; or ask someone else to register.',
  },
  remarksOfOne: {
    most: 1_000, because: 'You have written 1,000 remarks on this task. Put what has to stay into its result.',
  },
  correctionsOfOne: {
    most: 50, because: 'You have corrected this entry 50 times. Ask someone else to look at it.',
  },
} as const satisfies Record<string, Bound>
