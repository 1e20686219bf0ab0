import type { Blueprint } from '@aws-sdk/client-glue';
import { days } from '../timeline';
import { isShowcase, type DemoScope } from '../demoScope';

/** The blueprints that tests and examples refer to. */
export const blueprintNames = {
  nightly: 'lake.ingest-nightly_v2',
  orders: 'orders_to-parquet.2024',
  updating: 'crawl-partner-buckets',
  creating: 'experimental_layout.v0',
  failed: 'broken-layout_v1.1',
} as const;

type NamedBlueprint = Blueprint & { Name: string };

/** One blueprint per partner, to fill more than one page. */
export const partnerBlueprints: readonly string[] = Array.from(
  { length: 26 },
  (_, at) => `partner-import_${String(at + 1).padStart(2, '0')}.v1`,
);

export const blueprintsOf = (scope: DemoScope): readonly NamedBlueprint[] => {
  const nightly = blueprint(scope, blueprintNames.nightly, 'Creates a workflow for the data of one day');
  return isShowcase(scope) ? [nightly, ...showcaseBlueprints(scope)] : [nightly];
};

const showcaseBlueprints = (scope: DemoScope): readonly NamedBlueprint[] => [
  blueprint(scope, blueprintNames.orders, 'Converts exported orders to Parquet and a table'),
  {
    ...blueprint(scope, blueprintNames.updating, 'Crawls the buckets of partners, on events'),
    Status: 'UPDATING',
    LastActiveDefinition: {
      Description: 'Crawls the buckets of partners',
      LastModifiedOn: new Date(scope.start - days(40)),
      ...sources(blueprintNames.updating, 'v1'),
    },
  },
  { ...blueprint(scope, blueprintNames.creating, 'Under construction'), Status: 'CREATING' },
  {
    ...blueprint(scope, blueprintNames.failed, 'Has an invalid layout generator'),
    Status: 'FAILED',
    ErrorMessage:
      "blueprint.cfg: layoutGenerator 'broken.layout.generate_layout' was not found in the archive",
  },
  ...partnerBlueprints.map((name, at) =>
    blueprint(scope, name, `Imports the catalogue of partner ${at + 1}`),
  ),
];

const blueprint = (scope: DemoScope, Name: string, Description: string): NamedBlueprint => ({
  Name,
  Description,
  CreatedOn: new Date(scope.start - days(45)),
  LastModifiedOn: new Date(scope.start - days(34)),
  ...sources(Name, 'v2'),
  Status: 'ACTIVE',
});

/** The archive that the team uploaded, and the copy that Glue made. */
const sources = (name: string, version: string) => ({
  ParameterSpec: JSON.stringify({
    parameters: {
      WorkflowName: { type: 'String', collection: false, description: 'Name of the created workflow' },
      Tables: { type: 'String', collection: true, defaultValue: ['orders'] },
    },
  }),
  BlueprintLocation: `s3://example-blueprints/${name}/${version}/blueprint.zip`,
  BlueprintServiceLocation: `s3://aws-glue-blueprints-111122223333/${name}/${version}/blueprint.zip`,
});
