import { describe, expect, it } from '@jest/globals';
import { readMessage } from '../../src/events/envelope';
import { encodeNodeId } from '../../src/model/nodeId';
import { isSameScope, type Scope, scopeOf } from '../../src/model/scope';

const scope = scopeOf('111122223333', 'us-east-1');
const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1';
const workflow = 'wf-00000000-0000-4000-8000-000000000001';
const step = 'step-00000000-0000-4000-8000-000000000001';

const stateChange = {
  version: '0',
  id: 'e1',
  'detail-type': 'EC2 Image Builder Image State Change',
  source: 'aws.imagebuilder',
  account: '111122223333',
  time: '2026-11-27T12:00:00Z',
  region: 'us-east-1',
  resources: [arn],
  detail: { 'previous-state': { status: 'TESTING' }, state: { status: 'AVAILABLE' } },
};

const read = (body: unknown) =>
  readMessage(typeof body === 'string' ? body : JSON.stringify(body), (one: Scope) =>
    isSameScope(one, scope),
  );

const image = encodeNodeId('Image', scope, [arn]);

describe('A message', () => {
  it('is about an image whose state has changed', () => {
    expect(read(stateChange)).toEqual({ type: 'event', event: { id: 'e1', scope, image, executions: [] } });
  });

  it('is about the workflow and the step that waits', () => {
    const waiting = {
      ...stateChange,
      'detail-type': 'EC2 Image Builder Workflow Step Waiting',
      resources: [arn, 'arn:aws:imagebuilder:us-east-1:111122223333:workflow/build/a/1.0.0/1'],
      detail: {
        'workflow-execution-id': workflow,
        'workflow-step-execution-id': step,
        'workflow-step-name': 'Approve',
      },
    };

    expect(read(waiting)).toMatchObject({
      type: 'event',
      event: {
        image,
        executions: [
          encodeNodeId('ImageBuilderWorkflow', scope, [workflow]),
          encodeNodeId('WorkflowStep', scope, [step]),
        ],
      },
    });
    const withBadIds = {
      ...waiting,
      detail: { 'workflow-execution-id': '../x', 'workflow-step-execution-id': 7 },
    };
    expect(read(withBadIds)).toMatchObject({ event: { image, executions: [] } });
  });

  it.each([
    [
      'of another account',
      'foreign',
      { account: '444455556666', resources: [arn.replace('1111222233', '4444555566')] },
    ],
    ['of another region', 'foreign', { region: 'us-west-2' }],
    ['of another service', 'other', { source: 'aws.glue', 'detail-type': 'Glue Job State Change' }],
    ['of a custom source', 'other', { source: 'my.app' }],
    ['about a scan', 'other', { 'detail-type': 'EC2 Image Builder CVE Detected' }],
    ['of a type like a member of objects', 'other', { 'detail-type': 'constructor' }],
    [
      'about an image of another account',
      'malformed',
      { resources: [arn.replace('111122223333', '444455556666')] },
    ],
    ['about what is no image', 'malformed', { resources: ['arn:aws:s3:::bucket'] }],
    ['about nothing', 'malformed', { resources: [] }],
    ['without resources', 'malformed', { resources: undefined }],
    ['without an id', 'malformed', { id: undefined }],
    ['with an endless id', 'malformed', { id: 'x'.repeat(101) }],
    ['without an account', 'malformed', { account: 7 }],
  ])('%s is %s', (_what, type, members) => {
    expect(read({ ...stateChange, ...members })).toEqual({ type });
  });

  it.each(['', 'null', '[]', '7', '{', '"text"', '{"Records": []}'])('%j is malformed', (body) => {
    expect(read(body)).toEqual({ type: 'malformed' });
  });
});
