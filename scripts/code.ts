import { codeAt } from '@/lib/actor/second-factor'
import { demoSecrets, parts } from '../prisma/demo/accounts'
import { fedora2008 } from '../prisma/demo/fedora-2008'

// Prints the second-factor code of one of the demonstration's accounts, as their app would show it now.
const part = process.argv[2] ?? ''
const key = Object.hasOwn(parts, part) ? parts[part as keyof typeof parts] : undefined
const login = fedora2008.people.find((person) => person.key === key)?.account?.login
if (!login) {
  console.error(`Say for whom: npm run code -- ${Object.keys(parts).join(' | ')}`)
  process.exit(1)
}
console.log(codeAt(demoSecrets(login).totp, new Date()))
