import type { Blueprint } from '@aws-sdk/client-glue';
import { format } from '../model/formats';
import { glue } from '../model/operation';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { batchGetBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

export const blueprintNameFormat = format(
  '[.\\-_A-Za-z0-9]+',
  128,
  '1 to 128 letters, digits, dots, hyphens or underscores',
);

const { ids, get } = fieldsOf<Blueprint>();

const kind = defineKind<Blueprint>()({
  type: 'Blueprint',
  lookUp: 'blueprint',
  ids: { name: { format: blueprintNameFormat, read: (item) => item.Name } },
  batchGet: batchGetBy(
    glue('BatchGetBlueprints', (sdk) => sdk.BatchGetBlueprintsCommand),
    (names) => ({ Names: [...names], IncludeBlueprint: true, IncludeParameterSpec: true }),
    (output) => output.Blueprints,
    (output) => output.MissingBlueprints,
  ),
  fields: {
    description: get((item) => item.Description),
    createdOn: get.time((item) => item.CreatedOn),
    lastModifiedOn: get.time((item) => item.LastModifiedOn),
    parameterSpec: get.json((item) => item.ParameterSpec),
    blueprintLocation: get((item) => item.BlueprintLocation),
    blueprintServiceLocation: get((item) => item.BlueprintServiceLocation),
    status: get((item) => item.Status),
    errorMessage: get((item) => item.ErrorMessage),
    lastActiveDefinition: get((item) => item.LastActiveDefinition),
    runs: ids.children(),
  },
  ttl: () => 'definition',
});

export type BlueprintRecord = RecordOf<typeof kind>;

/** The blueprints of a scope. AWS lists only their names. */
export const blueprints = listOf(kind, {
  operation: glue('ListBlueprints', (sdk) => sdk.ListBlueprintsCommand),
  paging: largestPages.glueBlueprints,
  input: (_scope: undefined, page) => page,
  items: (output) => output.Blueprints,
  raw: (Name): Blueprint => ({ Name }),
  view: kind.views.ids,
  ttl: 'definition',
});

export const blueprint = listed(kind, { inScope: blueprints });
