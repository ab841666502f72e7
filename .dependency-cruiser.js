// The law of the rooms: what each may import besides itself. ARCHITECTURE.md says why; test/ground/room-law.test.ts shows that a
// breach is caught. `packages`: 'any', or the only ones allowed; `node`: whether node: modules are.
const SHARED = [
  'src/application',
  'src/conversation',
  'src/domain',
  'src/platform',
  'src/messages',
];

export const ROOMS = {
  'src/domain': { rooms: [], packages: [], node: false },
  'src/platform': { rooms: [], packages: [], node: false },
  'src/messages': { rooms: [], packages: [], node: false },
  'src/conversation': { rooms: ['src/domain', 'src/platform'], packages: [], node: false },
  'src/application': {
    rooms: ['src/domain', 'src/platform', 'src/conversation'],
    packages: ['zod'],
    node: false,
  },
  'src/infra': { rooms: SHARED, packages: 'any', node: true },
  'src/web': { rooms: SHARED, packages: 'any', node: true },
  'src/cli': { rooms: ['src/application', 'src/domain'], packages: 'any', node: true },
  jobs: { rooms: ['src/application', 'src/domain'], packages: [], node: true },
  adapters: { rooms: ['src/platform'], packages: 'any', node: true },
};

/** Only src/infra speaks to a database or a queue's store, and src/main, which opens them. */
const STORES = '(@prisma/client|@prisma/adapter-pg|pg|bullmq|ioredis)';

const folder = (room) => `^${room}/`;
const inPackage = (names) => `node_modules/(${names.join('|')})/`;

function lawsOf(room, { rooms, packages, node }) {
  const from = { path: folder(room) };
  const own = room === 'adapters' ? [] : [folder(room)]; // one adapter never imports another: see below
  const laws = [
    {
      name: `${room}: rooms`,
      severity: 'error',
      from,
      to: {
        path: '^(src|adapters|jobs|test|bench|prisma)/',
        pathNot: [...own, ...rooms.map(folder), ...(room === 'adapters' ? ['^adapters/'] : [])],
      },
    },
  ];
  const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
  if (packages !== 'any') {
    const pathNot = packages.length > 0 ? { pathNot: inPackage(packages) } : {};
    laws.push({
      name: `${room}: packages`,
      severity: 'error',
      from,
      to: { dependencyTypes: npm, ...pathNot },
    });
  }
  if (!node) {
    laws.push({
      name: `${room}: node`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    });
  }
  return laws;
}

export default {
  forbidden: [
    ...Object.entries(ROOMS).flatMap(([room, law]) => lawsOf(room, law)),
    {
      name: 'one adapter never imports another',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'only src/infra and src/main speak to a store',
      severity: 'error',
      from: { path: '^(src|adapters|jobs)/', pathNot: '^src/(infra|main)/' },
      to: { path: [`node_modules/${STORES}/`, '^src/infra/generated/'] },
    },
    {
      name: 'the writer for Word is loaded only when asked for',
      severity: 'error',
      from: { path: '^(src|adapters|jobs)/', pathNot: '^src/infra/documents/word/' },
      to: { path: ['^src/infra/documents/word/', inPackage(['docx'])], dynamic: false },
    },
    {
      name: 'no circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing that does not exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/infra/generated/prisma/internal' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
