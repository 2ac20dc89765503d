/** A date of four, two and two digits. SQL has no year 0. */
const DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
/** A time after a date. Digits below the microsecond would be lost, so they must be 0. Only a time with seconds may have an offset. */
const TIME = /^[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,6}0*)?(?:Z|[+-](\d{2})(?::?(\d{2}))?)?)?$/;
const DATE_LENGTH = 10;
/** ISO 8601 offsets go up to 14 hours, but Java, and so Spark, allows 18. */
const MAX_OFFSET_MINUTES = 18 * 60;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Returns true if a text is a date that exists, such as 2024-02-29. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : DAYS[month - 1]);
}

/** Returns true if a text is a date, or a date with a time that Spark reads without loss. */
export function isTimestamp(text: string): boolean {
  if (!isDate(text.slice(0, DATE_LENGTH))) return false;
  if (text.length === DATE_LENGTH) return true;
  const time = TIME.exec(text.slice(DATE_LENGTH));
  if (time === null) return false;
  const [hour, minute, second, offsetHours, offsetMinutes] = time.slice(1).map((digits) => Number(digits ?? 0));
  return hour <= 23 && minute <= 59 && second <= 59 && offsetMinutes <= 59 && offsetHours * 60 + offsetMinutes <= MAX_OFFSET_MINUTES;
}

/** Returns true for a leap year of the Gregorian calendar, which also applies to the years before it began. */
function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
