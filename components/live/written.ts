import { isText } from '@/components/draft/fields'

/** A form with something in it that was not sent, and what that is. */
export type Written = { form: HTMLFormElement; text: string }

/** What stands written and unsent in the forms of this page; one that is on its way is not among them. */
export function writtenForms(): Written[] {
  return [...document.querySelectorAll<HTMLFormElement>('form.command:not([aria-busy="true"])')].flatMap((form) => {
    const text = [...form.elements].filter(isText).filter(({ value, defaultValue }) => value.trim() !== '' && value !== defaultValue)
      .map(({ value }) => value).join('\n\n')
    return text === '' ? [] : [{ form, text }]
  })
}

/** What was written in forms that are not on the page any more. */
export const goneWith = (written: readonly Written[]): string => written.filter(({ form }) => !form.isConnected).map(({ text }) => text).join('\n\n')
