import type { GraphQLFormattedError } from 'graphql';
import { AuthenticationError } from '../../access/errors';
import type { StreamLimits } from '../../app/limits';
import type { Caller } from '../../model/caller';
import { HttpError } from '../../model/httpError';
import { atMoment, processClock } from '../../live/clock';
import type { Callers } from '../callers';
import { createCallerCounts } from './callerCounts';
import { forbidden, tryAgainLater } from './connection';
import { headersInParams } from './connectionCredentials';
import type { Extra, GraphqlWsOptions } from './graphqlWs';

export interface WsConnectOptions {
  readonly callerOf: Callers['callerOf'];
  readonly limits: StreamLimits;
  readonly now: () => Date;
  readonly onRefusal: () => void;
  /** Logs a defect, and returns the error for the client. */
  readonly mask: (error: unknown) => GraphQLFormattedError;
}

export interface WsConnect {
  readonly connect: GraphqlWsOptions['connect'];
  /** To be called for each connection that is closed. */
  readonly onClose: (extra: Extra) => void;
}

/**
 * Authenticates WebSockets by the headers of the upgrade and the credentials of `connection_init` together, and closes them when the
 * credentials end.
 */
export const createWsConnect = (options: WsConnectOptions): WsConnect => {
  const { callerOf, limits, now, onRefusal, mask } = options;
  const clock = processClock(() => now().getTime());
  const counts = createCallerCounts();
  const cancelExpiry = new WeakMap<Extra, () => void>();

  const refuse = ({ connection }: Extra, error: unknown): void => {
    if (error instanceof AuthenticationError) connection.close(forbidden, `Forbidden: ${error.message}`);
    else connection.close(tryAgainLater, (error instanceof HttpError ? error : mask(error)).message);
  };

  const admit = (extra: Extra, caller: Caller): void => {
    const { streamsPerCaller = Infinity } = limits;
    if (counts.of(caller) >= streamsPerCaller) {
      onRefusal();
      extra.connection.close(
        tryAgainLater,
        `You may have ${streamsPerCaller} WebSockets open at once (limits.streamsPerCaller).`,
      );
      return;
    }
    counts.add(caller);
    extra.caller = caller;
    const { expiresAt } = caller;
    if (expiresAt === undefined) return;
    const expire = (): void => extra.connection.close(forbidden, 'Forbidden: the credentials have expired');
    cancelExpiry.set(extra, atMoment(clock, expiresAt, expire));
  };

  return {
    async connect(extra, params) {
      try {
        const caller = await callerOf(extra.upgrade, headersInParams(params));
        if (extra.connection.isOpen()) admit(extra, caller);
      } catch (error) {
        refuse(extra, error);
      }
    },
    onClose(extra) {
      cancelExpiry.get(extra)?.();
      if (extra.caller) counts.remove(extra.caller);
    },
  };
};
