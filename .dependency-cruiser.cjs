// The walls between the folders. Each rule carries the sentence that its violation prints.

const folders = 'domain|pricing|geometry|db|labels|commands|api|jobs|floor-ui|bin|tests'

/** Inside the repository, `folder` may import itself and what is named; everything else is a wall. */
const only = (folder, allowed, comment) => ({
  name: `${folder.replace('/', '-')}-arrows`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${folders})/`, pathNot: [`^${folder}/`, ...allowed.map((path) => `^${path}`)] },
})

/** Of the packages, `folder` may use those that are named, with their types. */
const packages = (folder, names, comment, { except } = {}) => ({
  name: `${folder.replace('/', '-')}-packages`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/`, ...(except && { pathNot: `^${except}/` }) },
  to: { path: 'node_modules/', pathNot: names.map((name) => `node_modules/(@types/)?${name}/`) },
})

/** A package with its own ways stays behind one door. */
const fence = (name, home, comment) => ({
  name: `fence-${name.replaceAll(/[^a-z0-9]+/g, '-')}`,
  comment,
  severity: 'error',
  from: { path: `^(${folders})/`, pathNot: [`^${home}`, '^tests/'] },
  to: { path: `node_modules/${name}/` },
})

const arrows = [
  only('domain', [], 'The rules of the shop know nothing but themselves.'),
  only('pricing', ['domain/'], 'Prices follow from rules and equations, not from what is stored or shown.'),
  only('geometry', ['domain/'], 'A part is measured without knowing the shop.'),
  only('db', ['domain/'], 'What is stored speaks the words of the rules and knows nobody who asks.'),
  only('labels', ['domain/'], 'Paper is drawn from plain data.'),
  only('commands', ['domain/', 'db/', 'pricing/'], 'A command decides, stores and says so; it knows no door.'),
  only('api/contract', ['domain/'], 'What the outside may know is shipped to browsers.'),
  only(
    'api',
    ['commands/', 'db/(reads/|(outbox|connect|bus|feed|files|migrate)\\.ts)', 'labels/', 'pricing/', 'domain/'],
    'A door asks reads and calls commands; it never writes by itself.',
  ),
  only(
    'jobs',
    ['commands/', 'geometry/', 'pricing/', 'labels/', 'db/', 'domain/'],
    'Background work writes through commands and knows no door.',
  ),
  only('floor-ui', ['api/contract/', 'domain/'], 'A screen knows the contract and the rules, nothing of the server.'),
]

const react = ['react', 'react-dom', '@mantine/[a-z]+', '@tabler/icons-react', '@tanstack/[a-z-]+', 'csstype']
const drag = ['react-dnd[a-z0-9-]*', 'rdndmb-html5-to-touch', 'dnd-core', 'dnd-multi-backend']
const screens = ['@zxing/[a-z]+', 'zxing-wasm', 'three', 'react-markdown', 'vite', '@vitejs/plugin-react']
const editor = [
  '@codemirror/[a-z-]+',
  '@lezer/[a-z-]+',
  '@valtown/codemirror-ts',
  '@typescript/vfs',
  'typescript',
  'comlink',
  'style-mod',
]
const doors = ['fastify', '@fastify/[a-z-]+', 'typebox', 'ajv-formats', 'pino', 'prom-client', 'ws']

const worlds = [
  packages('domain', ['decimal.js', 'fractional-indexing'], 'Pure: decimals and ranks are all the help it takes.'),
  packages(
    'pricing',
    ['decimal.js', 'amaro', 'typescript', '@typescript/vfs', 'isolated-vm'],
    'An equation is checked, stripped and run, nothing more.',
  ),
  packages(
    'geometry',
    ['manifold-3d', 'occt-import-js', 'three', 'three-mesh-bvh', 'fflate', 'pngjs'],
    'Readers and measures only.',
  ),
  packages('db', ['kysely', 'pg', 'pg-boss', 'pg-[a-z-]+', 'uuid'], 'PostgreSQL and its query builder only.'),
  packages(
    'labels',
    ['pdfkit', 'fontkit', 'bwip-js', 'pngjs', '@fontsource-variable/[a-z-]+'],
    'Paper and codes only.',
  ),
  packages('commands', ['kysely', 'pg', 'uuid', '@node-rs/argon2'], 'A command needs the stores, ids and secrets.'),
  packages('api/contract', ['typebox'], 'Every byte of it is shipped to browsers.'),
  packages(
    'api',
    [...doors, '@node-rs/argon2', 'uuid', 'kysely', 'pg', 'write-excel-file', 'read-excel-file', 'papaparse'],
    'Doors: HTTP, sockets, logs, metrics.',
    {
      except: 'api/contract',
    },
  ),
  packages('jobs', ['pg-boss', 'pino', 'kysely', 'pg', 'uuid', 'nodemailer'], 'The queue, the log and the post.'),
  packages(
    'floor-ui',
    [...react, ...drag, ...screens, ...editor, 'uplot', '@fontsource-variable/[a-z-]+', 'typebox', 'uuid'],
    'The world of the browser only.',
  ),
]

const fences = [
  fence('isolated-vm', 'pricing/sandbox/', 'Equations run in a process of their own that may die.'),
  fence('manifold-3d', 'geometry/manifold/', 'Its memory is not collected: one place keeps and frees it.'),
  fence('react-dnd[a-z0-9-]*', 'floor-ui/drag/', 'Dragging can be replaced while one folder knows how it is done.'),
  fence('pdfkit', 'labels/', 'Only paper draws paper.'),
  fence('(codemirror|@codemirror/[a-z-]+)', 'floor-ui/pricing/', 'One room writes equations.'),
  fence('nodemailer', 'jobs/', 'Mail leaves from one place.'),
  fence('@node-rs/argon2', '(commands|api)/', 'Passwords are hashed where people are made and let in.'),
]

module.exports = {
  forbidden: [
    ...arrows,
    ...worlds,
    ...fences,
    {
      name: 'domain-is-pure',
      comment: 'The rules of the shop read no clock, no disk and no network: no module of Node.js.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'screens-run-in-browsers',
      comment: 'Nothing of Node.js reaches a screen.',
      severity: 'error',
      from: { path: '^(floor-ui|api/contract)/', pathNot: '^floor-ui/vite\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'reads-do-not-write',
      comment: 'A question changes nothing: reads know no store.',
      severity: 'error',
      from: { path: '^db/reads/' },
      to: { path: '^db/stores/' },
    },
    {
      name: 'the-program-is-not-its-commands',
      comment: 'bin/ puts the parts together; no part knows how.',
      severity: 'error',
      from: { path: `^(${folders})/`, pathNot: '^(bin|tests)/' },
      to: { path: '^(bin|tests)/' },
    },
    {
      name: 'production-has-no-tools',
      comment: 'What serves the shop must not need a package that only development installs.',
      severity: 'error',
      from: { path: '^(domain|pricing|geometry|db|labels|commands|api|jobs)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or a third is missing between them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and nobody starts is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '^bin/[^/]+$',
          '\\.d\\.ts$',
          '^tests/',
          '\\.config\\.ts$',
          '^floor-ui/main\\.tsx$',
          '^floor-ui/public/',
          '^pricing/equation/starters/',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolved',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?(worker|raw|url)', '^virtual:', '^fastify/', '^manifold-3d/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^floor-ui/dist/', '^node_modules/\\.cache'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.css', '.json'],
    },
  },
}
