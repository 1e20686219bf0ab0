import type { Metric } from 'prom-client';

interface RequestLabels {
  readonly type: string;
  readonly outcome: string;
}

/** The counts of requests with the same labels. */
class Series {
  count = 0;
  sum = 0;
  /** The number of values in each bucket, without those of smaller ones. */
  readonly inBucket: number[];

  constructor(
    readonly labels: RequestLabels,
    private readonly buckets: readonly number[],
  ) {
    this.inBucket = buckets.map(() => 0);
  }

  observe(value: number): void {
    this.count += 1;
    this.sum += value;
    const index = this.buckets.findIndex((bound) => value <= bound);
    if (index >= 0) this.inBucket[index] = (this.inBucket[index] ?? 0) + 1;
  }
}

/**
 * A histogram with the text format of that of prom-client. Counts in plain numbers, and names the labels only when it is
 * read: prom-client takes longer to count a request than a small operation takes from the cache.
 */
export class RequestDurations {
  readonly type = 'histogram';
  private readonly byLabels = new Map<string, Series>();

  constructor(
    readonly name: string,
    readonly help: string,
    /** The upper bounds in ascending order, in seconds. */
    private readonly buckets: readonly number[],
  ) {}

  observe(type: string, outcome: string, seconds: number): void {
    const key = `${type} ${outcome}`;
    let series = this.byLabels.get(key);
    if (!series) {
      series = new Series({ type, outcome }, this.buckets);
      this.byLabels.set(key, series);
    }
    series.observe(seconds);
  }

  /** The number of requests by their labels. */
  counts(): readonly Pick<Series, 'labels' | 'count'>[] {
    return [...this.byLabels.values()];
  }

  /** The metric as a registry of prom-client reads it. */
  get asMetric(): Metric {
    return this as unknown as Metric;
  }

  /** Called by the registry. */
  get() {
    const { name, help, type } = this;
    const values = [...this.byLabels.values()].flatMap((series) => this.valuesOf(series));
    return Promise.resolve({ name, help, type, values, aggregator: 'sum' });
  }

  private valuesOf({ labels, inBucket, count, sum }: Series) {
    let atMost = 0;
    const bucket = (le: number | string, value: number) => ({
      metricName: `${this.name}_bucket`,
      labels: { le, ...labels },
      value,
    });
    return [
      ...this.buckets.map((bound, index) => bucket(bound, (atMost += inBucket[index] ?? 0))),
      bucket('+Inf', count),
      { metricName: `${this.name}_sum`, labels, value: sum },
      { metricName: `${this.name}_count`, labels, value: count },
    ];
  }
}
