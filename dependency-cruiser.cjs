// The floors of the house (docs/house.md). bin/check-floors runs it and fails when nothing was read.
const shared = 'people|units|campaign'
const activity = `^src/(?!platform/|(?:${shared})/|ledger/|demo-town/)([^/]+)/`
const tests = '\\.test\\.tsx?$|[/.]in-tests\\.tsx?$|^src/platform/postgres/test-'
const rules = '[/.]rules\\.ts$'
const plainWords = '[/.](rules|words|types)\\.ts$'
const impure =
  '[/.](store|routes|views|jobs|slice)\\.tsx?$|\\.tsx$|^src/platform/(db|http/server|postgres/|jobs/)|node_modules/(pg|kysely|hono|preact|sharp|pino)/'
const inIslands = [plainWords, '\\.island\\.tsx?$', '^src/platform/browser/']

const forbid = (name, from, to) => ({ name, severity: 'error', from, to })

module.exports = {
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // type-only imports count: they couple names
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx'],
    },
  },
  forbidden: [
    forbid('everything-is-found', { path: '^src/' }, { couldNotResolve: true, path: '^(#|\\.)' }),
    forbid('platform-knows-no-town-word', { path: '^src/platform/' }, { path: '^src/(?!platform/)' }),
    forbid(
      'shared-nouns-know-no-activity',
      { path: `^src/(${shared})/`, pathNot: tests },
      { path: `^src/(?!platform/|(${shared})/)` },
    ),
    forbid('activities-are-strangers', { path: activity }, { path: activity, pathNot: '^src/$1/' }),
    forbid(
      'activities-know-no-ledger',
      { path: activity, pathNot: tests },
      { path: '^src/(ledger/|start|app|town|open-towns)' },
    ),
    forbid(
      'ledger-enters-by-the-front-door',
      { path: '^src/(ledger/|town\\.ts)', pathNot: tests },
      { path: activity, pathNot: '/slice\\.tsx?$' },
    ),
    // a type they name is no harm; bin/check-floors.ts looks at what they reach at second hand
    forbid('rules-stay-pure', { path: rules }, { path: impure, dependencyTypesNot: ['type-only'] }),
    forbid('rules-touch-no-machine', { path: rules }, { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' }),
    forbid(
      'islands-see-only-rules-and-words',
      { path: '\\.island\\.tsx?$', pathNot: '^src/platform/html/' },
      { path: '^src/', pathNot: inIslands },
    ),
    // beside a component of the system, an island may be split over plain .ts files
    forbid(
      'component-islands-see-their-own-folder',
      { path: '^(src/platform/html/[^/]+)/[^/]+\\.island\\.tsx?$' },
      { path: '^src/', pathNot: [...inIslands, '^$1/[^/]+\\.ts$'] },
    ),
    forbid(
      'only-stores-speak-sql',
      { path: '^src/(?!platform/|demo-town/)', pathNot: ['[/.]store\\.ts$', tests] },
      { path: 'node_modules/(kysely|pg)/' },
    ),
    forbid(
      'demo-town-is-for-tests-and-seeds',
      { path: '^src/', pathNot: [tests, '^src/demo-town/', '^src/(start|open-towns)\\.ts$'] },
      { path: '^src/demo-town/' },
    ),
    forbid(
      'the-demo-town-is-loaded-late',
      { path: '^src/(start|open-towns)\\.ts$' },
      { path: '^src/demo-town/', dynamic: false },
    ),
    forbid('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  ],
}
