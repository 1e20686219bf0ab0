import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, type GraphQLField, isNonNullType, isObjectType } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { anonymous, type Caller } from '../../src/model/caller';
import { isSensitive } from '../../src/query/sensitivity';
import { callerWith } from '../support/access/callers';
import { here, there, twinEstate } from '../support/access/estate';
import { type Operations, startOperations } from '../support/access/operations';
import {
  blueprintName,
  executionId,
  glueWorkflowName,
  handlingId,
  imageArn,
  launchId,
  pipelineArn,
  policyArn,
  runId,
  serverId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { nodeId } from '../support/nodeId';
import { allFieldsOf } from '../support/selections';

type Decisions = Readonly<Record<string, Readonly<Record<string, 'sensitive' | 'public'>>>>;

const decisions = JSON.parse(readFileSync(join(__dirname, 'sensitiveFields.json'), 'utf8')) as Decisions;

const schema = createSchema();

const objectTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'));

const isText = ({ type }: GraphQLField<unknown, unknown>): boolean =>
  ['String', 'JSON'].includes(getNamedType(type).name);

describe('@sensitive', () => {
  it('is decided for every field of type String or JSON, in sensitiveFields.json', () => {
    const fields = Object.fromEntries(
      objectTypes.flatMap((type) => {
        const texts = Object.values(type.getFields()).filter(isText);
        return texts.length === 0
          ? []
          : [
              [
                type.name,
                Object.fromEntries(
                  texts.map((field) => [field.name, isSensitive(field) ? 'sensitive' : 'public']),
                ),
              ],
            ];
      }),
    );

    expect(fields).toEqual(decisions);
  });

  it('is on nullable fields of types String and JSON, and on logs', () => {
    const sensitive = objectTypes.flatMap((type) =>
      Object.values(type.getFields())
        .filter(isSensitive)
        .map((field) => ({ name: `${type.name}.${field.name}`, field })),
    );

    expect(sensitive.length).toBeGreaterThan(15);
    expect(
      sensitive.filter(({ field }) => isNonNullType(field.type) || !isText(field)).map(({ name }) => name),
    ).toEqual(['Image', 'ImagePipeline', 'TransferExecution', 'WorkflowStep'].map((type) => `${type}.logs`));
  });

  it('is on every field that holds the ARN of a role', () => {
    const roles = objectTypes.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isText(field) && /role(Arn|Name)?$/i.test(field.name))
        .map((field) => [`${type.name}.${field.name}`, isSensitive(field)]),
    );

    expect(roles.length).toBeGreaterThan(8);
    expect(roles.filter(([, isMarked]) => isMarked !== true)).toEqual([]);
  });
});

const scopeArgument = (region: string): string => `scope: { region: "${region}" }`;

const everything = (region: string): readonly string[] => {
  const scope = scopeArgument(region);
  const arnIn = (arn: string): string =>
    region === here.region ? arn : arn.replace(here.accountId, there.accountId).replace(here.region, region);
  return [
    `a: workflowStep(stepExecutionId: "${launchId}", ${scope}) { ${allFieldsOf('WorkflowStep')} }`,
    `b: blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}", ${scope}) { ${allFieldsOf('BlueprintRun')} }`,
    `c: transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}", ${scope}) { ${allFieldsOf('TransferExecution')} }`,
    `d: transferServer(serverId: "${serverId}", ${scope}) { ${allFieldsOf('TransferServer')} }`,
    `e: transferWorkflow(workflowId: "${transferWorkflowId}", ${scope}) { ${allFieldsOf('TransferWorkflow')} }`,
    `f: image(imageBuildVersionArn: "${arnIn(imageArn)}") { ${allFieldsOf('Image')} }`,
    `g: imagePipeline(imagePipelineArn: "${arnIn(pipelineArn)}") { ${allFieldsOf('ImagePipeline')} }`,
    `h: lifecyclePolicy(lifecyclePolicyArn: "${arnIn(policyArn)}") { ${allFieldsOf('LifecyclePolicy')} }`,
    `i: glueWorkflow(name: "${glueWorkflowName}", ${scope}) { ${allFieldsOf('GlueWorkflow')} }`,
  ];
};

