import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonOf } from '../../src/model/json';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  blueprintName,
  executionId,
  launchId,
  runId,
  singleScopeEstate,
  transferWorkflowId,
} from '../support/fixtureEstate';

const { ask, injectFault, gateway } = gatewayForTests(singleScopeEstate);

/** A text as AWS sends it, and the value that clients receive. */
const cases: readonly (readonly [text: string, value: unknown])[] = [
  [
    '{"snapshotVolumeBytes":9223372036854775807,"batchId":1234567890123456789}',
    { snapshotVolumeBytes: '9223372036854775807', batchId: '1234567890123456789' },
  ],
  ['12345678901234567890', '12345678901234567890'],
  ['012345678901', '012345678901'],
  ['123456789012', '123456789012'],
  ['1.10', '1.10'],
  ['-5', '-5'],
  ['1e5', '1e5'],
  [' 7 ', ' 7 '],
  ['{"threshold":0.10}', { threshold: 0.1 }],
  ['{"ratio":NaN}', '{"ratio":NaN}'],
  ['true', true],
  ['null', null],
  ['"text"', 'text'],
  ['', ''],
  ['[]', []],
  // Numbers that keep their digits.
  [
    '[0,-1,1.5,1e3,1E+3,25e-1,9007199254740991,-9007199254740992,1.0,0.0,0e9,5e-324]',
    [0, -1, 1.5, 1000, 1000, 2.5, 9007199254740991, -9007199254740992, 1, 0, 0, 5e-324],
  ],
  // Numbers that would lose some, at any depth.
  [
    '[9007199254740993,-9223372036854775808,1e400,-1e400,1e-400,0.12345678901234567890,3.141592653589793238]',
    [
      '9007199254740993',
      '-9223372036854775808',
      '1e400',
      '-1e400',
      '1e-400',
      '0.12345678901234567890',
      '3.141592653589793238',
    ],
  ],
  ['{"a":[{"b":[1,12345678901234567890]}]}', { a: [{ b: [1, '12345678901234567890'] }] }],
  ['[1234567890123456789.5e2]', ['1234567890123456789.5e2']],
  // Digits inside of texts and names.
  [
    '{"12345678901234567890":"9223372036854775807 \\" 9223372036854775807 \\\\","n":9223372036854775807}',
    { '12345678901234567890': '9223372036854775807 " 9223372036854775807 \\', n: '9223372036854775807' },
  ],
];

/** Every field that wraps JSON: its query, and the answer of AWS that holds the text. */
const fields = [
  [
    'WorkflowStep.outputs',
    'GetWorkflowStepExecution',
    (text: string) => ({ stepExecutionId: launchId, outputs: text }),
    `found: workflowStep(stepExecutionId: "${launchId}") { value: outputs }`,
  ],
  [
    'WorkflowStep.inputs',
    'GetWorkflowStepExecution',
    (text: string) => ({ stepExecutionId: launchId, inputs: text }),
    `found: workflowStep(stepExecutionId: "${launchId}") { value: inputs }`,
  ],
  [
    'BlueprintRun.parameters',
    'GetBlueprintRun',
    (text: string) => ({ BlueprintRun: { BlueprintName: blueprintName, RunId: runId, Parameters: text } }),
    `found: blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { value: parameters }`,
  ],
  [
    'Blueprint.parameterSpec',
    'BatchGetBlueprints',
    (text: string) => ({ Blueprints: [{ Name: blueprintName, ParameterSpec: text }] }),
    `found: blueprint(name: "${blueprintName}") { value: parameterSpec }`,
  ],
] as const;

describe.each(fields)('%s', (_field, operation, answer, query) => {
  it('holds exactly the numbers that AWS sent', async () => {
    for (const [text, value] of cases) {
      injectFault(operation, { kind: 'answer', status: 200, body: answer(text) }, { times: 1 });

      const { data, errors } = await ask(`{ ${query} }`);

      expect(errors).toBeUndefined();
      expect(data.found.value).toEqual(value);
    }
  });
});

describe('The outputs of a Transfer step', () => {
  it('hold exactly the numbers that AWS sent', async () => {
    const Steps = cases.map(([Outputs]) => ({ StepType: 'COPY', Outputs }));
    injectFault('DescribeExecution', {
      kind: 'answer',
      status: 200,
      body: { WorkflowId: transferWorkflowId, Execution: { ExecutionId: executionId, Results: { Steps } } },
    });

    const { data } = await ask(
      `{ transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}") { results { steps { outputs } } } }`,
    );

    expect(data.transferExecution.results.steps).toEqual(cases.map(([, outputs]) => ({ outputs })));
  });
});

describe('A wrapped JSON text', () => {
  it('with the names `__proto__` and `constructor` has them as own members, and changes nothing else', async () => {
    const outputs = '{"__proto__":{"x":1},"constructor":"c","n":9223372036854775807}';
    injectFault('GetWorkflowStepExecution', {
      kind: 'answer',
      status: 200,
      body: { stepExecutionId: launchId, outputs },
    });

    const response = await fetch(`${gateway().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ workflowStep(stepExecutionId: "${launchId}") { outputs } }` }),
    });

    expect(await response.text()).toContain(
      '"outputs":{"__proto__":{"x":1},"constructor":"c","n":"9223372036854775807"}',
    );
    expect(Object.prototype).not.toHaveProperty('x');
    expect(Object.keys(jsonOf(outputs) as object)).toEqual(['__proto__', 'constructor', 'n']);
  });

  it('stays a text when it is nested too deeply to be written safely', async () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const deep = nested(100_000);
    injectFault('GetWorkflowStepExecution', {
      kind: 'answer',
      status: 200,
      body: { stepExecutionId: launchId, outputs: deep, inputs: nested(500) },
    });

    const { data, errors } = await ask(`{ workflowStep(stepExecutionId: "${launchId}") { outputs inputs } }`);

    expect(errors).toBeUndefined();
    expect(data.workflowStep.outputs).toBe(deep);
    expect(JSON.stringify(data.workflowStep.inputs)).toBe(nested(500));
  });

  it('without numbers that lose digits is what JSON.parse returns', () => {
    const keepingDigits = (_key: string, value: unknown): unknown =>
      typeof value === 'number' ? value % 1 : value;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify([value], keepingDigits);
        expect(jsonOf(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('with a large integer returns its digits', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 40n), 10n ** 40n), (integer) => {
        const { n } = jsonOf(`{"n":${integer}}`) as { n: number | string };
        expect(BigInt(n)).toBe(integer);
      }),
    );
  });
});
