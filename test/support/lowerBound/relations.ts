import type { AnyKind } from '../../../src/kinds';
import { at } from '../at';
import { fieldsBesideIds } from '../listFields';
import { type Aws, type List, type Resource, valueOf } from './aws';
import type { Data } from './awsData';

/** Where AWS's data holds the ids of the related object, if not in one field of the kind. */
const idPaths: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'LifecycleResource.image': [['resourceId']],
  'TransferExecution.server': [['ServiceMetadata', 'UserDetails', 'ServerId']],
  'TransferWorkflowDetail.workflow': [['WorkflowId']],
  'GlueWorkflow.blueprintRun': [
    ['BlueprintDetails', 'BlueprintName'],
    ['BlueprintDetails', 'RunId'],
  ],
};

/** The ids of the object that a relation of a resource leads to; undefined where it leads to none. */
export const relatedIds = (
  type: string,
  field: string,
  resource: Resource,
): readonly string[] | undefined => {
  const knownBy = resource.kind?.fields[field]?.knownBy ?? '';
  const ids = idPaths[`${type}.${field}`]?.map((path) => at(resource.data, ...path)) ?? [
    valueOf(resource, knownBy),
  ];
  if (!ids.every((id) => typeof id === 'string' && id !== '')) return undefined;
  const isOther = type === 'LifecycleResource' && !/:image\/.+\/[0-9]+$/.test(String(ids[0]));
  return isOther ? undefined : ids.map(String);
};

/** What a resource says about a related object beside its ids, in AWS's shape. */
export const dataBesideIds = (type: string, field: string, resource: Resource): Data =>
  Object.fromEntries(
    (fieldsBesideIds[`${type}.${field}`] ?? []).map((name) => [name, valueOf(resource, name)]),
  );

/** The list of the parent of an object, if its ids and `data` say which that is. */
export const parentListOf = (
  aws: Aws,
  kind: AnyKind,
  { scope, ids, data }: Pick<Resource, 'scope' | 'ids' | 'data'>,
): List | undefined => {
  const under = kind.listing?.under;
  const names = [...kind.idNames, ...Object.keys(kind.fields)];
  const fields = Object.fromEntries(names.map((name) => [name, valueOf({ kind, ids, data }, name)]));
  const parent = under?.parentKeyOf(fields);
  if (!under || parent === undefined) return undefined;
  const request = Object.values(Object(under.list.input(parent, undefined)));
  const parentIds = request.filter((value) => typeof value === 'string');
  return aws.list(kind.type, under.list, scope, parentIds);
};
