// Two to ten runs or versions side by side. The address says which, so that it can be shared.
import { dataDriftButton } from '../build/datadrift.js';
import { base, chart } from '../chart.js';
import { changes, commit } from '../commits.js';
import { breakable, h } from '../dom.js';
import * as format from '../format.js';
import { icon } from '../icons.js';
import { select } from '../job/choice.js';
import { changeCell } from '../metrics.js';
import { intervalBar, scaleOf } from '../picture.js';
import { card, hash, remark, time, verdict } from '../section.js';
import { text } from '../strings.js';
import { plainTable } from '../table.js';

export async function render(context) {
    const name = context.parameter('name');
    const view = await context.api.get('compare', name
        ? { name, versions: context.parameter('versions') }
        : { model: context.parameter('model'), runs: context.parameter('runs') });
    const labels = view.sides.map((side) => (side.version ? text.versionNumber(side.version) : context.links.runName(side.run)));
    const shown = { context, view, labels };
    context.place.style.setProperty('--mls-sides', String(view.sides.length));
    return [
        h('p', { class: 'mls-model-name' }, h('span', { class: 'mls-muted' }, text.model), ' ', h('a', { href: context.links.model(view.model) }, view.model)),
        metricsCard(shown),
        differencesCard(shown, text.parameters, text.parameter, view.parameters, (value) => format.value(value)),
        view.gates.length > 0 && gatesCard(shown),
        view.datasets.length > 0 && differencesCard(shown, text.datasets, text.dataset, view.datasets, dataset, dataDrifts(shown)),
        curvesCard(shown),
    ].filter(Boolean);
}

function sideColumns({ context, view, labels }, cell) {
    return view.sides.map((side, i) => ({
        key: `side ${i}`,
        title: h('a', { href: side.version ? context.links.version(view.model, side.version) : context.links.run(side.run) }, labels[i]),
        className: 'mls-side',
        cell: (row) => cell(row, i),
    }));
}

/** All tables of the page have the same columns, so that a side stands at one place from top to bottom. */
const sideTable = (caption, columns, rows) => plainTable(caption, columns, rows, null, 'mls-table--sides');

function metricsCard(shown) {
    const { view } = shown;
    const value = (row, i) => {
        const metric = row.values[i];
        return metric?.value === undefined || metric?.value === null
            ? h('span', { class: 'mls-muted', title: metric?.reason }, format.none)
            : [h('div', { class: 'mls-side__value' }, row.best === i ? h('strong', null, format.metric(metric.value)) : format.metric(metric.value),
                row.best === i && icon('best', text.best),
                row.changes[i] && changeCell(row.changes[i])),
            intervalBar(metric, scaleOf(row.values), row.values[0]?.value, row.best === i ? 'better' : 'neutral'),
            typeof metric.low === 'number' && h('div', { class: 'mls-muted mls-small' }, format.interval(metric.low, metric.high))];
    };
    const about = [
        { name: text.time, values: view.sides.map((side) => time(side.time)) },
        { name: text.commit, values: view.sides.map((side) => [commit(side), ' ', changes(side.changesLink)]) },
    ];
    const plain = (row, i) => row.values[i];
    return card(text.comparison, {},
        sideTable(text.comparison, [{ key: 'name', title: text.comparison, hiddenTitle: true, rowHeader: true, cell: (row) => row.name }, ...sideColumns(shown, plain)], about),
        view.metrics.length > 0 && [h('h3', { class: 'mls-subheading' }, text.metrics),
            h('p', { class: 'mls-muted mls-small' }, text.firstIsDashed(shown.labels[0])),
            sideTable(text.metrics, [{ key: 'name', title: text.metric, rowHeader: true, className: 'mls-name', cell: (row) => breakable(row.name) }, ...sideColumns(shown, value)], view.metrics)]);
}

/** Only what differs, unless the reader wants all. */
function differencesCard(shown, title, nameTitle, rows, cell, more) {
    const place = h('div');
    const box = h('input', { type: 'checkbox', checked: true, on: { change: () => draw() } });
    const draw = () => {
        const visible = box.checked ? rows.filter((row) => row.differs) : rows;
        place.replaceChildren(visible.length
            ? sideTable(title, [{ key: 'name', title: nameTitle, rowHeader: true, className: 'mls-name', cell: (row) => row.name },
                ...sideColumns(shown, (row, i) => cell(row.values[i]))], visible)
            : remark('same', text.noDifferences));
    };
    draw();
    return card(title, { controls: h('label', { class: 'mls-choice__option' }, box, h('span', null, text.onlyDifferences)) }, place, more);
}

