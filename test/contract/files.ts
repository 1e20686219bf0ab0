import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSchema, type GraphQLSchema, Source } from 'graphql';
import { root } from '../support/documents';

/** What the last release served, and the operations that stood in the project then, a file for each of the folders. */
const releasedFolder = join(root, 'test/contract/released');
export const releasedSchemaFile = join(releasedFolder, 'schema.graphql');
export const releasedOperationsFile = (name: string): string => join(releasedFolder, `${name}.graphql`);

/** Operations that belong together: the names of their fragments are unique. */
export interface Operations {
  readonly name: string;
  readonly sources: readonly Source[];
}

const folders = { examples: 'examples', client: 'client/operations' } as const;

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
        .flatMap((entry) =>
          entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
        )
        .sort()
    : [];

const sourceAt = (file: string): Source => new Source(readFileSync(file, 'utf8'), relative(root, file));

/** The operations of this project: the examples, and what the client asks. */
export const ourOperations = (): Operations[] =>
  Object.entries(folders).map(([name, folder]) => ({
    name,
    sources: filesIn(join(root, folder))
      .filter((file) => file.endsWith('.graphql') && !file.endsWith('schema.graphql'))
      .map(sourceAt),
  }));

/** Those of the last release, which clients may have copied. */
export const releasedOperations = (): Operations[] =>
  Object.keys(folders).map((name) => ({ name, sources: [sourceAt(releasedOperationsFile(name))] }));

const releasedText = (): string => readFileSync(releasedSchemaFile, 'utf8');

export const releasedSchema = (): GraphQLSchema => buildSchema(releasedText());

/** The version that the released schema's first line names. */
export const releasedVersion = (): string => /^# Released with (\S+)\n/.exec(releasedText())?.[1] ?? '';
