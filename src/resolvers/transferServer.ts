import type { WorkflowDetail } from '@aws-sdk/client-transfer';
import type { TransferServerResolvers, TransferWorkflowDetailResolvers } from '../generated/graphql';
import { kindOf } from '../kinds';
import type { TransferServerRecord, TransferWorkflowDetailRecord } from '../kinds/transferServer';
import { transferServerUrl } from '../model/consoleUrl';
import { hydrate } from './fields';
import { mapMaybe } from './maybe';
import { oneId, related } from './related';

const placed = (
  { scope, fetchedAt }: TransferServerRecord,
  details: readonly WorkflowDetail[] | undefined,
): TransferWorkflowDetailRecord[] | undefined => details?.map((detail) => ({ ...detail, scope, fetchedAt }));

export const TransferServer: Partial<TransferServerResolvers> = {
  consoleUrl: (server) => transferServerUrl(server.scope, server.serverId),

  workflowDetails: (server, _args, context, info) =>
    mapMaybe(
      hydrate(kindOf('TransferServer'), server, context, info),
      (full) =>
        full?.workflowDetails && {
          onUpload: placed(full, full.workflowDetails.OnUpload),
          onPartialUpload: placed(full, full.workflowDetails.OnPartialUpload),
        },
    ),
};

/** The other fields are AWS's members. */
export const TransferWorkflowDetail: Partial<TransferWorkflowDetailResolvers> = {
  workflow: (detail, _args, context, info) =>
    related('TransferWorkflow', oneId('workflowId', detail.WorkflowId), detail, context, info),
};
