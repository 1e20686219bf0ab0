import { describe, expect, it } from '@jest/globals';
import { bucketOf, quotaOf } from '../../src/aws/quotas';
import { readSettings } from '../../src/config';
import { iamPolicy } from '../../src/iamPolicy';
import { createRedact } from '../../src/logs/redact';
import { codeIn, documentAt, snippetsOf, tableOf } from '../support/documents';
import { settingsFromYaml } from '../support/settingsFile';

describe('docs/logs.md', () => {
  const document = documentAt('docs/logs.md');

  it('shows the statement of the IAM policy', () => {
    const [shown = ''] = snippetsOf(document, 'json');

    const statements = iamPolicy(readSettings({}).aws).Statement;

    expect(statements).toContainEqual(JSON.parse(shown));
  });

  it('states the quotas of the regions', () => {
    const quotaIn = (region: string) =>
      quotaOf(
        bucketOf({
          accountId: '111122223333',
          region,
          service: 'logs',
          operation: 'FilterLogEvents',
        }),
      );
    const rows = tableOf(document, 'region', 'calls per second').map(([regions = '', calls]) => ({
      regions: codeIn(regions),
      calls: Number(calls),
    }));

    expect(rows.flatMap(({ regions, calls }) => regions.map((region) => [region, calls]))).toEqual(
      rows.flatMap(({ regions }) => regions.map((region) => [region, quotaIn(region)])),
    );
    expect(rows.find(({ regions }) => regions.length === 0)?.calls).toBe(quotaIn('eu-west-1'));
    expect(rows.flatMap(({ regions }) => regions)).toHaveLength(6);
  });

  it('shows patterns that remove what they are for', () => {
    const [yaml = ''] = snippetsOf(document, 'yaml');
    const redact = createRedact(settingsFromYaml(yaml).logs.redact);

    expect(redact('charge by employee-004711 with sk_live_0123456789abcdefABCDEF0123')).toBe(
      'charge by [redacted] with [redacted]',
    );
  });
});
