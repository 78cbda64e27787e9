import { commit } from '../commits.js';
import { h } from '../dom.js';
import * as format from '../format.js';
import { expectationsOf, gatesOf } from '../gates.js';
import { time, verdict } from '../section.js';
import { text } from '../strings.js';
import { dataTable } from '../table.js';

/** The columns beside the metrics; a reader may hide them. */
export const COLUMNS = ['result', 'gates', 'drift', 'version', 'time', 'trainedMillis', 'commit'];

/** The first of them stand before the metrics. */
const BEFORE_METRICS = ['result', 'gates', 'drift', 'version'];

/**
 * The table of a job's runs; the server searches, sorts and pages.
 * @param {object} options
 * @param {string|null} options.model null for all models
 * @param {{name: string}[]} options.metrics columns of metrics
 * @param {string|null} [options.only] failed, drift or version: only such runs
 * @param {string[]} [options.columns] which of {@link COLUMNS}
 * @param {object} [options.select] see dataTable
 * @param {Node[]} [options.controls]
 */
export function runsTable(context, api, { job, model, metrics, only = null, columns = COLUMNS, select, controls, pageSize = 50 }) {
    const run = (row) => ({ job, number: row.run });
    const all = {
        time: { title: text.time, value: (row) => row.time, descendingFirst: true, cell: (row) => h('span', { class: 'mls-nowrap' }, time(row.time)) },
        result: { title: text.result, cell: (row) => resultCell(row.result) },
        gates: { title: text.gates, value: (row) => row.summary.failed, descendingFirst: true, cell: (row) => gatesCell(row.summary) },
        drift: { title: text.drift, value: (row) => row.summary.driftShare, descendingFirst: true, cell: (row) => driftCell(row.summary) },
        version: { title: text.version, value: (row) => row.summary.version, descendingFirst: true, numeric: true, cell: (row) => (row.summary.version
            ? h('a', { href: context.links.version(row.model, row.summary.version) }, row.summary.version) : format.none) },
        trainedMillis: { title: text.training, value: (row) => row.trainedMillis, descendingFirst: true, numeric: true, cell: (row) => format.duration(row.trainedMillis) },
        commit: { title: text.commit, cell: (row) => commit(row) },
    };
    const chosen = (keys) => keys.filter((key) => columns.includes(key)).map((key) => ({ key, ...all[key] }));
    return dataTable({
        caption: text.runs,
        pageSize,
        searchText: pageSize > 10 ? true : null,
        sort: { key: 'run', descending: true },
        select,
        controls,
        rowName: (row) => text.runNumber(row.run),
        rowClass: (row) => (row.summary.failed ? 'mls-row--failed' : null),
        load: async ({ words, sort, descending, offset, limit }) => {
            const view = await api.get('runs', { model, only, metric: metrics.map((metric) => metric.name), search: words, sort, descending, offset, limit });
            return { rows: view.runs, found: view.found, all: view.all };
        },
        columns: [
            { key: 'run', title: text.run, rowHeader: true, value: (row) => row.run, descendingFirst: true, cell: (row) => h('a', { href: context.links.run(run(row)) }, `#${row.run}`) },
            ...(model ? [] : [{ key: 'model', title: text.model, className: 'mls-name',
                cell: (row) => h('a', { href: `${context.links.job(job)}?${new URLSearchParams({ model: row.model })}` }, row.model) }]),
            ...chosen(BEFORE_METRICS),
            ...metrics.map((metric) => ({
                key: `metric:${metric.name}`, title: metric.name, numeric: true, className: 'mls-metric', value: (row) => row.metrics[metric.name]?.[0],
                descendingFirst: metric.better !== 'lower',
                cell: (row) => h('span', { title: interval(row.metrics[metric.name]) }, format.metric(row.metrics[metric.name]?.[0])),
            })),
            ...chosen(COLUMNS.filter((key) => !BEFORE_METRICS.includes(key))),
        ],
    });
}

const interval = (numbers) => (numbers?.length === 3 ? format.interval(numbers[1], numbers[2]) : null);

const RESULTS = { SUCCESS: 'passed', UNSTABLE: 'warning', FAILURE: 'failed' };

export function resultCell(result) {
    return result ? verdict(RESULTS[result] ?? 'info', text.results[result] ?? result.toLowerCase()) : format.none;
}

function gatesCell(summary) {
    const gates = count(gatesOf(summary), text.gates);
    const expectations = count(expectationsOf(summary), text.expectations);
    return gates || expectations
        ? [gates, expectations && h('div', { class: 'mls-small' }, h('span', { class: 'mls-muted' }, `${text.data}${text.colon}`), expectations)]
        : format.none;
}

function count({ passed, failed, undecided }, what) {
    const all = passed + failed + undecided;
    const words = `${what}${text.colon}${text.countsOf(passed, failed, undecided)}`;
    return all > 0 && h('span', { class: 'mls-nowrap', title: words },
        verdict(failed ? 'failed' : undecided ? 'undecided' : 'passed', `${passed} / ${all}`), h('span', { class: 'mls-hidden' }, ` ${words}`));
}

function driftCell({ driftDetected, driftShare }) {
    return driftDetected === undefined || driftDetected === null ? format.none
        : verdict(driftDetected ? 'warning' : 'passed', format.percent(driftShare, 0));
}