/** The data of each side against that of the first, where they differ and both are known by their profiles. */
function dataDrifts({ context, view, labels }) {
    const [first] = view.sides;
    return view.datasets.flatMap((row) => view.sides.flatMap((side, i) => {
        const [before, now] = [row.values[0], row.values[i]];
        if (!before?.profile || !now?.profile || before.sha256 === now.sha256) {
            return [];
        }
        return [dataDriftButton(text.driftBetween(row.name, labels[i], labels[0]), () => context.api.get('data-drift', {
            dataset: row.name,
            ...(side.version ? { name: view.model, versions: `${first.version},${side.version}` } : { model: view.model, runs: `${first.run.number},${side.run.number}` }),
        }))];
    }));
}

function dataset(value) {
    return value ? [hash(value.sha256), h('div', { class: 'mls-muted mls-small' }, text.rowsOf(value.rows))] : format.none;
}

function gatesCard(shown) {
    const cell = (row, i) => {
        const gate = row.values[i];
        return gate ? h('span', { title: gate.sentence }, verdict(gate.verdict, text.verdicts[gate.verdict])) : format.none;
    };
    return card(text.gates, {}, sideTable(text.gates, [
        { key: 'gate', title: text.gate, rowHeader: true, className: 'mls-rule', cell: (row) => h('code', null, row.gate) },
        ...sideColumns(shown, cell),
    ], shown.view.gates));
}

/** Learning curves and the curves of the evaluations, one kind at a time. */
function curvesCard({ view, labels }) {
    const sides = view.sides.map((side, i) => ({ label: labels[i], curves: side.curves, evaluation: side.evaluation }));
    const kinds = [...evaluationKinds(sides), ...learningKinds(sides)];
    if (!kinds.length) {
        return null;
    }
    const place = h('div');
    const draw = (name) => place.replaceChildren(overlay(kinds.find((kind) => kind.name === name)));
    draw(kinds[0].name);
    return card(text.overlaid, { controls: kinds.length > 1 && select(text.curve, kinds.map((kind) => [kind.name, kind.name]), kinds[0].name, draw) }, place);
}

function learningKinds(sides) {
    const names = [...new Set(sides.flatMap((side) => Object.keys(side.curves?.series ?? {})))];
    return names.map((name) => {
        const lines = sides.filter((side) => side.curves?.series[name])
            .map(({ label, curves }) => ({ label, points: curves.steps.map((step, i) => [step, curves.series[name][i]]) }));
        return { name, x: sides.find((side) => side.curves?.series[name]).curves.stepName, y: name, range: { min: 'dataMin', max: 'dataMax' }, lines };
    });
}

function evaluationKinds(sides) {
    const kind = (name, x, y, key) => ({ name, x, y, range: { min: 0, max: 1 },
        lines: sides.filter((side) => side.evaluation?.[key])
            .map(({ label, evaluation }) => ({ label, points: evaluation[key].x.map((at, i) => [at, evaluation[key].y[i]]) })) });
    return [
        kind(text.roc, text.falsePositiveRate, text.truePositiveRate, 'roc'),
        kind(text.precisionRecall, text.recall, text.precision, 'precisionRecall'),
    ].filter(({ lines }) => lines.length > 0);
}

function overlay({ name, x, y, range, lines }) {
    return chart({
        title: name,
        option: (colours) => {
            const shared = base(colours);
            return {
                ...shared.option,
                grid: { ...shared.option.grid, bottom: 26, left: 26 },
                xAxis: { ...shared.axis, type: 'value', name: x, ...range, splitLine: { show: false } },
                yAxis: { ...shared.axis, type: 'value', name: y, nameGap: 40, scale: true },
                tooltip: { ...shared.option.tooltip, valueFormatter: (value) => format.number(value) },
                series: lines.map(({ label, points }) => ({
                    name: label, type: 'line', showSymbol: false, connectNulls: true, sampling: 'lttb', lineStyle: { width: 2 }, data: points,
                })),
            };
        },
        table: {
            columns: [
                { key: 'side', title: text.run, rowHeader: true, cell: (row) => row.label },
                { key: 'x', title: x, numeric: true, cell: (row) => format.number(row.point[0]) },
                { key: 'y', title: y, numeric: true, cell: (row) => format.number(row.point[1]) },
            ],
            rows: () => lines.flatMap(({ label, points }) => thinned(points, 20).map((point) => ({ label, point }))),
        },
    });
}

/** About so many of the points that have a value, the last one among them. */
function thinned(points, count) {
    const known = points.filter(([, value]) => value !== null);
    const every = Math.max(1, Math.ceil(known.length / count));
    return known.filter((_, i) => (known.length - 1 - i) % every === 0);
}
