// `npm start`. Nothing here may come from node_modules, and an old Node must still be able to read this file:
// the first thing it does is to say that Node is too old, the second to install the packages.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Muster needs Node.js 20.19 or later and this is ${process.versions.node}: install a newer one from your package manager.`)
  process.exit(1)
}

const { endWith } = await import('./launch/say.mjs')
try {
  const { readSettings } = await import('./launch/settings.mjs')
  const { endOnSignal } = await import('./launch/command.mjs')
  endOnSignal()
  const { ensureInstalled } = await import('./launch/install.mjs')
  const settings = readSettings(process.argv.slice(2), process.env)
  await ensureInstalled({ withChecks: false })
  const { run } = await import('./launch/run.mjs')
  await run(settings)
} catch (error) {
  endWith(error)
}
