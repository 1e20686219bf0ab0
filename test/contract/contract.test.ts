import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createSchema } from '../../src/app/schema';
import { root } from '../support/documents';
import { compare, judge } from './contract';
import { poorDeprecations } from './deprecations';
import { ourOperations, releasedOperations, releasedSchema, releasedVersion } from './files';

const schema = createSchema();

describe('The schema', () => {
  it('breaks nothing that was released', async () => {
    const { breaking } = await compare(releasedSchema(), schema, new Date());

    expect(breaking.map(({ message }) => message)).toEqual([]);
  });

  it('was written down when this version was released: `npm run schema:release`', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

    expect(releasedVersion()).toBe(version);
  });

  it('says of all that is deprecated what to use instead, and until when', () => {
    expect(poorDeprecations(schema)).toEqual([]);
  });
});

describe('The operations', () => {
  it.each(ourOperations().map(({ name, sources }) => [name, sources] as const))(
    'of this project can be asked, and use nothing deprecated: %s',
    (_name, sources) => {
      expect(sources.length).toBeGreaterThan(0);
      expect(judge(schema, sources)).toEqual({ faults: [], deprecated: [] });
    },
  );

  it.each(releasedOperations().map(({ name, sources }) => [name, sources] as const))(
    'of the last release can be asked still: %s',
    (_name, sources) => {
      expect(judge(schema, sources).faults).toEqual([]);
    },
  );
});
