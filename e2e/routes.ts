import { readdirSync } from 'node:fs'

/** Every route that shows a page, from the folders of app: `/incidents/[incidentId]/plan`. */
export const pageRoutes = (): string[] => readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`.replace(/\/\([^)]*\)/, '') || '/')
