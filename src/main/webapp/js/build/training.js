// What a training was given and what came out.
import { base, chart } from '../chart.js';
import { commitRange } from '../commits.js';
import { h } from '../dom.js';
import * as format from '../format.js';
import { icon } from '../icons.js';
import { metricsTable } from '../metrics.js';
import { badge, card, facts, hash, recorded, remark, subheading, time } from '../section.js';
import { text } from '../strings.js';
import { dataTable, plainTable } from '../table.js';
import { tagsBlock } from './tags.js';

export function trainingCard({ context, model, previous, production, target }, training, id) {
    const { origin } = training;
    return card(text.training, { id, badge: origin.stage && badge('plain', origin.stage) },
        !training.succeeded && remark('failed', recorded(training.failure) ?? text.notTrained),
        facts(
            [text.duration, format.duration(training.millis)],
            [text.node, origin.node],
            [text.commit, training.commits.to && commitRange(training.commits)],
            [text.time, time(origin.time)]),
        h('div', { class: 'mls-columns' },
            training.metrics.length > 0 && h('div', null, subheading(text.metrics),
                metricsTable(`${text.training}${text.colon}${text.metrics}`, training.metrics, { previous, production, target })),
            training.parameters.length > 0 && h('div', null, parameters(training.parameters, previous))),
        tagsBlock(training.tags),
        training.curves && learningCurves(training.curves),
        training.datasets.length > 0 && [subheading(text.datasets), datasets(training.datasets, previous)],
        training.artifacts.length > 0 && [subheading(text.artifacts), artifacts(context, model, training.artifacts)]);
}

function parameters(rows, previous) {
    const changed = rows.filter((row) => row.changed).length;
    const columns = [
        { key: 'name', title: text.parameter, rowHeader: true, value: (row) => row.name, cell: (row) => row.name, className: 'mls-name' },
        { key: 'value', title: text.value, cell: (row) => h('span', { class: row.changed ? 'mls-changed' : null }, format.value(row.value)), className: 'mls-value' },
    ];
    if (previous) {
        columns.push({ key: 'previous', title: text.beforeRun(previous), className: 'mls-value',
            value: (row) => (row.changed ? 0 : 1),
            cell: (row) => (row.changed
                ? h('span', { class: 'mls-change' }, icon('changed'), h('span', null, format.value(row.previous)))
                : h('span', { class: 'mls-muted' }, text.same)) });
    }
    return [
        subheading(text.parameters, previous && changed > 0 && [' ', badge('warning', text.changedOnly(changed))]),
        dataTable({ caption: text.parameters, columns, rows, pageSize: 20, sort: changed ? { key: 'previous' } : null,
            searchText: rows.length > 20 ? (row) => `${row.name} ${row.value}` : null }),
    ];
}

function datasets(rows, previous) {
    return plainTable(text.datasets, [
        { key: 'name', title: text.dataset, rowHeader: true, cell: (row) => row.name, className: 'mls-name' },
        { key: 'rows', title: text.rows, numeric: true, cell: (row) => format.number(row.rows) },
        { key: 'columns', title: text.columns, numeric: true, cell: (row) => h('span', { title: row.columns.slice(0, 40).join(', ') }, format.number(row.columns.length)) },
        { key: 'target', title: text.target, cell: (row) => row.target ?? format.none, className: 'mls-wrap' },
        { key: 'size', title: text.size, numeric: true, cell: (row) => format.bytes(row.bytes) },
        { key: 'sha256', title: text.fingerprint, cell: (row) => hash(row.sha256) },
        ...(previous ? [{ key: 'state', title: text.againstBefore, cell: (row) => state(row.previous) }] : []),
        { key: 'files', title: text.file, cell: (row) => row.files.slice(0, 3).map((file) => file.path).join(', ') + (row.files.length > 3 ? ' \u2026' : ''), className: 'mls-name' },
    ], rows);
}

function state(word) {
    return word
        ? h('span', { class: 'mls-change' }, icon({ same: 'same', changed: 'changed', new: 'fresh' }[word]), h('span', null, text.datasetStates[word]))
        : format.none;
}

/** Files can be fetched once they belong to a version. */
export function artifacts(context, model, files, version) {
    const registered = version ?? model.registrations?.at(-1)?.number;
    const kept = new Set((model.registrations ?? []).flatMap((one) => one.artifacts.map((file) => file.sha256)));
    return plainTable(text.artifacts, [
        { key: 'path', title: text.file, rowHeader: true, cell: (row) => row.path, className: 'mls-name' },
        { key: 'bytes', title: text.size, numeric: true, cell: (row) => format.bytes(row.bytes) },
        { key: 'sha256', title: 'SHA-256', cell: (row) => hash(row.sha256) },
        { key: 'download', title: text.download, hiddenTitle: true, className: 'mls-end', cell: (row) => (registered && (version || kept.has(row.sha256))
            ? h('a', { class: 'mls-download', href: context.links.artifact(model.model, registered, row.path), download: row.path.split('/').pop(), 'aria-label': text.downloadOf(row.path) },
                icon('download'), text.download)
            : null) },
    ], files);
}

function learningCurves(curves) {
    const names = Object.keys(curves.series);
    return chart({
        title: text.curves,
        summary: names.join(', '),
        option: (colours) => {
            const shared = base(colours);
            return {
                ...shared.option,
                grid: { ...shared.option.grid, bottom: 26 },
                xAxis: { ...shared.axis, type: 'value', name: curves.stepName, min: 'dataMin', max: 'dataMax', splitLine: { show: false } },
                yAxis: { ...shared.axis, type: 'value', scale: true },
                tooltip: { ...shared.option.tooltip, valueFormatter: (value) => format.number(value) },
                series: names.map((name) => ({
                    name, type: 'line', showSymbol: false, connectNulls: true, sampling: 'lttb', lineStyle: { width: 2 },
                    data: curves.steps.map((step, i) => [step, curves.series[name][i]]),
                })),
            };
        },
        table: {
            columns: [
                { key: 'step', title: curves.stepName, rowHeader: true, cell: (row) => format.number(row.step) },
                ...names.map((name) => ({ key: name, title: name, numeric: true, cell: (row) => format.number(row[`value of ${name}`]) })),
            ],
            rows: () => thinned(curves.steps.length).map((i) => Object.fromEntries([['step', curves.steps[i]], ...names.map((name) => [`value of ${name}`, curves.series[name][i]])])),
        },
    });
}

/** At most 100 rows of a long series, the last one among them. */
function thinned(length) {
    const every = Math.ceil(length / 100);
    const chosen = [];
    for (let i = 0; i < length; i += every) {
        chosen.push(i);
    }
    if (length && chosen.at(-1) !== length - 1) {
        chosen.push(length - 1);
    }
    return chosen;
}
