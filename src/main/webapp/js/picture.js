// Small pictures inside tables, drawn as SVG; the numbers stand beside them, so they are hidden from screen readers.
import { s } from './dom.js';

const WIDTH = 120;
const HEIGHT = 34;

/** Reference against current: filled grey against a line. @param {{categories: boolean, reference: number[], current: number[]}} picture */
export function distributions(picture) {
    if (!picture) {
        return null;
    }
    const bars = picture.reference.length;
    const step = WIDTH / bars;
    const y = (share) => HEIGHT - 1 - (share / 100) * (HEIGHT - 3);
    const shapes = [];
    if (picture.categories) {
        const width = Math.max(1, Math.min(9, step / 2 - 1));
        for (let i = 0; i < bars; i += 1) {
            const middle = (i + 0.5) * step;
            shapes.push(bar('mls-reference', middle - width, width, y(picture.reference[i])));
            shapes.push(bar('mls-current', middle, width, y(picture.current[i])));
        }
    } else {
        shapes.push(s('path', { class: 'mls-reference', d: `M0 ${HEIGHT}${steps(picture.reference, step, y)}V${HEIGHT}z` }));
        shapes.push(s('path', { class: 'mls-current-line', d: `M0 ${y(picture.current[0])}${steps(picture.current, step, y)}` }));
    }
    return s('svg', { class: 'mls-picture', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true' }, shapes);
}

const bar = (className, x, width, top) => s('rect', { class: className, x, y: top, width, height: Math.max(0, HEIGHT - top) });
const steps = (shares, step, y) => shares.map((share, i) => `V${round(y(share))}H${round((i + 1) * step)}`).join('');
const round = (value) => Math.round(value * 10) / 10;

/**
 * A gate: where the value and its interval lie against the bound. The side on which the gate passes is shaded.
 * @param {{value: number|null, bound: number|null, low?: number, high?: number, verdict: string, gate: string}} gate
 */
export function gateBar(gate) {
    const points = [gate.value, gate.bound, gate.low, gate.high].filter((point) => typeof point === 'number');
    if (points.length < 2) {
        return null;
    }
    let from = Math.min(...points);
    let to = Math.max(...points);
    const pad = (to - from || Math.abs(to) || 1) * 0.25;
    from -= pad;
    to += pad;
    const x = (value) => 4 + ((value - from) / (to - from)) * (WIDTH - 8);
    const middle = HEIGHT / 2;
    const shapes = [];
    const sign = /[<>]/.exec(gate.gate ?? '')?.[0];
    if (typeof gate.bound === 'number') {
        if (sign) {
            const left = sign === '<' ? 0 : x(gate.bound);
            shapes.push(s('rect', { class: 'mls-allowed', x: left, y: 4, width: sign === '<' ? x(gate.bound) : WIDTH - left, height: HEIGHT - 8, rx: 3 }));
        }
        shapes.push(s('path', { class: 'mls-bound', d: `M${x(gate.bound)} 3V${HEIGHT - 3}` }));
    }
    shapes.push(...whisker(gate, x, middle));
    return s('svg', {
        class: `mls-picture mls-picture--${String(gate.verdict).toLowerCase()}`, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true',
    }, shapes);
}

function whisker({ low, high, value }, x, middle) {
    const shapes = [];
    if (typeof low === 'number' && typeof high === 'number') {
        shapes.push(s('rect', { class: 'mls-whisker', x: x(low), y: middle - 4, width: Math.max(2, x(high) - x(low)), height: 8, rx: 4 }));
    }
    if (typeof value === 'number') {
        shapes.push(s('circle', { class: 'mls-dot', cx: x(value), cy: middle, r: 4.5 }));
    }
    return shapes;
}

/**
 * A value with its interval on the scale of its table, and a mark that it is held against.
 * @param {{value?: number|null, low?: number|null, high?: number|null}} metric
 * @param {[from: number, to: number]} scale
 * @param {number|null} [mark]
 * @param {string} [kind] better, worse or neutral: its colour
 */
export function intervalBar(metric, [from, to], mark = null, kind = 'neutral') {
    if (typeof metric?.value !== 'number') {
        return null;
    }
    const height = 16;
    const x = (value) => 6 + ((value - from) / (to - from || 1)) * (WIDTH - 12);
    return s('svg', { class: `mls-picture mls-picture--${kind}`, viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, 'aria-hidden': 'true' },
        s('path', { class: 'mls-scale', d: `M0 ${height / 2}H${WIDTH}` }),
        typeof mark === 'number' && s('path', { class: 'mls-bound', d: `M${x(mark)} 0V${height}` }),
        whisker(metric, x, height / 2));
}

/** The least and the largest of all values and ends of intervals. @returns {[number, number]} */
export function scaleOf(metrics, ...more) {
    const numbers = [...metrics.flatMap((metric) => [metric?.value, metric?.low, metric?.high]), ...more].filter((one) => typeof one === 'number');
    return [Math.min(...numbers), Math.max(...numbers)];
}
