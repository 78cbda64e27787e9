// Two to ten runs or versions side by side. The address says which, so that it can be shared.
import { dataDriftButton } from '../build/datadrift.js';
import { base, chart } from '../chart.js';
import { commit, rangeLink, sameRepository } from '../commits.js';
import { h } from '../dom.js';
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
        view.sides.some((side) => side.curves) && curvesCard(shown),
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
        { name: text.commit, values: view.sides.map((side, i) => [commit(side), i > 0 && [' ', rangeLink(sameRepository(view.sides[0], side), side.commit, side.repository)]]) },
    ];
    const plain = (row, i) => row.values[i];
    return card(text.comparison, {},
        sideTable(text.comparison, [{ key: 'name', title: text.comparison, hiddenTitle: true, rowHeader: true, cell: (row) => row.name }, ...sideColumns(shown, plain)], about),
        view.metrics.length > 0 && [h('h3', { class: 'mls-subheading' }, text.metrics),
            h('p', { class: 'mls-muted mls-small' }, text.firstIsDashed(shown.labels[0])),
            sideTable(text.metrics, [{ key: 'name', title: text.metric, rowHeader: true, className: 'mls-name', cell: (row) => row.name }, ...sideColumns(shown, value)], view.metrics)]);
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
        { key: 'gate', title: text.gate, rowHeader: true, className: 'mls-name', cell: (row) => h('code', null, row.gate) },
        ...sideColumns(shown, cell),
    ], shown.view.gates));
}

function curvesCard({ view, labels }) {
    const names = [...new Set(view.sides.flatMap((side) => Object.keys(side.curves?.series ?? {})))];
    const place = h('div');
    const draw = (name) => place.replaceChildren(overlay(view, labels, name));
    draw(names[0]);
    return card(text.overlaid, { controls: names.length > 1 && select(text.curve, names.map((name) => [name, name]), names[0], draw) }, place);
}

function overlay(view, labels, name) {
    const sides = view.sides.map((side, i) => ({ label: labels[i], curves: side.curves })).filter((side) => side.curves?.series[name]);
    return chart({
        title: name,
        option: (colours) => {
            const shared = base(colours);
            return {
                ...shared.option,
                grid: { ...shared.option.grid, bottom: 26 },
                xAxis: { ...shared.axis, type: 'value', name: sides[0].curves.stepName, min: 'dataMin', max: 'dataMax', splitLine: { show: false } },
                yAxis: { ...shared.axis, type: 'value', scale: true },
                tooltip: { ...shared.option.tooltip, valueFormatter: (value) => format.number(value) },
                series: sides.map(({ label, curves }) => ({
                    name: label, type: 'line', showSymbol: false, connectNulls: true, sampling: 'lttb', lineStyle: { width: 2 },
                    data: curves.steps.map((step, i) => [step, curves.series[name][i]]),
                })),
            };
        },
        table: {
            columns: [
                { key: 'side', title: text.run, rowHeader: true, cell: (row) => row.label },
                { key: 'steps', title: sides[0].curves.stepName, numeric: true, cell: (row) => format.number(row.curves.steps.at(-1)) },
                { key: 'last', title: name, numeric: true, cell: (row) => format.number(row.curves.series[name].findLast((value) => value !== null)) },
            ],
            rows: () => sides,
        },
    });
}
