import type { ListedKind, Status } from './words';
import { isKind, isStatus } from './words';

/** The ranges of start times that the menu offers, in hours. */
export const rangeHours = { '1h': 1, '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const;

export type RangeName = 'any' | keyof typeof rangeHours | 'custom';

export const orderFields = ['started', 'ended', 'took'] as const;
export type OrderField = (typeof orderFields)[number];

export interface Order {
  readonly field: OrderField;
  readonly isAscending: boolean;
}

/** Whether AWS still knows an execution, or else where it comes from. */
export const origins = ['aws', 'history', 'log'] as const;
export type Origin = (typeof origins)[number];

export const groupings = ['name', 'kind', 'scope', 'status'] as const;
export type Grouping = (typeof groupings)[number];

/** What the list and the statistics show. The URL holds all of it. An empty text or list means no filter. */
export interface ListState {
  readonly text: string;
  readonly statuses: readonly Status[];
  readonly kind: ListedKind | '';
  /** `111122223333/us-east-1` */
  readonly scope: string;
  readonly range: RangeName;
  /** ISO times. Only of a custom range. */
  readonly from: string;
  readonly to: string;
  readonly names: readonly string[];
  readonly fileName: string;
  readonly origin: Origin | '';
  /** Zero means no filter. */
  readonly minSeconds: number;
  readonly order: Order;
  readonly grouping: Grouping;
  readonly isRefreshing: boolean;
}

export const initialState: ListState = {
  text: '',
  statuses: ['FAILED', 'ROLLED_BACK'],
  kind: '',
  scope: '',
  range: 'any',
  from: '',
  to: '',
  names: [],
  fileName: '',
  origin: '',
  minSeconds: 0,
  order: { field: 'started', isAscending: false },
  grouping: 'name',
  isRefreshing: true,
};

const timeOf = (text: string | null): string => {
  const moment = new Date(text ?? '');
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
};

const rangeOf = (params: URLSearchParams): Pick<ListState, 'range' | 'from' | 'to'> => {
  const [from, to] = [timeOf(params.get('from')), timeOf(params.get('to'))];
  if (from || to) return { range: 'custom', from, to };
  const since = params.get('since') ?? '';
  return { range: Object.hasOwn(rangeHours, since) ? (since as RangeName) : 'any', from: '', to: '' };
};

const statusesOf = (params: URLSearchParams): readonly Status[] =>
  params.has('status') ? [...new Set(params.getAll('status').filter(isStatus))] : initialState.statuses;

const orderOf = (text: string | null): Order => {
  const [name, direction] = (text ?? '').split('-');
  const field = orderFields.find((known) => known === name);
  return field ? { field, isAscending: direction === 'asc' } : initialState.order;
};

/** The state in the parameters of a URL. Ignores what it does not know, since people edit URLs. */
export const readState = (params: URLSearchParams): ListState => {
  const kind = params.get('kind') ?? '';
  const seconds = Number(params.get('longer'));
  return {
    text: params.get('text') ?? '',
    statuses: statusesOf(params),
    kind: isKind(kind) ? kind : '',
    scope: params.get('scope') ?? '',
    ...rangeOf(params),
    names: params.getAll('name').filter(Boolean),
    fileName: params.get('file') ?? '',
    origin: origins.find((known) => known === params.get('origin')) ?? '',
    minSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0,
    order: orderOf(params.get('sort')),
    grouping: groupings.find((known) => known === params.get('by')) ?? initialState.grouping,
    isRefreshing: params.get('refresh') !== 'off',
  };
};

const isInitial = (statuses: readonly Status[]): boolean =>
  statuses.length === initialState.statuses.length &&
  initialState.statuses.every((status) => statuses.includes(status));

/** The parameters of a state, without what is so initially. */
export const printState = (state: ListState): URLSearchParams => {
  const params = new URLSearchParams();
  const put = (name: string, value: string | number): void => {
    if (value) params.append(name, String(value));
  };
  put('text', state.text);
  if (state.statuses.length === 0) params.append('status', 'all');
  else if (!isInitial(state.statuses)) for (const status of state.statuses) put('status', status);
  put('kind', state.kind);
  put('scope', state.scope);
  if (state.range === 'custom') {
    put('from', state.from);
    put('to', state.to);
  } else if (state.range !== 'any') {
    put('since', state.range);
  }
  for (const name of state.names) put('name', name);
  put('file', state.fileName);
  put('origin', state.origin);
  put('longer', state.minSeconds);
  const { field, isAscending } = state.order;
  if (field !== initialState.order.field || isAscending)
    put('sort', `${field}-${isAscending ? 'asc' : 'desc'}`);
  if (state.grouping !== initialState.grouping) put('by', state.grouping);
  if (!state.isRefreshing) put('refresh', 'off');
  return params;
};

/** True if filters other than the statuses are set. */
export const isFiltered = (state: ListState): boolean =>
  state.text !== '' ||
  state.kind !== '' ||
  state.scope !== '' ||
  state.range !== 'any' ||
  state.origin !== '' ||
  hasMoreFilters(state);

/** True if one of the filters is set that are hidden at first. */
export const hasMoreFilters = ({ names, fileName, minSeconds }: ListState): boolean =>
  names.length > 0 || fileName !== '' || minSeconds > 0;
