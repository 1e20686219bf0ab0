import type { GatewayError, WatchOptions } from '@execution-gateway/client';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';

/**
 * The state of a stream. `off`: not wanted. `reconnecting`: lost a moment ago. `offline`: at least one attempt to connect has failed since.
 * `refused`: the gateway does not serve it, or not to this caller.
 */
export type LiveState = 'off' | 'connecting' | 'live' | 'reconnecting' | 'offline' | 'refused' | 'complete';

export interface WatchHandlers<Data> {
  /** The stream to read. */
  readonly begin: (options: WatchOptions<Data>) => AsyncIterable<Data>;
  /** Gets each event, and the messages of its fields that failed. */
  readonly onEvent: (data: Data, missing: readonly string[]) => void;
  /** Called when the stream reports what changes from now on, also when a lost one is back. */
  readonly onOpen?: () => void;
}

/** False while the page is in the background: browsers open few connections per host. */
const useIsVisible = (): boolean =>
  useSyncExternalStore(
    (onChange) => {
      document.addEventListener('visibilitychange', onChange);
      return () => document.removeEventListener('visibilitychange', onChange);
    },
    () => document.visibilityState === 'visible',
  );

const afterFailure = (state: LiveState): LiveState =>
  state === 'reconnecting' || state === 'offline' || state === 'connecting' ? 'offline' : 'reconnecting';

/** Watches while the component and the page are shown, and `isOn`. Another `key` begins another stream. */
export const useWatch = <Data>(key: string, isOn: boolean, handlers: WatchHandlers<Data>): LiveState => {
  const [state, setState] = useState<LiveState>('off');
  const isVisible = useIsVisible();
  const begin = useEffectEvent(handlers.begin);
  const onEvent = useEffectEvent(handlers.onEvent);
  const onOpen = useEffectEvent(() => handlers.onOpen?.());

  useEffect(() => {
    if (!isOn || !isVisible) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let missing: string[] = [];
    const onPartial = ({ errors }: GatewayError): void => {
      missing = errors.map(({ code, message }) => `${code}: ${message}`);
    };
    const run = async (): Promise<LiveState> => {
      const options: WatchOptions<Data> = {
        signal,
        onPartial,
        onState({ name }) {
          if (name === 'open') onOpen();
          if (name === 'reconnecting') setState(afterFailure);
          else setState(name === 'open' ? 'live' : 'connecting');
        },
      };
      try {
        for await (const data of begin(options)) {
          onEvent(data, missing);
          missing = [];
        }
        return 'complete';
      } catch {
        return 'refused';
      }
    };
    void run().then((end) => {
      if (!signal.aborted) setState(end);
    });
    return () => {
      controller.abort();
      setState('off');
    };
  }, [key, isOn, isVisible]);

  return state;
};
