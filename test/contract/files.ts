import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSchema, type GraphQLSchema, Source } from 'graphql';
import { root } from '../support/documents';

/** The schema of the last release, and its operations in one file per folder. */
const releasedFolder = join(root, 'test/contract/released');
export const releasedSchemaFile = join(releasedFolder, 'schema.graphql');
export const releasedOperationsFile = (name: string): string => join(releasedFolder, `${name}.graphql`);

/** Operations of one folder. The names of their fragments are unique. */
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

/** The current operations: the examples and those of the client. */
export const currentOperations = (): Operations[] =>
  Object.entries(folders).map(([name, folder]) => ({
    name,
    sources: filesIn(join(root, folder))
      .filter((file) => file.endsWith('.graphql') && !file.endsWith('schema.graphql'))
      .map(sourceAt),
  }));

/** The operations of the last release, which clients can have copied. */
export const releasedOperations = (): Operations[] =>
  Object.keys(folders).map((name) => ({ name, sources: [sourceAt(releasedOperationsFile(name))] }));

const releasedText = (): string => readFileSync(releasedSchemaFile, 'utf8');

export const releasedSchema = (): GraphQLSchema => buildSchema(releasedText());

/** The version in the first line of the released schema. */
export const releasedVersion = (): string => /^# Released with (\S+)\n/.exec(releasedText())?.[1] ?? '';
