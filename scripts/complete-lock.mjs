// Completes package-lock.json after `npm install` against a registry mirror that lacks the packages of other platforms:
// npm then leaves them out without a word, and `npm ci` refuses the file, here and elsewhere. Their parents pin their versions.
import fs from 'node:fs'
import { at } from './launch/paths.mjs'

const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

const file = at('package-lock.json')
const lock = JSON.parse(fs.readFileSync(file, 'utf8'))
const added = Object.values(lock.packages).flatMap((parent) =>
  Object.entries(parent.optionalDependencies ?? {})
    .filter(([name, version]) => /^\d+\.\d+\.\d+/.test(version) && !lock.packages[`node_modules/${name}`] && platformOf(name))
    .map(([name, version]) => {
      const dev = parent.dev ? { dev: true } : {}
      return [`node_modules/${name}`, { version, ...platformOf(name), ...dev, optional: true }]
    }))
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) }).sort(([a], [b]) => (a < b ? -1 : 1))
fs.writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
console.log(`${added.length} packages of other platforms added to package-lock.json`)

/** @param {string} name such as @next/swc-darwin-arm64 or @oxc-parser/binding-linux-riscv64-musl */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const cpu = CPU.find((one) => words.includes(one))
  if (!cpu) return undefined
  const os = OS.find((one) => words.includes(one))
  const libc = words.includes('musl') ? 'musl' : words.some((word) => /^gnu/.test(word)) ? 'glibc' : undefined
  return { cpu: [cpu], ...(os ? { os: [os] } : {}), ...(libc && os === 'linux' ? { libc: [libc] } : {}) }
}
