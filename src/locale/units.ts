/** Amounts with their unit, as a language spells it. */
import {format, rounded} from './format.js';
import type {Locale} from './locale.js';

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The size of a text as a file, `2.0 MB`: in powers of 1000, as the unit's names say. */
export function fileSize(locale: Locale, bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), sizes.length - 1);
  const unit = sizes[power];
  const digits = power > 1 ? 1 : 0;
  return format(
    locale,
    `size ${unit}`,
    ({locale}) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: power ? 'short' : 'long',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  ).format(bytes / 1000 ** power);
}

/** A duration to be heard, `1 minute 3 seconds`: a screen reader spells out `1 min 3 s`. Below a second, in parts of one. */
export function spokenDuration(locale: Locale, seconds: number): string {
  const whole = Math.round(seconds);
  if (!whole) return rounded(locale, 'spoken part', {style: 'unit', unit: 'second', unitDisplay: 'long'}, seconds);
  const parts = [
    ['hour', Math.floor(whole / 3600)],
    ['minute', Math.floor((whole % 3600) / 60)],
    ['second', whole % 60],
  ] as const;
  return parts
    .filter(([, amount]) => amount)
    .map(([unit, amount]) =>
      format(
        locale,
        `spoken ${unit}`,
        ({locale}) => new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'long'}),
      ).format(amount),
    )
    .join(' ');
}
