import { isEmpty } from '@/lib/db/accounts'

/** Whether this is the first start: nobody has an account yet. */
export async function awaitsSetUp(): Promise<boolean> {
  return isEmpty()
}