const sensitiveNames = new Set(
  objectTypes.flatMap((type) =>
    Object.values(type.getFields())
      .filter(isSensitive)
      .map((field) => `${type.name}.${field.name}`),
  ),
);

/** The data with the sensitive fields set to null, and the `Type.field` of each that is selected. */
const hidden = (
  typeName: string,
  value: unknown,
  isHidden: (typeName: string, member: string) => boolean,
  seen: Set<string>,
): unknown => {
  if (Array.isArray(value)) return value.map((item) => hidden(typeName, item, isHidden, seen));
  const type = schema.getType(typeName);
  if (typeof value !== 'object' || value === null || !isObjectType(type)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const field = type.getFields()[name];
      if (!field) return [name, member];
      if (isHidden(typeName, name)) {
        seen.add(`${typeName}.${name}`);
        return [name, null];
      }
      return [name, hidden(getNamedType(field.type).name, member, isHidden, seen)];
    }),
  );
};

const rootTypes: Readonly<Record<string, string>> = {
  a: 'WorkflowStep',
  b: 'BlueprintRun',
  c: 'TransferExecution',
  d: 'TransferServer',
  e: 'TransferWorkflow',
  f: 'Image',
  g: 'ImagePipeline',
  h: 'LifecyclePolicy',
  i: 'GlueWorkflow',
};

const coordinateIn = (message: string): string => /sensitive field (\S+) here/.exec(message)?.[1] ?? message;

let gateway: Operations;

beforeAll(async () => {
  gateway = await startOperations(twinEstate);
});
afterAll(() => gateway.close());

const seesNothing = callerWith([{}]);
const seesAll = callerWith([{ sensitive: true }]);

