import type { Random } from '../../seededRandom';

/** The values that the steps of one workflow execution share. */
export interface StepContext {
  readonly random: Random;
  readonly instanceId: string;
  /** The AMI that is built or tested. For a container build, the AMI of the instance. */
  readonly imageId: string;
  readonly osVersion: string;
}

interface Action {
  /** The usual duration. */
  readonly seconds: number;
  /** Undefined for a step that waits for an answer without a time limit. */
  readonly timeoutSeconds: number | undefined;
  readonly outputs?: (context: StepContext) => Readonly<Record<string, string>>;
}

/** The outputs of Systems Manager's Run Command, which runs most actions. */
const commandOutputs = (output: string) => (context: StepContext) => ({
  status: 'Success',
  output,
  runCommandId: commandId(context),
});

const commandId = ({ random }: StepContext) => [8, 4, 4, 4, 12].map((digits) => random.hex(digits)).join('-');

/** The step actions of Image Builder that the workflows of the demo data use. */
export const actions = {
  LaunchInstance: {
    seconds: 147,
    timeoutSeconds: 4500,
    outputs: ({ instanceId }) => ({ instanceId }),
  },
  BootstrapInstanceForContainer: {
    seconds: 48,
    timeoutSeconds: 3600,
    outputs: commandOutputs('Docker 25.0.3 is ready\n'),
  },
  ExecuteComponents: {
    seconds: 210,
    timeoutSeconds: 43200,
    outputs: commandOutputs('All phases of all components succeeded\n'),
  },
  CollectImageMetadata: {
    seconds: 94,
    timeoutSeconds: 1800,
    outputs: (context) => ({ osVersion: context.osVersion, associationId: commandId(context) }),
  },
  SanitizeInstance: {
    seconds: 10,
    timeoutSeconds: 7200,
    outputs: commandOutputs('Skipping cleanup\n'),
  },
  RunSysPrep: {
    seconds: 260,
    timeoutSeconds: 7200,
    outputs: commandOutputs('Sysprep generalized the installation\n'),
  },
  RunCommand: {
    seconds: 35,
    timeoutSeconds: 43200,
    outputs: commandOutputs('ok\n'),
  },
  CreateImage: {
    seconds: 145,
    timeoutSeconds: 43200,
    outputs: ({ imageId }) => ({ imageId }),
  },
  CollectImageScanFindings: {
    seconds: 180,
    timeoutSeconds: 3600,
    outputs: commandOutputs('0 critical, 2 high, 11 medium\n'),
  },
  TerminateInstance: { seconds: 4, timeoutSeconds: 1800 },
  WaitForAction: {
    seconds: 900,
    timeoutSeconds: undefined,
    outputs: () => ({ action: 'RESUME', reason: 'Looks good. Olivia, release desk' }),
  },
  DistributeImage: {
    seconds: 190,
    timeoutSeconds: 43200,
    outputs: ({ imageId }) => ({ sourceImageId: imageId, status: 'Distributed' }),
  },
} satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;

export const actionOf = (name: ActionName): Action => actions[name];
