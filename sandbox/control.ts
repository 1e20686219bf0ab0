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

/** By method; what comes behind the path is the id of one thing. */
type Page = Readonly<Record<string, (body: unknown, id: string) => Reply>>;

const time = z.iso.datetime({ offset: true, error: 'expected a time such as 2026-11-01T12:00:00Z' });
const clockSetting = z.union(
  [z.strictObject({ advanceSeconds: z.number() }), z.strictObject({ now: time })],
  {
    error: 'expected {"advanceSeconds": 3600} or {"now": "2026-11-01T12:00:00Z"}',
  },
);

export const isControl = ({ pathname }: URL): boolean => /^\/_sandbox(\/|$)/.test(pathname);

/** The pages under `/_sandbox`, for people and scripts that steer the sandbox while it runs. */
export const controlPages = (parts: ControlParts): ((request: WireRequest) => Reply) => {
  const pages: Readonly<Record<string, Page>> = {
    '': { GET: () => jsonReply(200, description(parts)) },
    calls: callPage(parts),
    clock: clockPage(parts),
    trouble: faultPage(parts),
  };

  return ({ method, url, body }) => {
    const [, , name = '', id = ''] = url.pathname.split('/');
    const page = Object.hasOwn(pages, name) ? pages[name] : undefined;
    if (!page) return refusal(404, `There is no such page; see /_sandbox.`);
    const answer = Object.hasOwn(page, method) ? page[method] : undefined;
    if (!answer) return notAllowed(Object.keys(page));
    try {
      return answer(method === 'GET' ? undefined : bodyOf(body), decodeURIComponent(id));
    } catch (error) {
      return refusal(400, explanationOf(error));
    }
  };
};

const callPage = ({ calls }: ControlParts): Page => ({
  GET: () => jsonReply(200, { calls: calls.all() }),
  DELETE: () => {
    calls.clear();
    return jsonReply(200, { calls: [] });
  },
});

const clockPage = ({ clock }: ControlParts): Page => ({
  GET: () => jsonReply(200, { now: clock.now() }),
  PUT: (body) => {
    const setting = clockSetting.parse(body);
    if ('now' in setting) clock.set(new Date(setting.now));
    else clock.advance(setting.advanceSeconds);
    return jsonReply(200, { now: clock.now() });
  },
});

/** The HTTP API is older than the name "fault injection": it says `trouble` for a fault, and `struck` for a count. */
const faultPage = ({ faults }: ControlParts): Page => ({
  GET: () => faultList(faults),
  POST: (body) => {
    const { trouble: fault, ...rule } = httpFaultRule.parse(body);
    return jsonReply(201, httpFormOf(faults.add({ ...rule, fault })));
  },
  DELETE: (_body, id) => {
    if (id === '') faults.clear();
    else if (!faults.remove(id)) return refusal(404, `There is no fault rule with the id '${id}'.`);
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
  what: 'An AWS endpoint in a box: it plays these services over made-up data. Nothing here is real.',
  services: Object.fromEntries(services.map(({ name, operations }) => [name, Object.keys(operations)])),
  scopes: estate.scopes,
  credentials: Object.fromEntries(estate.scopes.map(({ accountId }) => [accountId, keysFor(accountId)])),
  now: clock.now(),
  pages: {
    'GET, DELETE /_sandbox/calls': 'the calls that arrived',
    'GET, PUT /_sandbox/clock': 'its time: {"advanceSeconds": 3600} or {"now": "2026-11-01T12:00:00Z"}',
    'GET, POST, DELETE /_sandbox/trouble':
      'fault rules: {"match": {"service": "glue"}, "times": 2, "trouble": {"kind": "throttle"}}',
    'DELETE /_sandbox/trouble/{id}': 'one of them',
  },
});

const bodyOf = (body: string): unknown => (body.trim() === '' ? undefined : JSON.parse(body));

const explanationOf = (error: unknown): string =>
  error instanceof z.ZodError ? z.prettifyError(error) : `The body is not JSON: ${String(error)}`;

const refusal = (status: number, message: string): Reply => jsonReply(status, { message });

const notAllowed = (methods: readonly string[]): Reply => {
  const reply = refusal(405, `Only ${methods.join(', ')} can be used here.`);
  return { ...reply, headers: { ...reply.headers, allow: methods.join(', ') } };
};