describe.each(['planned', 'graphql-js'] as const)('Sensitive fields, executed by %s,', (executor) => {
  const ask = (caller: Caller, query: string) => gateway.ask(caller, query, { executor });

  it('are null with one error each, and everything else is shown', async () => {
    const query = `{ ${everything(here.region).join('\n')} }`;
    const { data: whole } = await ask(anonymous, query);

    for (let round = 1; round <= 3; round += 1) {
      const { data, errors } = await ask(seesNothing, query);
      const seen = new Set<string>();
      const expected = Object.fromEntries(
        Object.entries(whole as Record<string, unknown>).map(([key, value]) => [
          key,
          hidden(rootTypes[key] ?? '', value, (type, name) => sensitiveNames.has(`${type}.${name}`), seen),
        ]),
      );
      expect(data).toEqual(expected);
      expect(errors.map(({ code }) => code)).toEqual(errors.map(() => 'FORBIDDEN'));
      expect(errors.map(({ message }) => coordinateIn(message)).sort()).toEqual([...seen].sort());
      expect(errors.map(({ path, message }) => [path.split('.').at(-1), coordinateIn(message)])).toEqual(
        errors.map(({ message }) => [coordinateIn(message).split('.')[1], coordinateIn(message)]),
      );
    }
  });

  it('are shown to callers with the right', async () => {
    const query = `{ ${everything(here.region).join('\n')} }`;
    const whole = await ask(anonymous, query);
    const { data, errors } = await ask(seesAll, query);

    expect(errors).toEqual([]);
    expect(data).toEqual(whole.data);
    expect(data.a.inputs).toEqual({ waitFor: 'ssmAgent' });
    expect(data.c.initialFileLocation.s3FileLocation.key).toBe('ann/orders.csv');
    expect(data.c.serviceMetadata.userDetails.userName).toBe('ann');
  });

  it('follow the scope and kind of the record around them, also where nested values are equal', async () => {
    const caller = callerWith([
      { regions: [here.region], sensitive: true },
      { regions: [there.region], kinds: ['TRANSFER_EXECUTION'] },
      { regions: [there.region], kinds: ['BLUEPRINT_RUN'], sensitive: true },
    ]);
    const ids = [here, there].flatMap((scope) => [
      nodeId('TransferExecution', scope, transferWorkflowId, executionId),
      nodeId('BlueprintRun', scope, blueprintName, runId),
    ]);
    const query = `{ nodes(ids: ${JSON.stringify([...ids, ...ids])}) {
      ... on TransferExecution { serviceMetadata { userDetails { userName serverId } } server { workflowDetails { onUpload { executionRole } } } }
      ... on BlueprintRun { parameters } } }`;

    const shown = {
      serviceMetadata: { userDetails: { userName: 'ann', serverId } },
      server: { workflowDetails: { onUpload: [{ executionRole: 'role of whole files' }] } },
    };
    const hiddenHere = {
      serviceMetadata: { userDetails: { userName: null, serverId } },
      server: { workflowDetails: { onUpload: [{ executionRole: null }] } },
    };
    const run = { parameters: { Bucket: 'made-up' } };
    for (let round = 1; round <= 2; round += 1) {
      const { data, errors } = await ask(caller, query);
      const once = [shown, run, hiddenHere, run];
      expect(data.nodes).toEqual([...once, ...once]);
      expect(errors.map(({ message }) => coordinateIn(message)).sort()).toEqual([
        'TransferUserDetails.userName',
        'TransferWorkflowDetail.executionRole',
      ]);
    }
  });

  it('report their first value, and no other', async () => {
    const query = `{ images { nodes { workflows { nodes { steps { nodes { name inputs outputs } } } } } } }`;
    for (let round = 1; round <= 2; round += 1) {
      const { errors } = await ask(callerWith([{ regions: [here.region] }]), query);
      expect(errors.map(({ path, message }) => `${coordinateIn(message)} ${path}`)).toEqual(
        ['inputs', 'outputs'].map(
          (name) => `WorkflowStep.${name} images.nodes.0.workflows.nodes.0.steps.nodes.0.${name}`,
        ),
      );
    }
  });

  it('are reported by every answer, whatever texts others have left', async () => {
    const [first, second] = [launchId, launchId.replace(/1$/, '2')].map((id) =>
      nodeId('WorkflowStep', here, id),
    );
    const query = (ids: readonly (string | undefined)[]) =>
      `{ nodes(ids: ${JSON.stringify(ids)}) { ... on WorkflowStep { name inputs } } }`;
    const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on WorkflowStep { name inputs } } }';
    await ask(seesNothing, query([first, second]));

    for (const ids of [[first, second], [second, first], [second], [first], [second, second]]) {
      for (let round = 1; round <= 2; round += 1) {
        const { data, errors } = await gateway.ask(seesNothing, document, { executor, variables: { ids } });
        expect(data.nodes.map(({ inputs }: { inputs: unknown }) => inputs)).toEqual(ids.map(() => null));
        expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual(['nodes.0.inputs FORBIDDEN']);
      }
    }
    const { data, errors } = await gateway.ask(seesAll, document, { executor, variables: { ids: [first] } });
    expect([data.nodes[0].inputs, errors]).toEqual([{ waitFor: 'ssmAgent' }, []]);
  });

  it('cause no AWS call', async () => {
    const own = await startOperations(twinEstate);
    const ids = [executionId, handlingId].map((id) =>
      nodeId('TransferExecution', here, transferWorkflowId, id),
    );
    const query = `{ nodes(ids: ${JSON.stringify(ids)}) { ... on TransferExecution { status executionRole } } }`;

    const refused = await own.ask(seesNothing, query, { executor });
    const shown = await own.ask(seesAll, query, { executor });
    await own.close();

    expect(refused.data.nodes).toEqual([
      { status: 'RUNNING', executionRole: null },
      { status: 'ROLLING_BACK', executionRole: null },
    ]);
    expect(refused.calls.map(({ operation }) => operation)).toEqual(['ListExecutions']);
    expect(shown.calls.map(({ operation }) => operation)).toEqual(['DescribeExecution', 'DescribeExecution']);
  });
});
