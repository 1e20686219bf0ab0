import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { satisfies } from 'semver';
import { documentAt, readSource, root } from '../support/documents';

interface LockEntry {
  readonly version: string;
  readonly dev?: true;
  readonly deprecated?: string;
  readonly hasInstallScript?: true;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

const { dependencies, allowScripts } = JSON.parse(readSource('package.json'));
const lock = readSource('package-lock.json');
const packages: Readonly<Record<string, LockEntry>> = JSON.parse(lock).packages;

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '');

/** The paths of the packages in the lock that match. */
const pathsWhere = (matches: (entry: LockEntry) => unknown): string[] =>
  Object.entries(packages).flatMap(([path, entry]) => (path !== '' && matches(entry) ? path : []));

/** The entry that a package at `path` gets for `name`. */
const resolve = (path: string, name: string): LockEntry | undefined =>
  packages[`${path}/node_modules/${name}`] ??
  (path.includes('/node_modules/')
    ? resolve(path.slice(0, path.lastIndexOf('/node_modules/')), name)
    : packages[`node_modules/${name}`]);

describe('docs/dependencies.md', () => {
  it('has a row for each runtime dependency', () => {
    const [section = ''] = documentAt('docs/dependencies.md').text.split('## Node.js 20');

    const listed = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
    expect(listed).toEqual(Object.keys(dependencies));
  });

  it('has the figures of the installed packages', () => {
    const check = (): unknown =>
      execFileSync(process.execPath, ['scripts/dependencies.mjs', '--check'], { cwd: root, stdio: 'pipe' });

    expect(check).not.toThrow();
  });
});

describe('package-lock.json', () => {
  it('names no registry and no deprecated package', () => {
    expect(lock).not.toContain('"resolved"');
    expect(pathsWhere(({ deprecated }) => deprecated)).toEqual([]);
  });

  it('has only runtime packages that support Node.js 20.19', () => {
    const runtime = pathsWhere(({ dev }) => !dev);
    const tooNew = runtime.filter((path) => !satisfies('20.19.0', packages[path]?.engines?.node ?? '*'));

    expect(runtime.length).toBeGreaterThan(200);
    expect(tooNew).toEqual([]);
  });

  it('has no version of a runtime package that only `overrides` allows', () => {
    const forced = pathsWhere(({ dev }) => !dev).flatMap((path) =>
      Object.entries(packages[path]?.dependencies ?? {})
        .filter(([name, range]) => !satisfies(resolve(path, name)?.version ?? '', range))
        .map(([name, range]) => `${path} needs ${name} ${range}`),
    );

    expect(forced).toEqual([]);
  });

  it('has only install scripts that `allowScripts` decides on', () => {
    const undecided = pathsWhere(({ hasInstallScript }) => hasInstallScript)
      .map(nameOf)
      // Optional, for macOS.
      .filter((name) => name !== 'fsevents' && !(name in allowScripts));

    expect(undecided).toEqual([]);
  });
});
