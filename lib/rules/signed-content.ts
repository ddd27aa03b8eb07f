import { z } from 'zod'

const item = z.object({ id: z.string(), text: z.string(), level: z.string(), hostId: z.string().nullable(), ticked: z.boolean() })
const answer = z.object({
  id: z.string(), text: z.string(), verdict: z.string().nullable(), answer: z.string(), confidence: z.string().nullable(),
})
const attached = z.object({ id: z.string(), text: z.string(), evidenceId: z.string(), sha256: z.string().nullable() })
const listInBook = z.object({ entries: z.number(), book: z.object({ seq: z.number(), hash: z.string() }) })
const signed = z.object({
  title: z.string(), description: z.string(), result: z.string(), checklist: z.array(item), answers: z.array(answer),
  evidence: z.array(attached),
  list: z.union([z.array(z.unknown()), listInBook]).optional(),
})
/** What a sign-off was given over, read back from where it is kept. */
export type SignedContent = z.infer<typeof signed>
export const readSigned = (content: string): SignedContent => signed.parse(JSON.parse(content))
