// The boundaries of the architecture, as lint. A rule names who may not reach what, and why.
const tests = '\\.(test|spec)\\.tsx?$|^lib/testing/|^e2e/|^scripts/(bench|fuzz)/|^vitest\\.config\\.ts$|^playwright\\.config\\.ts$'
const serverActions = '^app/(submit|session)\\.ts$|^app/.+/actions\\.ts$'

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @param {string} place a folder or a file, without its ending */
const within = (place) => `^${place}(/|\\.ts|$)`

/**
 * What a folder of lib may import of ours: itself and these, and nothing else.
 * @param {string} folder
 * @param {string[]} allowed
 * @param {string[]} [typesOnly]
 */
const only = (folder, allowed, typesOnly = []) => [
  forbid(`${folder}-boundary`, `${folder} → ${[...allowed, ...typesOnly.map((one) => `${one} (types)`)].join(', ') || 'nothing of ours'}`,
    { path: `^${folder}/`, pathNot: tests },
    { path: '^(app|components|lib|prisma|scripts)/', pathNot: [folder, ...allowed, ...typesOnly].map(within) }),
  ...typesOnly.map((one) => forbid(`${folder}-takes-only-types-from-${one}`, `${folder} → ${one}: types alone`,
    { path: `^${folder}/`, pathNot: tests },
    { path: within(one), pathNot: allowed.map(within), dependencyTypesNot: ['type-only'] })),
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid('no-circular', 'Two files that need each other are one thing, or hide a third.', {}, { circular: true }),
    forbid('not-to-unresolvable', 'What is imported exists.', {}, { couldNotResolve: true }),
    forbid('not-to-dev-dependency', 'What runs at a user\'s is a dependency, not a development dependency.',
      { path: '^(app|components|lib|prisma)/|^scripts/(start|launch/)', pathNot: tests },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }),
    forbid('nothing-imports-tests', 'Tests are for nobody but tests.', { pathNot: tests }, { path: tests }),

    forbid('nothing-imports-app', 'Only a form reaches into app, for the server action it posts to.',
      { path: '^(lib|prisma|scripts)/', pathNot: tests }, { path: '^app/' }),
    forbid('components-take-only-server-actions-from-app', 'A component knows no page.',
      { path: '^components/' }, { path: '^app/', pathNot: serverActions }),
    forbid('components-boundary', 'components → components, lib/rules, lib/plans; else types alone, and the empty answer of a form.',
      { path: '^components/', pathNot: tests },
      { path: '^lib/', pathNot: '^lib/(rules|plans)/|^lib/commands/submit-state\\.ts$', dependencyTypesNot: ['type-only'] }),
    forbid('app-boundary', 'app → queries, commands, actor, http; the database is reached through them.',
      { path: '^app/', pathNot: tests }, { path: '^lib/(db|facts|log-book|outbox)/', dependencyTypesNot: ['type-only'] }),

    ...only('lib/rules', [], ['lib/plans']),
    forbid('rules-are-pure', 'Rules know no clock, no files, no network: nothing but zod, and Unicode’s table of letters that look alike.',
      { path: '^lib/rules/', pathNot: tests }, { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '(^|/)(zod|unhomoglyph)/' }),
    ...only('lib/plans', ['lib/rules']),
    ...only('lib/queries', ['lib/rules', 'lib/plans', 'lib/db', 'lib/facts', 'lib/log-book/(book|content|hash|read)', 'lib/commands/preview'],
      ['lib/actor', 'lib/commands']),
    ...only('lib/commands', ['lib/rules', 'lib/plans', 'lib/log-book', 'lib/outbox/enqueue', 'lib/db', 'lib/facts', 'lib/actor', 'lib/http/log']),
    ...only('lib/time-line-import', ['lib/rules', 'lib/db', 'lib/facts', 'lib/commands/refused'], ['lib/actor']),
    ...only('lib/facts', ['lib/rules', 'lib/plans', 'lib/db'], ['lib/actor']),
    ...only('lib/log-book', ['lib/rules'], ['lib/actor', 'lib/db']),
    ...only('lib/live', ['lib/db', 'lib/facts', 'lib/queries', 'lib/http/log'], ['lib/actor']),
    ...only('lib/actor', ['lib/rules', 'lib/db', 'lib/http/log']),
    ...only('lib/db', ['lib/actor/actor'], ['lib/actor', 'lib/rules']),

    forbid('only-db-touches-the-client', 'One way in: the transaction that the database knows the actor of.',
      { path: '^(app|components|lib|prisma)/', pathNot: `^lib/db/|${tests}` },
      { path: '^lib/db/generated/|(^|/)@prisma/(client|adapter-pg)/' }),
    forbid('only-db-and-the-demonstration-speak-sql', 'The demonstration sets its own clock, as the owner of the tables.',
      { path: '^(app|components|lib)/', pathNot: `^lib/db/|${tests}` }, { path: '(^|/)node_modules/pg/' }),
    forbid('worker-runs-outside-next', 'The worker is a plain Node program.', { path: '^lib/outbox/worker\\.ts$' },
      { path: '(^|/)node_modules/(server-only|next)/', reachable: true }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/db/generated/internal|^\\.next' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
