// Pictures of an evaluation: how the model ranks, how well its scores are probabilities, what it takes for what, how far it is off.
import { base, chart } from '../chart.js';
import { h } from '../dom.js';
import * as format from '../format.js';
import { text } from '../strings.js';
import { scroller } from '../table.js';

/** @param {any} curves the record's @param {any} [baseline] {version, run, curves} drawn under them @param {string} baselineName */
export function evaluationCurves(curves, baseline, baselineName) {
    if (!curves) {
        return null;
    }
    const under = baseline?.curves ?? {};
    const figures = [
        curves.roc && lineChart(text.roc, text.falsePositiveRate, text.truePositiveRate, curves.roc, under.roc, baselineName, [[0, 0], [1, 1]]),
        curves.precisionRecall && lineChart(text.precisionRecall, text.recall, text.precision, curves.precisionRecall, under.precisionRecall, baselineName),
        curves.calibration?.length > 0 && calibrationChart(curves.calibration, under.calibration, baselineName),
        curves.residuals && residualsChart(curves.residuals, under.residuals, baselineName),
    ].filter(Boolean);
    if (curves.confusion) {
        figures.push(h('figure', { class: 'mls-figure' },
            h('figcaption', { class: 'mls-figure__title' }, text.confusion),
            confusionTable(curves.confusion)));
    }
    return figures.length > 0 && h('div', { class: 'mls-charts' }, figures);
}

function square(colours, xName, yName) {
    const shared = base(colours);
    const share = { ...shared.axis, type: 'value', min: 0, max: 1, interval: 0.2, axisLabel: { ...shared.axis.axisLabel, formatter: (value) => format.number(value) } };
    return {
        ...shared.option,
        color: [colours.current, colours.reference],
        grid: { ...shared.option.grid, bottom: 26, left: 26 },
        xAxis: { ...share, name: xName, splitLine: { show: false } },
        yAxis: { ...share, name: yName, nameGap: 34 },
        tooltip: { ...shared.option.tooltip, valueFormatter: (value) => format.number(value) },
    };
}

const line = (name, points, more = {}) => ({ name, type: 'line', showSymbol: false, lineStyle: { width: 2 }, data: points, ...more });
const diagonal = (colours, points) => line('', points, { silent: true, tooltip: { show: false }, lineStyle: { width: 1, type: 'dashed', color: colours.line }, z: 1 });
const points = (curve) => curve.x.map((x, i) => [x, curve.y[i]]);

function lineChart(title, xName, yName, curve, under, underName, chance) {
    const rows = curve.x.map((_, i) => i).filter((i) => i % Math.ceil(curve.x.length / 60) === 0 || i === curve.x.length - 1);
    return chart({
        title,
        option: (colours) => ({
            ...square(colours, xName, yName),
            series: [
                line(text.thisRun, points(curve), { z: 3 }),
                ...(under ? [line(underName, points(under), { z: 2, lineStyle: { width: 1.5, type: 'dashed' } })] : []),
                ...(chance ? [diagonal(colours, chance)] : []),
            ],
        }),
        table: {
            columns: [
                { key: 'threshold', title: text.threshold, rowHeader: true, numeric: true, cell: (i) => format.number(curve.thresholds[i]) },
                { key: 'x', title: xName, numeric: true, cell: (i) => format.number(curve.x[i]) },
                { key: 'y', title: yName, numeric: true, cell: (i) => format.number(curve.y[i]) },
            ],
            rows: () => rows,
        },
    });
}

function calibrationChart(bins, under, underName) {
    const marks = (all) => all.map((bin) => [bin.meanScore, bin.positiveShare]);
    return chart({
        title: text.calibration,
        option: (colours) => ({
            ...square(colours, text.meanScore, text.positiveShare),
            series: [
                line(text.thisRun, marks(bins), { showSymbol: true, symbol: 'circle', symbolSize: 7, z: 3 }),
                ...(under?.length ? [line(underName, marks(under), { showSymbol: true, symbol: 'emptyCircle', symbolSize: 6, lineStyle: { width: 1.5, type: 'dashed' }, z: 2 })] : []),
                diagonal(colours, [[0, 0], [1, 1]]),
            ],
        }),
        table: {
            columns: [
                { key: 'meanScore', title: text.meanScore, rowHeader: true, numeric: true, cell: (bin) => format.number(bin.meanScore) },
                { key: 'positiveShare', title: text.positiveShare, numeric: true, cell: (bin) => format.number(bin.positiveShare) },
                { key: 'weight', title: text.rows, numeric: true, cell: (bin) => format.number(bin.weight) },
            ],
            rows: () => bins,
        },
    });
}

function residualsChart(histogram, under, underName) {
    const shares = ({ weights }) => {
        const sum = weights.reduce((all, weight) => all + weight, 0) || 1;
        return weights.map((weight) => weight / sum);
    };
    const steps = (one) => [...shares(one).map((share, i) => [one.edges[i], share]), [one.edges.at(-1), shares(one).at(-1)]];
    return chart({
        title: text.residuals,
        option: (colours) => {
            const shared = base(colours);
            return {
                ...shared.option,
                color: [colours.current, colours.reference],
                grid: { ...shared.option.grid, bottom: 26 },
                xAxis: { ...shared.axis, type: 'value', name: text.residual, min: 'dataMin', max: 'dataMax', splitLine: { show: false },
                    axisLabel: { ...shared.axis.axisLabel, formatter: (value) => format.number(value) } },
                yAxis: { ...shared.axis, type: 'value', axisLabel: { ...shared.axis.axisLabel, formatter: (value) => format.percent(value) } },
                tooltip: { ...shared.option.tooltip, valueFormatter: (value) => format.percent(value, 2) },
                series: [
                    line(text.thisRun, steps(histogram), { step: 'end', areaStyle: { opacity: 0.2 } }),
                    ...(under ? [line(underName, steps(under), { step: 'end', lineStyle: { width: 1.5, type: 'dashed' } })] : []),
                ],
            };
        },
        table: {
            columns: [
                { key: 'bin', title: text.residual, rowHeader: true, cell: (i) => format.interval(histogram.edges[i], histogram.edges[i + 1]) },
                { key: 'rows', title: text.rows, numeric: true, cell: (i) => format.number(histogram.weights[i]) },
            ],
            rows: () => histogram.weights.map((_, i) => i),
        },
    });
}

/** Rows are what is true, columns what was predicted; the shade is the share of the row. */
function confusionTable({ classes, weights }) {
    return scroller(text.confusion, h('table', { class: 'mls-confusion' },
        h('caption', { class: 'mls-muted' }, text.confusionHelp),
        h('thead', null, h('tr', null, h('td'), classes.map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', null, weights.map((row, i) => {
            const sum = row.reduce((all, weight) => all + weight, 0);
            return h('tr', null, h('th', { scope: 'row' }, classes[i]), row.map((weight, j) => h('td', {
                class: i === j ? 'mls-right' : 'mls-wrong', css: { '--mls-share': `${Math.round(sum ? (100 * weight) / sum : 0) / 2}%` },
            }, format.number(weight), h('div', { class: 'mls-small' }, format.percent(sum ? weight / sum : null)))));
        }))));
}
