import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { GlueClient } from '@aws-sdk/client-glue';
import type { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import type { TransferClient } from '@aws-sdk/client-transfer';
import type { Client, Command, MetadataBearer } from '@smithy/types';
import { lazyPackages } from './lazyPackages';

/** The SDK's clients of one scope. */
export interface ServiceClients {
  readonly imagebuilder: ImagebuilderClient;
  readonly transfer: TransferClient;
  readonly glue: GlueClient;
  readonly logs: CloudWatchLogsClient;
}

/** A service of AWS by the name its IAM actions begin with. */
export type ServiceName = keyof ServiceClients;

/** One operation of AWS that this gateway may call. */
export interface Operation<Input, Output> {
  readonly service: ServiceName;
  /** AWS's name, as in its documentation and in IAM policies. */
  readonly name: string;
  readonly send: (
    clients: ServiceClients,
    input: Input,
    options: { readonly abortSignal: AbortSignal },
  ) => Promise<Output>;
}

type Sdk = typeof lazyPackages;

/** The function that declares the operations of a service. The SDK of the service is loaded when one is first sent. */
const operationsOf =
  <Service extends ServiceName, ServiceInput extends object, ServiceOutput extends MetadataBearer, Config>(
    service: Service,
    clientOf: (clients: ServiceClients) => Client<ServiceInput, ServiceOutput, Config>,
  ) =>
  <Input extends ServiceInput, Output extends ServiceOutput>(
    name: string,
    commandOf: (
      sdk: Sdk[Service],
    ) => new (input: Input) => Command<ServiceInput, Input, ServiceOutput, Output, Config>,
  ): Operation<Input, Output> => ({
    service,
    name,
    send: (clients, input, options) => {
      const SomeCommand = commandOf(lazyPackages[service]);
      return clientOf(clients).send(new SomeCommand(input), options);
    },
  });

export const imagebuilder = operationsOf('imagebuilder', (clients) => clients.imagebuilder);
export const transfer = operationsOf('transfer', (clients) => clients.transfer);
export const glue = operationsOf('glue', (clients) => clients.glue);
export const logs = operationsOf('logs', (clients) => clients.logs);
