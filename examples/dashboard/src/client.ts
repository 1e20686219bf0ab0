import { type CallOptions, createClient, type GatewayError } from '@execution-gateway/client';

export const client = createClient({ url: new URL('/graphql', window.location.href).href });

/** Data, and the messages of the fields that failed, each with its error code. */
export interface PartialData<Data> {
  readonly data: Data;
  readonly missing: readonly string[];
}

/** Sends a query and accepts partial data. */
export const queryPartial = async <Data>(
  query: (options: CallOptions) => Promise<Data>,
  signal: AbortSignal,
): Promise<PartialData<Data>> => {
  const partialErrors: GatewayError[] = [];
  const data = await query({ signal, onPartial: (error) => partialErrors.push(error) });
  return {
    data,
    missing: partialErrors.flatMap(({ errors }) => errors.map(({ code, message }) => `${code}: ${message}`)),
  };
};
