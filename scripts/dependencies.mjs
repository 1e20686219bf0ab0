// Measures the dependencies that are installed: how many packages and megabytes each one brings, alone and with those that
// others need too. Prints the five heaviest development dependencies, writes the figures of the runtime dependencies into
// docs/dependencies.md, and with --check only compares them.
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const document = join(root, 'docs/dependencies.md');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const { dependencies, devDependencies } = packages[''];

/** The path of the package that `name` means in the package at `from`, as Node.js resolves it. */
const resolve = (from, name) => {
  const path = [from, 'node_modules', name].filter(Boolean).join('/');
  if (path in packages) return path;
  if (from === '') return undefined;
  return resolve(
    from.includes('/node_modules/') ? from.slice(0, from.lastIndexOf('/node_modules/')) : '',
    name,
  );
};

/** The installed packages that a package needs. Peers that this project depends on are its own choice. */
const neededBy = (path) => {
  const { dependencies: needed, optionalDependencies, peerDependencies = {} } = packages[path];
  const peers = Object.keys(peerDependencies).filter((name) => !(name in dependencies));
  return [...Object.keys({ ...needed, ...optionalDependencies }), ...peers]
    .map((name) => resolve(path, name))
    .filter((found) => found !== undefined && existsSync(join(root, found)));
};

/** The packages, and all that they need. */
const withNeeded = (paths) => {
  const found = new Set(paths);
  for (const path of found) for (const needed of neededBy(path)) found.add(needed);
  return found;
};

/** The sizes of the files of a package, in bytes, without the packages inside it. */
const sizeOf = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => join(folder, entry.name))
    .reduce((sum, path) => {
      const stats = lstatSync(path);
      return sum + (stats.isDirectory() ? sizeOf(path) : stats.size);
    }, 0);

const megabytesOf = (paths) => paths.reduce((sum, path) => sum + sizeOf(join(root, path)), 0) / 1e6;

/** What each of the packages brings. `others` are there in any case. */
const measure = (names, others) => {
  const paths = names.map((name) => resolve('', name));
  const all = withNeeded([...paths, ...others]);
  return names.map((name, index) => {
    const rest = withNeeded([...paths.filter((_path, other) => other !== index), ...others]);
    const only = [...all].filter((path) => !rest.has(path));
    const whole = [...withNeeded([paths[index]])];
    return { name, packages: only.length, alone: megabytesOf(only), whole: megabytesOf(whole) };
  });
};

const runtime = measure(Object.keys(dependencies), []);
const runtimePaths = Object.keys(dependencies).map((name) => resolve('', name));
const installed = [...withNeeded(runtimePaths)];

/** Replaces the figures in the rows of the runtime dependencies. */
const withFigures = (text) => {
  const filled = runtime.reduce((result, { name, packages: count, alone, whole }) => {
    const row = new RegExp(`^\\| \`${name}\` +\\|[^|]*\\|[^|]*\\|[^|]*\\|`, 'm');
    if (!row.test(result)) throw new Error(`docs/dependencies.md has no row for ${name}.`);
    return result.replace(row, `| \`${name}\` | ${count} | ${alone.toFixed(1)} | ${whole.toFixed(1)} |`);
  }, text);
  return filled.replace(
    /\d+ packages with [\d.]+ MB/,
    `${installed.length} packages with ${megabytesOf(installed).toFixed(0)} MB`,
  );
};

const before = readFileSync(document, 'utf8');
const after = await format(withFigures(before), { parser: 'markdown', printWidth: 110 });
const listed = [...before.matchAll(/^\| `([^`]+)` /gm)].map(([, name]) => name);
const unknown = listed.filter((name) => !(name in { ...dependencies, ...devDependencies }));
if (unknown.length > 0)
  throw new Error(`docs/dependencies.md has a row for ${unknown.join()}, which is no dependency.`);

if (process.argv.includes('--check')) {
  if (after !== before)
    throw new Error('docs/dependencies.md is not up to date. Run `npm run measure:dependencies`.');
} else {
  writeFileSync(document, after);
  const development = measure(Object.keys(devDependencies), runtimePaths);
  for (const key of ['packages', 'alone']) {
    console.log(
      `The five heaviest development dependencies by ${key === 'alone' ? 'MB' : 'packages'} that only they bring:`,
    );
    for (const one of development.sort((a, b) => b[key] - a[key]).slice(0, 5))
      console.log(`  ${one.name}: ${one.packages} packages, ${one.alone.toFixed(1)} MB`);
  }
  console.log(
    `All: ${withNeeded(Object.keys({ ...dependencies, ...devDependencies }).map((name) => resolve('', name))).size} packages`,
  );
}
