import { readdirSync } from 'node:fs'

/** Every route that shows a page, from the folders of app: `/incidents/[incidentId]/plan`. */
export const pageRoutes = (): string[] => routes(/(^|\/)page\.tsx$/)

/** Every other route: the API, and what the pages' own scripts ask. */
export const doorRoutes = (): string[] => routes(/(^|\/)route\.ts$/)

const routes = (ending: RegExp): string[] => readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => ending.test(file))
  .map((file) => `/${file.replace(ending, '')}`.replace(/\/\([^)]*\)/, '') || '/')
