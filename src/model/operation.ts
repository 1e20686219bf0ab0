import type {
  ImagebuilderClient,
  ImagebuilderClientResolvedConfig,
  ServiceInputTypes as ImagebuilderInput,
  ServiceOutputTypes as ImagebuilderOutput,
} from '@aws-sdk/client-imagebuilder';
import type {
  ServiceInputTypes as TransferInput,
  ServiceOutputTypes as TransferOutput,
  TransferClient,
  TransferClientResolvedConfig,
} from '@aws-sdk/client-transfer';
import type {
  GlueClient,
  GlueClientResolvedConfig,
  ServiceInputTypes as GlueInput,
  ServiceOutputTypes as GlueOutput,
} from '@aws-sdk/client-glue';
import type { Command } from '@smithy/types';

/** The SDK's clients of one scope. */
export interface ServiceClients {
  readonly imagebuilder: ImagebuilderClient;
  readonly transfer: TransferClient;
  readonly glue: GlueClient;
}

/** A service of AWS by the name its IAM actions begin with. */
export type ServiceName = keyof ServiceClients;

export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** One operation of AWS that this gateway may call. */
export interface Operation<Input, Output> {
  readonly service: ServiceName;
  /** AWS's name, as in its documentation and in IAM policies. */
  readonly name: string;
  readonly send: (clients: ServiceClients, input: Input, options: SendOptions) => Promise<Output>;
}

export const imagebuilder = <Input extends ImagebuilderInput, Output extends ImagebuilderOutput>(
  name: string,
  Command: new (
    input: Input,
  ) => Command<ImagebuilderInput, Input, ImagebuilderOutput, Output, ImagebuilderClientResolvedConfig>,
): Operation<Input, Output> => ({
  service: 'imagebuilder',
  name,
  send: ({ imagebuilder: client }, input, options) => client.send(new Command(input), options),
});

export const transfer = <Input extends TransferInput, Output extends TransferOutput>(
  name: string,
  Command: new (
    input: Input,
  ) => Command<TransferInput, Input, TransferOutput, Output, TransferClientResolvedConfig>,
): Operation<Input, Output> => ({
  service: 'transfer',
  name,
  send: ({ transfer: client }, input, options) => client.send(new Command(input), options),
});

export const glue = <Input extends GlueInput, Output extends GlueOutput>(
  name: string,
  Command: new (input: Input) => Command<GlueInput, Input, GlueOutput, Output, GlueClientResolvedConfig>,
): Operation<Input, Output> => ({
  service: 'glue',
  name,
  send: ({ glue: client }, input, options) => client.send(new Command(input), options),
});
