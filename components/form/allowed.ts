/** Whether the viewer may do a thing, as a query says it: a refusal always carries its sentence. */
export type Allowed = { allowed: true } | { allowed: false; because: string }
