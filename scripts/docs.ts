import { writeFileSync } from 'node:fs'
import { matrix } from '@/lib/rules/matrix'

// What is derived from the rules is written down for readers; a test compares it.
writeFileSync('docs/permissions.md', matrix())
