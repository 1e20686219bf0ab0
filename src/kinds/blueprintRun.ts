import type { BlueprintRun, BlueprintRunState } from '@aws-sdk/client-glue';
import { glueText } from '../model/formats';
import { glue } from '../model/operation';
import { ttlOfStatus } from '../model/ttl';
import { blueprintNameFormat, type BlueprintRecord } from './blueprint';
import { executionFields, statusWords } from './execution';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

const words = statusWords<BlueprintRunState>({
  RUNNING: 'RUNNING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  ROLLING_BACK: 'ROLLING_BACK',
});

const { ids, list, relation } = fieldsOf<BlueprintRun>();

const kind = defineKind<BlueprintRun>()({
  type: 'BlueprintRun',
  lookUp: 'blueprintRun',
  ids: {
    blueprintName: { format: blueprintNameFormat },
    runId: { format: glueText, read: (run) => run.RunId },
  },
  get: getBy(
    glue('GetBlueprintRun', (sdk) => sdk.GetBlueprintRunCommand),
    ({ blueprintName, runId }) => ({ BlueprintName: blueprintName, RunId: runId }),
    'BlueprintRun',
    (output) => output.BlueprintRun,
  ),
  fields: {
    ...executionFields<BlueprintRun>({
      words,
      word: (run) => run.State,
      reason: (run) => run.ErrorMessage,
      start: (run) => run.StartedOn,
      end: (run) => run.CompletedOn,
    }),
    workflowName: list((run) => run.WorkflowName),
    errorMessage: list((run) => run.ErrorMessage),
    rollbackErrorMessage: list((run) => run.RollbackErrorMessage),
    parameters: list.json((run) => run.Parameters),
    roleArn: list((run) => run.RoleArn),
    startedBy: ids.computed(),
    blueprint: relation('blueprintName'),
    workflow: relation('workflowName'),
  },
  ttl: ({ status }) => ttlOfStatus(status),
  parents: ({ blueprintName }) => [['Blueprint', blueprintName]],
  execution: {
    kind: 'BLUEPRINT_RUN',
    words,
    search: {
      name: ({ blueprintName }) => blueprintName,
      texts: ({ workflowName, rollbackErrorMessage }) => [workflowName, rollbackErrorMessage],
      withheld: { parameters: () => undefined },
    },
  },
});

export type BlueprintRunRecord = RecordOf<typeof kind>;

/** The runs of a blueprint, by its name. */
export const runsOfBlueprint = listOf(kind, {
  operation: glue('GetBlueprintRuns', (sdk) => sdk.GetBlueprintRunsCommand),
  paging: largestPages.glueBlueprintRuns,
  input: (BlueprintName: string, page) => ({ BlueprintName, ...page }),
  items: (output) => output.BlueprintRuns,
  raw: (run) => run,
  ids: (blueprintName) => ({ blueprintName }),
});

export const blueprintRun = listed(kind, {
  under: {
    parent: { type: 'Blueprint', keyOf: (blueprint: BlueprintRecord) => blueprint.name },
    list: runsOfBlueprint,
    parentKeyOf: ({ blueprintName }) => blueprintName,
    isParentInIds: true,
    isBatched: true,
  },
});
