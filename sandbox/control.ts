import { z } from 'zod';
import type { CallLog } from './callLog';
import type { SandboxClock } from './clock';
import { keysFor } from './credentials';
import type { Estate } from './estate';
import type { Reply, WireRequest } from './protocol';
import { jsonReply } from './reply';
import type { Service } from './service';
import { httpFaultRule, type ActiveFaultRule, type FaultInjector } from './faultInjection';

export interface ControlParts {
  readonly estate: Estate;
  readonly clock: SandboxClock;
  readonly services: readonly Service[];
  readonly calls: CallLog;
  readonly faults: FaultInjector;
}

/** Handlers by HTTP method. `id` is the path segment after the route's name, or empty. */
type Route = Readonly<Record<string, (body: unknown, id: string) => Reply>>;

const time = z.iso.datetime({ offset: true, error: 'expected a time such as 2026-11-01T12:00:00Z' });
const clockSetting = z.union(
  [z.strictObject({ advanceSeconds: z.number() }), z.strictObject({ now: time })],
  {
    error: 'expected {"advanceSeconds": 3600} or {"now": "2026-11-01T12:00:00Z"}',
  },
);

export const isControl = ({ pathname }: URL): boolean => /^\/_sandbox(\/|$)/.test(pathname);

/** The HTTP API under `/_sandbox`, which controls a running sandbox. */
export const controlApi = (parts: ControlParts): ((request: WireRequest) => Reply) => {
  const routes: Readonly<Record<string, Route>> = {
    '': { GET: () => jsonReply(200, description(parts)) },
    calls: callsRoute(parts),
    clock: clockRoute(parts),
    trouble: faultsRoute(parts),
  };

  return ({ method, url, body }) => {
    const [, , name = '', id = ''] = url.pathname.split('/');
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
    if (!route) return errorReply(404, 'Unknown path. See GET /_sandbox.');
    const handler = Object.hasOwn(route, method) ? route[method] : undefined;
    if (!handler) return methodNotAllowed(Object.keys(route));
    try {
      return handler(method === 'GET' ? undefined : bodyOf(body), decodeURIComponent(id));
    } catch (error) {
      return errorReply(400, messageOf(error));
    }
  };
};

const callsRoute = ({ calls }: ControlParts): Route => ({
  GET: () => jsonReply(200, { calls: calls.all() }),
  DELETE: () => {
    calls.clear();
    return jsonReply(200, { calls: [] });
  },
});

const clockRoute = ({ clock }: ControlParts): Route => ({
  GET: () => jsonReply(200, { now: clock.now() }),
  PUT: (body) => {
    const setting = clockSetting.parse(body);
    if ('now' in setting) clock.set(new Date(setting.now));
    else clock.advance(setting.advanceSeconds);
    return jsonReply(200, { now: clock.now() });
  },
});

/** The HTTP API says `trouble` for a fault and `struck` for a count. These names are stable; scripts depend on them. */
const faultsRoute = ({ faults }: ControlParts): Route => ({
  GET: () => faultList(faults),
  POST: (body) => {
    const { trouble: fault, ...rule } = httpFaultRule.parse(body);
    return jsonReply(201, httpFormOf(faults.add({ ...rule, fault })));
  },
  DELETE: (_body, id) => {
    if (id === '') faults.clear();
    else if (!faults.remove(id))
      return errorReply(404, `Unknown fault rule: '${id}'. See GET /_sandbox/trouble.`);
    return faultList(faults);
  },
});

const faultList = (faults: FaultInjector): Reply => jsonReply(200, { trouble: faults.all().map(httpFormOf) });

const httpFormOf = ({ id, rule: { fault, ...rule }, injected }: ActiveFaultRule) => ({
  id,
  rule: { ...rule, trouble: fault },
  struck: injected,
});

const description = ({ estate, clock, services }: ControlParts) => ({
  what: 'An AWS endpoint with made-up data. It implements the operations below.',
  services: Object.fromEntries(services.map(({ name, operations }) => [name, Object.keys(operations)])),
  scopes: estate.scopes,
  credentials: Object.fromEntries(estate.scopes.map(({ accountId }) => [accountId, keysFor(accountId)])),
  now: clock.now(),
  pages: {
    'GET, DELETE /_sandbox/calls': 'the received calls',
    'GET, PUT /_sandbox/clock': 'the clock: {"advanceSeconds": 3600} or {"now": "2026-11-01T12:00:00Z"}',
    'GET, POST, DELETE /_sandbox/trouble':
      'fault rules: {"match": {"service": "glue"}, "times": 2, "trouble": {"kind": "throttle"}}',
    'DELETE /_sandbox/trouble/{id}': 'removes one fault rule',
  },
});

const bodyOf = (body: string): unknown => (body.trim() === '' ? undefined : JSON.parse(body));

const messageOf = (error: unknown): string =>
  error instanceof z.ZodError ? z.prettifyError(error) : `The body is not JSON: ${String(error)}`;

const errorReply = (status: number, message: string): Reply => jsonReply(status, { message });

const methodNotAllowed = (methods: readonly string[]): Reply => {
  const reply = errorReply(405, `Method not allowed. Expected ${methods.join(', ')}.`);
  return { ...reply, headers: { ...reply.headers, allow: methods.join(', ') } };
};
