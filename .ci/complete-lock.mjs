/**
 * npm leaves a platform's optional package out of package-lock.json when it could not be reached while the file was
 * written, and `npm ci` then refuses the whole file, on every platform. This adds what is missing by name, version,
 * system and processor. Run it after `npm install` has changed the lock file; test/dependencies.test.ts says when.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isResolved(lock.packages, path, name)) continue;
    lock.packages[`node_modules/${name}`] = describe(name, version, entry.dev === true);
    added.push(name);
  }
}
if (added.length > 0) {
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([left], [right]) => left.localeCompare(right, 'en')),
  );
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(added.length === 0 ? 'The lock file is complete.\n' : `Added ${added.join(', ')}.\n`);

/** Whether `name`, required from `path`, is found there or in a folder above, as Node would look for it. */
function isResolved(packages, path, name) {
  let folder = path;
  for (;;) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
    const parent = folder.lastIndexOf('/node_modules/');
    folder = parent < 0 ? '' : folder.slice(0, parent);
  }
}

function describe(name, version, dev) {
  const words = name.split(/[/-]/);
  const entry = { version, cpu: processors.filter((processor) => words.includes(processor)) };
  if (dev) entry.dev = true;
  if (words.some((word) => word.startsWith('musl'))) entry.libc = ['musl'];
  if (words.some((word) => word.startsWith('gnu'))) entry.libc = ['glibc'];
  entry.optional = true;
  entry.os = systems.filter((system) => words.includes(system));
  if (entry.os.length === 0 || !/^\d/.test(version)) {
    throw new Error(`${name}@${version} is missing in package-lock.json and its name does not tell its platform`);
  }
  return entry;
}
