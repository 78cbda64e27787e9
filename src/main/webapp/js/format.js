// Numbers, sizes and times for readers. Raw numbers come in, text goes out; an absent number is a dash.
import { locale } from './language.js';
import { text } from './strings.js';

const MINUS = '\u2212';
const NONE = '\u2013';
const plain = new Map();

function formatter(options) {
    const key = JSON.stringify(options);
    if (!plain.has(key)) {
        plain.set(key, new Intl.NumberFormat(locale, options));
    }
    return plain.get(key);
}

const absent = (value) => value === null || value === undefined || Number.isNaN(value);

/** Four significant digits; whole numbers whole; very large and small ones in powers of ten. */
export function number(value, digits = 4) {
    if (absent(value)) {
        return NONE;
    }
    const size = Math.abs(value);
    if (Number.isInteger(value) && size < 1e9) {
        return formatter({}).format(value).replace('-', MINUS);
    }
    if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
        const [mantissa, exponent] = value.toExponential(Math.max(0, digits - 2)).split('e');
        return `${formatter({ maximumFractionDigits: digits }).format(Number(mantissa)).replace('-', MINUS)}\u00d710${superscript(Number(exponent))}`;
    }
    const maximumFractionDigits = Math.max(0, Math.min(6, digits - 1 - Math.floor(Math.log10(size || 1))));
    return formatter({ maximumFractionDigits }).format(value).replace('-', MINUS);
}

/** A mark on an axis: round by itself, so that it is written whole; neighbours on a short axis stay different. */
export function tick(value) {
    const round = Number(value.toPrecision(12));
    const size = Math.abs(round);
    return size !== 0 && (size < 1e-4 || size >= 1e7) ? number(round) : formatter({ maximumFractionDigits: 10 }).format(round).replace('-', MINUS);
}

function superscript(exponent) {
    const digits = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
    return String(exponent).replace('-', '\u207b').replace(/\d/g, (digit) => digits[Number(digit)]);
}

/** Always the same number of decimals, for columns that are compared by eye. */
export function fixed(value, decimals) {
    return absent(value) ? NONE
        : formatter({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value).replace('-', MINUS);
}

/** A metric in a column of its kind: the usual ones, between -1 and 1, all with four decimals. */
export function metric(value) {
    return !absent(value) && Math.abs(value) <= 1 && (value === 0 || Math.abs(value) >= 0.001) ? fixed(value, 4) : number(value);
}

/** How large a drift is: three decimals, fewer where nobody reads them. */
export function effect(value) {
    return !absent(value) && Math.abs(value) >= 10 ? number(value, 3) : fixed(value, 3);
}

/** With its sign, for changes. */
export function signed(value, digits = 3) {
    if (absent(value)) {
        return NONE;
    }
    const written = number(Math.abs(value), digits);
    return value === 0 ? `\u00b1${written}` : `${value > 0 ? '+' : MINUS}${written}`;
}

/** A share from 0 to 1 as percent. */
export function percent(share, digits = 1) {
    return absent(share) ? NONE
        : formatter({ style: 'percent', maximumFractionDigits: digits }).format(share).replace('-', MINUS);
}

export function signedPercent(share) {
    if (absent(share)) {
        return NONE;
    }
    const size = Math.abs(share);
    const digits = size < 0.00995 ? 2 : size < 0.0995 ? 1 : 0;
    if (size > 0 && size < 0.00005) {
        return `< ${formatter({ style: 'percent', maximumFractionDigits: 2 }).format(0.0001)}`;
    }
    const written = formatter({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(size);
    return `${share > 0 ? '+' : MINUS}${written}`;
}

/** A p-value; tiny ones only say that they are tiny. */
export function pValue(value) {
    if (absent(value)) {
        return NONE;
    }
    if (value < 0.001) {
        return `< ${formatter({}).format(0.001)}`;
    }
    return fixed(value, 3);
}

export function interval(low, high) {
    return absent(low) || absent(high) ? '' : `${metric(low)} \u2026 ${metric(high)}`;
}

export function bytes(count) {
    if (absent(count)) {
        return NONE;
    }
    const units = text.byteUnits;
    let unit = 0;
    let rest = count;
    while (rest >= 1000 && unit < units.length - 1) {
        rest /= 1000;
        unit += 1;
    }
    return `${formatter({ maximumFractionDigits: rest < 10 && unit > 0 ? 1 : 0 }).format(rest)} ${units[unit]}`;
}

export function duration(millis) {
    if (absent(millis)) {
        return NONE;
    }
    const units = text.timeUnits;
    if (millis < 1000) {
        return `${Math.round(millis)} ${units.millisecond}`;
    }
    const seconds = millis / 1000;
    if (seconds < 60) {
        return `${formatter({ maximumFractionDigits: seconds < 10 ? 1 : 0 }).format(seconds)} ${units.second}`;
    }
    const whole = Math.round(seconds);
    const parts = [[Math.floor(whole / 86400), units.day], [Math.floor(whole / 3600) % 24, units.hour], [Math.floor(whole / 60) % 60, units.minute], [whole % 60, units.second]];
    return parts.filter(([amount]) => amount > 0).slice(0, 2).map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** In the reader's zone. */
export const time = (iso) => (iso ? dateTime.format(new Date(iso)) : NONE);
export const exactTime = (iso) => exact.format(new Date(iso));

/** How long ago, in words. */
export function ago(iso, now = Date.now()) {
    let amount = (new Date(iso).getTime() - now) / 1000;
    for (const [length, unit] of [[60, 'second'], [60, 'minute'], [24, 'hour'], [30.44, 'day'], [12, 'month'], [Infinity, 'year']]) {
        if (Math.abs(amount) < length) {
            return relative.format(Math.round(amount), unit);
        }
        amount /= length;
    }
    return time(iso);
}

/** A parameter as its author wrote it, in every language. */
export const value = (any) => (any === null || any === undefined ? NONE : String(any));

export const none = NONE;
