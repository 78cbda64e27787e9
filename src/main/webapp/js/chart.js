import { coloursAt, onThemeChange } from './colours.js';
import { h, uniqueId } from './dom.js';
import * as format from './format.js';
import { icon } from './icons.js';
import { text } from './strings.js';
import { plainTable } from './table.js';

let library;

/** ECharts comes only when the first chart is about to be seen. */
const echarts = () => (library ??= import('../lib/echarts.esm.min.js'));

let last = Promise.resolve();

/** Charts are drawn one after the other, each in a task of its own, so that the page stays usable meanwhile. */
function turn() {
    last = last.then(() => new Promise((next) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => next();
        channel.port2.postMessage(null);
    }));
    return last;
}

/**
 * A chart and, for those who do not see it or want the numbers, its table.
 * @param {object} options
 * @param {string} options.title
 * @param {Node} [options.note] beside the title
 * @param {(colours: ReturnType<typeof coloursAt>) => object} options.option ECharts' option; see {@link base}
 * @param {{columns: import('./table.js').Column[], rows: () => any[]}} options.table
 * @param {string} [options.summary] what the picture shows, in a sentence
 * @param {boolean} [options.tall]
 * @param {(point: any) => void} [options.onClick]
 */
export function chart({ title, note, option, table, summary, tall, onClick }) {
    const canvas = h('div', { class: `mls-chart${tall ? ' mls-chart--tall' : ''}`, role: 'img', 'aria-label': summary ? `${title}. ${summary}` : title });
    const id = uniqueId('chart-table');
    const tablePlace = h('div', { id, hidden: true });
    const toggle = h('button', {
        type: 'button', class: 'jenkins-button jenkins-button--tertiary mls-chart__toggle', 'aria-expanded': 'false', 'aria-controls': id,
        'aria-label': text.tableOf(title),
        on: { click: () => showTable() },
    }, icon('table'), text.table);

    function showTable() {
        const shown = toggle.getAttribute('aria-expanded') === 'true';
        toggle.setAttribute('aria-expanded', String(!shown));
        tablePlace.hidden = shown;
        if (!shown && !tablePlace.childElementCount) {
            tablePlace.append(plainTable(title, table.columns, table.rows()));
        }
    }

    const seen = new IntersectionObserver(async (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
            seen.disconnect();
            const charts = await echarts();
            await turn();
            if (canvas.isConnected) {
                draw(canvas, option, charts, onClick);
            }
        }
    }, { rootMargin: '200px' });
    seen.observe(canvas);

    return h('figure', { class: 'mls-figure' },
        h('figcaption', { class: 'mls-figure__title' }, h('span', null, title, note), toggle),
        canvas,
        tablePlace);
}

function draw(canvas, option, library, onClick) {
    const instance = library.init(canvas, null, { renderer: 'canvas' });
    const set = () => instance.setOption(option(coloursAt(canvas)), { notMerge: true });
    set();
    if (onClick) {
        instance.on('click', onClick);
    }
    new ResizeObserver(() => instance.resize()).observe(canvas);
    onThemeChange(canvas, set);
}

/**
 * What all charts share. The tooltip is drawn on the canvas, not as HTML: nothing in it can become markup, and no inline
 * style is made.
 */
export function base(colours) {
    const axis = {
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
        axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, formatter: (mark) => (typeof mark === 'number' ? format.tick(mark) : mark) },
        splitLine: { lineStyle: { color: colours.line } },
        nameTextStyle: { color: colours.muted, fontSize: 11 },
        nameLocation: 'middle',
        nameGap: 28,
    };
    return {
        axis,
        option: {
            animation: false,
            aria: { enabled: false },
            color: colours.series,
            textStyle: { color: colours.text, fontFamily: 'system-ui, sans-serif' },
            grid: { left: 12, right: 16, top: 34, bottom: 6, containLabel: true },
            legend: { top: 0, left: 0, type: 'scroll', itemWidth: 16, itemHeight: 9, textStyle: { color: colours.text, fontSize: 12 },
                pageTextStyle: { color: colours.text }, pageIconColor: colours.text, pageIconInactiveColor: colours.line },
            tooltip: {
                renderMode: 'richText',
                trigger: 'axis',
                backgroundColor: colours.background,
                borderColor: colours.line,
                textStyle: { color: colours.text, fontSize: 12 },
                axisPointer: { lineStyle: { color: colours.muted }, label: { formatter: ({ value }) => (typeof value === 'number' ? format.number(value) : value) } },
                confine: true,
            },
        },
    };
}

/**
 * An interval as a band: its lower edge unseen, and its width on top of it.
 * @param {{low: (number | null)[], high: (number | null)[]}} columns
 */
export function band(colours, { low, high }) {
    const edge = { type: 'line', stack: 'interval', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false }, connectNulls: true };
    return [
        { ...edge, name: 'low', data: low, stackStrategy: 'all' },
        { ...edge, name: 'width', data: low.map((value, i) => (value === null || high[i] === null ? null : high[i] - value)), stackStrategy: 'all',
            areaStyle: { color: colours.current, opacity: 0.16 } },
    ];
}
