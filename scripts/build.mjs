// Builds dist: compiles src and sandbox, parses the schema, and bundles the pages.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const compile = async (source, target) => {
  const { code, map } = await transformFile(source, { sourceFileName: relative(dirname(target), source) });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
  writeFileSync(`${target}.map`, map);
};

/** Compiles the TypeScript files of `from` into files of the same names in `to`. */
const compileFolder = async (from, to) => {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  await Promise.all(files.map((file) => compile(join(from, file), join(to, file.replace(/\.ts$/, '.js')))));
};

rmSync(dist, { recursive: true, force: true });
await compileFolder(join(root, 'src'), dist);
await compileFolder(join(root, 'sandbox'), join(dist, 'sandbox'));
const { parseTypeDefs } = createRequire(import.meta.url)(join(dist, 'app/typeDefs.js'));
writeFileSync(join(dist, 'app/typeDefs.json'), JSON.stringify(parseTypeDefs()));
execFileSync('npm', ['run', '--silent', 'build:pages'], { cwd: root, stdio: 'inherit' });
chmodSync(join(dist, 'cli.js'), 0o755);
