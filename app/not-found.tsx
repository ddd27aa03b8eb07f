import { RefusalPage } from '@/components/ui/refusal-page'

/** The one answer for what does not exist and for what is not the reader's: nothing here may depend on which of the two it is. */
export default function NotFound() {
  return (
    <RefusalPage title="Nothing to show at this address" desk>
      It may not exist, or it may belong to others. Muster gives the same answer to both.
    </RefusalPage>
  )
}
