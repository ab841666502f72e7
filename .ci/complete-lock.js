// After `npm install NAME`: `node .ci/complete-lock.js`.
// Packages with native parts name one optional package per platform. Where npm cannot look one of them up (a mirror without it, a
// machine of another kind), it leaves it out of package-lock.json, and `npm ci` then refuses the whole lock. This adds what the
// parent pins exactly, with the platform that its name tells, so that `npm ci` passes it over on every other one.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));

const OS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
};
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** `@biomejs/cli-linux-arm64-musl` -> { os: ['linux'], cpu: ['arm64'], libc: ['musl'] } */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = words.map((word) => OS[word]).find(Boolean);
  const cpu = CPU.find((wanted) => words.includes(wanted));
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not tell its platform`);
  if (words.some((word) => word.startsWith('musl')))
    return { os: [os], cpu: [cpu], libc: ['musl'] };
  if (words.some((word) => word.startsWith('gnu')))
    return { os: [os], cpu: [cpu], libc: ['glibc'] };
  return { os: [os], cpu: [cpu] };
}

/** Where npm would look for `name` from `parent`: beside its own packages, then outwards. */
function isLocked(parent, name) {
  const folders = parent
    .split('/node_modules/')
    .map((_, i, all) => all.slice(0, i + 1).join('/node_modules/'));
  return ['', ...folders.map((folder) => `${folder}/`)].some(
    (folder) => lock.packages[`${folder}node_modules/${name}`],
  );
}

const added = [];
for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(parent, name) || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue;
    const platform = platformOf(name);
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(dev ? { dev } : {}),
      optional: true,
      ...platform,
    };
    added.push(name);
  }
}
if (added.length > 0) {
  const [[root, own], ...packages] = Object.entries(lock.packages);
  packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([[root, own], ...packages]);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(`${added.length} added to package-lock.json\n`);
