import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isObject } from '../model/isObject';
import { expected } from './rules';

const expectedFile = expected('a readable JSON file that maps the ids of documents to their texts');

/** The content of the file; undefined where it is no manifest. */
const readManifest = (path: string): Readonly<Record<string, string>> | undefined => {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const isManifest = isObject(content) && !Array.isArray(content);
    if (!isManifest || !Object.values(content).every((text) => typeof text === 'string')) return undefined;
    return content as Record<string, string>;
  } catch {
    return undefined;
  }
};

const manifest = z.string(expectedFile).transform((path, context) => {
  const documents = readManifest(path);
  if (documents) return documents;
  context.addIssue({ code: 'custom', message: expectedFile.error });
  return z.NEVER;
});

/** `documents`: the trusted documents, and what happens with others. */
export const documents = z
  .strictObject(
    {
      manifest: manifest.optional(),
      mode: z.enum(['off', 'report', 'enforce'], expected('off, report or enforce')).default('off'),
    },
    expected('a map with manifest and mode'),
  )
  .refine(({ manifest: known, mode }) => known !== undefined || mode === 'off', {
    path: ['manifest'],
    ...expected('a manifest with this mode'),
  })
  .transform(({ manifest: known = {}, mode }) => ({ manifest: known, mode }));
