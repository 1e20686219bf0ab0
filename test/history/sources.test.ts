import { expect, it } from '@jest/globals';
import { createSources } from '../../src/history/sources';
import { allRights } from '../support/history/stores';

it('A source is found that another replica adds while the sources are read', async () => {
  const sourceOf = (number: number, kind: string) => ({
    number,
    account_id: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    kind,
  });
  let stored = [sourceOf(1, 'IMAGE_BUILDER_WORKFLOW')];
  const answers: (() => void)[] = [];
  const execute = () => {
    const rows = stored;
    return new Promise((resolve) => answers.push(() => resolve(rows)));
  };
  const database = { selectFrom: () => ({ selectAll: () => ({ execute }) }) };
  const sources = createSources({ read: database as never });

  const chosen = sources.choose({}, allRights);
  stored = [...stored, sourceOf(2, 'TRANSFER_EXECUTION')];
  const found = [sources.get(2), sources.get(2)];
  answers[0]?.();
  await chosen;
  await Promise.resolve();
  answers[1]?.();

  for (const source of await Promise.all(found))
    expect(source?.kind.execution.kind).toBe('TRANSFER_EXECUTION');
  expect(answers).toHaveLength(2);
});
