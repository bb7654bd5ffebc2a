// date-fns kept out of the machine's time zone: a Date whose "local" fields are those of UTC.

/**
 * date-fns works on local fields and makes new dates with the constructor of the date it was given. With this class
 * it reckons in UTC, also under zones that have skipped whole days (Pacific/Apia, 2011-12-30).
 */
export class UtcDate extends Date {
  static of(year: number, month: number, day: number): UtcDate {
    return new UtcDate(Date.UTC(year, month - 1, day));
  }
  /** The date as the integer yyyymmdd. */
  civil(): number {
    return this.getUTCFullYear() * 10000 + (this.getUTCMonth() + 1) * 100 + this.getUTCDate();
  }
  override getFullYear() {
    return this.getUTCFullYear();
  }
  override getMonth() {
    return this.getUTCMonth();
  }
  override getDate() {
    return this.getUTCDate();
  }
  override getHours() {
    return this.getUTCHours();
  }
  override getTimezoneOffset() {
    return 0;
  }
  override setFullYear(...fields: Parameters<Date['setFullYear']>) {
    return this.setUTCFullYear(...fields);
  }
  override setMonth(...fields: Parameters<Date['setMonth']>) {
    return this.setUTCMonth(...fields);
  }
  override setDate(date: number) {
    return this.setUTCDate(date);
  }
  override setHours(...fields: Parameters<Date['setHours']>) {
    return this.setUTCHours(...fields);
  }
}
