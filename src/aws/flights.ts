/** Calls under way, each shared by all who ask the same while it flies. */
export interface Flights {
  /**
   * Waits for the call `key`, which is made by `start` where nobody has made it yet. Rejects with `signal`'s reason
   * as soon as that aborts; the call itself goes on while anybody waits for it, and is aborted when nobody does.
   */
  join<Value>(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value>;
  isFlying(key: string): boolean;
}

interface Flight {
  readonly landing: Promise<unknown>;
  readonly controller: AbortController;
  waiting: number;
}

export const createFlights = (): Flights => {
  const flights = new Map<string, Flight>();

  const takeOff = (key: string, start: (signal: AbortSignal) => Promise<unknown>): Flight => {
    const controller = new AbortController();
    const landing = start(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    const flight: Flight = { landing, controller, waiting: 0 };
    landing.catch(() => undefined); // Whoever waits hears of it; when all have left, nobody needs to.
    flights.set(key, flight);
    return flight;
  };

  const leave = (key: string, flight: Flight, reason: unknown): void => {
    flight.waiting -= 1;
    if (flight.waiting > 0) return;
    if (flights.get(key) === flight) flights.delete(key);
    flight.controller.abort(reason);
  };

  return {
    isFlying: (key) => flights.has(key),
    join<Value>(
      key: string,
      signal: AbortSignal,
      start: (signal: AbortSignal) => Promise<Value>,
    ): Promise<Value> {
      const flight = flights.get(key) ?? takeOff(key, start);
      flight.waiting += 1;
      return new Promise<Value>((resolve, reject) => {
        const onAbort = (): void => {
          leave(key, flight, signal.reason);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        void (flight.landing as Promise<Value>).then(resolve, reject).finally(() => {
          signal.removeEventListener('abort', onAbort);
        });
      });
    },
  };
};
