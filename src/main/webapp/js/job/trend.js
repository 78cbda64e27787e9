import { band, base, chart } from '../chart.js';
import { h } from '../dom.js';
import * as format from '../format.js';
import { text } from '../strings.js';

const CROSS = 'path://M2 0L0 2L6 8L0 14L2 16L8 10L14 16L16 14L10 8L16 2L14 0L8 6z';

/**
 * One metric run by run: its interval as a band, production as a line, runs with failed gates marked; a click opens the run.
 * @param {import('../context.js').Context} context
 * @param {string} job
 * @param {any} trend the view "trend"
 */
export function metricTrend(context, job, trend, metric) {
    const columns = trend.metrics[metric];
    const production = trend.production?.[metric];
    const last = columns.value.findLastIndex((value) => value !== null);
    return chart({
        title: text.trendOf(metric),
        note: production === undefined ? null : h('span', { class: 'mls-note mls-note--production' }, `${text.productionVersion(trend.productionVersion)}${text.colon}${format.number(production)}`),
        summary: last < 0 ? '' : `#${trend.runs[last]}: ${format.number(columns.value[last])}`,
        onClick: opens(context, job, trend),
        option: (colours) => ({
            ...frame(colours, trend),
            yAxis: { ...base(colours).axis, type: 'value', scale: true },
            series: [
                ...(columns.low ? band(colours, columns) : []),
                {
                    name: metric, type: 'line', data: columns.value, connectNulls: true, symbol: 'circle', symbolSize: trend.runs.length > 120 ? 2 : 6,
                    sampling: 'lttb', lineStyle: { width: 2 }, color: colours.current,
                    ...(production === undefined ? {} : { markLine: {
                        symbol: 'none', silent: true, precision: 12, lineStyle: { color: colours.passed, type: 'dashed', width: 1.5 },
                        label: { show: false },
                        data: [{ yAxis: production }],
                    } }),
                },
                {
                    name: text.gateFailed, type: 'line', lineStyle: { opacity: 0 }, symbol: CROSS, symbolSize: 10, color: colours.failed, showAllSymbol: true,
                    data: columns.value.map((value, i) => (trend.failed[i] ? value : null)),
                },
            ],
        }),
        table: {
            columns: [
                { key: 'run', title: text.run, rowHeader: true, cell: (i) => `#${trend.runs[i]}` },
                { key: 'time', title: text.time, cell: (i) => format.time(trend.times[i]) },
                { key: 'value', title: metric, numeric: true, cell: (i) => format.number(columns.value[i]) },
                ...(columns.low ? [{ key: 'interval', title: text.interval, numeric: true, cell: (i) => format.interval(columns.low[i], columns.high[i]) }] : []),
                { key: 'failed', title: text.gatesFailed, numeric: true, cell: (i) => format.number(trend.failed[i]) },
            ],
            rows: () => newest(trend),
        },
    });
}

/** The share of drifted columns run by run. */
export function driftTrend(context, job, trend) {
    return chart({
        title: text.driftTrend,
        note: h('span', { class: 'mls-note' }, text.ofCheckedColumns),
        onClick: opens(context, job, trend),
        option: (colours) => ({
            ...frame(colours, trend),
            yAxis: { ...base(colours).axis, type: 'value', min: 0, max: 1, axisLabel: { ...base(colours).axis.axisLabel, formatter: (value) => format.percent(value, 0) } },
            tooltip: { ...frame(colours, trend).tooltip, valueFormatter: (value) => format.percent(value) },
            series: [{ name: text.drift, type: 'bar', data: trend.drift, color: colours.warning, barMaxWidth: 18 }],
        }),
        table: {
            columns: [
                { key: 'run', title: text.run, rowHeader: true, cell: (i) => `#${trend.runs[i]}` },
                { key: 'time', title: text.time, cell: (i) => format.time(trend.times[i]) },
                { key: 'drift', title: text.drift, numeric: true, cell: (i) => format.percent(trend.drift[i]) },
            ],
            rows: () => newest(trend),
        },
    });
}

function frame(colours, trend) {
    const shared = base(colours);
    return {
        ...shared.option,
        legend: { show: false },
        grid: { ...shared.option.grid, top: 14 },
        xAxis: { ...shared.axis, type: 'category', data: trend.runs.map((run) => `#${run}`), splitLine: { show: false } },
        tooltip: { ...shared.option.tooltip, valueFormatter: (value) => format.number(value) },
        ...(trend.runs.length > 60 ? { dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'ctrl' }] } : {}),
    };
}

const opens = (context, job, trend) => (point) => {
    if (typeof point.dataIndex === 'number') {
        location.assign(context.links.run({ job, number: trend.runs[point.dataIndex] }));
    }
};

const newest = (trend) => trend.runs.map((_, i) => trend.runs.length - 1 - i).slice(0, 200);
