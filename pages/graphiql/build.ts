import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

const entryPoints = {
  app: join(__dirname, 'app.tsx'),
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
};

/** The folders of the packages whose code is in the bundle. */
const packagesIn = ({ inputs }: Metafile): string[] => {
  const folders = Object.keys(inputs).flatMap(
    (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [],
  );
  return [...new Set(folders)].sort();
};

const licenseOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n`;
};

/** Monaco's modules import styles that `graphiql/style.css` already contains. */
const withoutMonacoStyles: Plugin = {
  name: 'without-monaco-styles',
  setup: (build) => {
    build.onLoad({ filter: /monaco-editor.*\.css$/ }, () => ({ contents: '', loader: 'empty' }));
  },
};

/** Bundles GraphiQL and its workers, with the licenses of the packages in them. */
export const buildGraphiql = async (folder: string): Promise<void> => {
  const { metafile } = await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    plugins: [withoutMonacoStyles],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const licenses = packagesIn(metafile).map((each) => licenseOf(resolve(each)));
  writeFileSync(join(folder, 'LICENSES.txt'), licenses.join(`\n${'-'.repeat(80)}\n\n`));
};
