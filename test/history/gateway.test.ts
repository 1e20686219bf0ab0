import { afterAll, describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { exportHistory, historyStats, importHistory, vacuumHistory } from '../../src/commands/history';
import { blueprintName, buildId, fixtureEstate, runId } from '../support/fixtureEstate';
import { startTestGateway } from '../support/gateway';
import { openStore, allRights, sqliteFiles } from '../support/history/stores';
import { settingsFromYaml } from '../support/settingsFile';

const databases = sqliteFiles();

afterAll(() => databases.close());

const query = `{
  blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { id parameters }
  imageBuilderWorkflow(workflowExecutionId: "${buildId}") { id steps { nodes { id inputs } } }
  imagePipelines { nodes { name } }
}`;

const textOf = async (stream: PassThrough): Promise<string> => {
  let text = '';
  stream.end();
  for await (const chunk of stream) text += String(chunk);
  return text;
};

describe('A gateway with a history', () => {
  it('stores the executions of all kinds that AWS returns, and nothing else', async () => {
    const { file } = await databases.create();
    const gateway = await startTestGateway(fixtureEstate, {
      history: { file, keepDays: 400, keepSensitive: false },
    });

    const { data, errors } = await gateway.ask(query);
    await gateway.close();

    expect(errors).toBeUndefined();
    const steps: { id: string; inputs: unknown }[] = data.imageBuilderWorkflow.steps.nodes;
    expect(steps.some(({ inputs }) => inputs !== null)).toBe(true);
    const ids = [data.blueprintRun.id, data.imageBuilderWorkflow.id, ...steps.map(({ id }) => id)];
    const store = await openStore({ file });
    const { items } = await store.page({ rights: allRights, size: 100 });
    expect(items.map(({ record }) => record.id).sort()).toEqual(ids.sort());
    const run = await store.get(data.blueprintRun.id, allRights);
    expect(run?.record).toMatchObject({ blueprintName, parameters: undefined });
    await store.close();
  });
});

describe('execution-gateway history', () => {
  const settingsOf = async () => {
    const { file = '' } = await databases.create();
    return settingsFromYaml(`history: { file: "${file}" }`);
  };

  it('exports, imports, vacuums and measures the history of the settings', async () => {
    const [settings, copy] = [await settingsOf(), await settingsOf()];
    const gateway = await startTestGateway(fixtureEstate, {
      history: settings.history,
    });
    await gateway.ask(query);
    await gateway.close();
    const { executions } = await historyStats(settings);
    expect(executions).toBeGreaterThan(2);

    const lines = new PassThrough({ highWaterMark: 1_000_000 });
    await exportHistory(settings, lines);
    const text = await textOf(lines);
    const input = new PassThrough();
    input.end(text);

    expect(text.trimEnd().split('\n')).toHaveLength(executions);
    expect(await importHistory(copy, input)).toBe(executions);
    expect(await vacuumHistory(copy)).toBe(0);
    expect(await historyStats(copy)).toMatchObject({ executions, bytes: expect.any(Number) });
  });

  it('refuses settings without a history that lasts', async () => {
    const expected = /no history in a file or in PostgreSQL/;

    await expect(historyStats(settingsFromYaml('introspection: true'))).rejects.toThrow(expected);
    await expect(historyStats(settingsFromYaml('history: {}'))).rejects.toThrow(expected);
  });

  it('says why a history cannot be opened', async () => {
    const settings = settingsFromYaml('history: { file: /dev/null/history.db }');

    await expect(historyStats(settings)).rejects.toThrow(/^the history cannot be opened: \w+\.$/);
  });
});
