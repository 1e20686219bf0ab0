import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createSchema } from '../../src/app/schema';
import { root } from '../support/documents';
import { compare, validateOperations } from './contract';
import { invalidDeprecations } from './deprecations';
import { currentOperations, releasedOperations, releasedSchema, releasedVersion } from './files';

const schema = createSchema();

describe('The schema', () => {
  it('has no breaking change since the last release', async () => {
    const { breaking } = await compare(releasedSchema(), schema, new Date());

    expect(breaking.map(({ message }) => message)).toEqual([]);
  });

  it('was recorded for this version: `npm run schema:release`', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

    expect(releasedVersion()).toBe(version);
  });

  it('has a replacement and a date in every deprecation', () => {
    expect(invalidDeprecations(schema)).toEqual([]);
  });
});

describe('The operations', () => {
  it.each(currentOperations().map(({ name, sources }) => [name, sources] as const))(
    'of this project are valid and use nothing deprecated: %s',
    (_name, sources) => {
      expect(sources.length).toBeGreaterThan(0);
      expect(validateOperations(schema, sources)).toEqual({ errors: [], deprecated: [] });
    },
  );

  it.each(releasedOperations().map(({ name, sources }) => [name, sources] as const))(
    'of the last release are still valid: %s',
    (_name, sources) => {
      expect(validateOperations(schema, sources).errors).toEqual([]);
    },
  );
});
