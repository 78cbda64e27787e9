// How far the current data lies from the reference, column by column, largest effect first.
import { base, chart } from '../chart.js';
import { h } from '../dom.js';
import * as format from '../format.js';
import { distributions } from '../picture.js';
import { badge, card, facts, recorded, remark, subheading, time, verdict } from '../section.js';
import { text } from '../strings.js';
import { dataTable, plainTable } from '../table.js';

const methodName = (id) => text.methods[id] ?? id ?? format.none;

export function driftCard({ context }, drift, id) {
    const { origin } = drift;
    return card(text.drift, {
        id,
        badge: [origin.stage && badge('plain', origin.stage), ' ', verdict(drift.detected ? 'warning' : 'passed', drift.detected ? text.driftDetected : text.driftNotDetected)],
    },
    h('p', { class: 'mls-lead' }, recorded(drift.sentence)),
    facts(
        [text.reference, [reference(context, drift.reference), h('span', { class: 'mls-muted' }, ` ${text.rowsOf(drift.referenceRows)}`)]],
        [text.current, drift.current && [drift.current.files.map((file) => file.path).join(', ') || drift.current.name,
            h('span', { class: 'mls-muted' }, ` ${text.rowsOf(drift.current.rows)}`)]],
        [text.time, time(origin.time)]),
    findings(drift),
    drift.thinned && remark('info', text.thinned),
    drift.columns.length ? [subheading(text.distributions), columnsTable(context, drift)] : remark('info', text.noColumns),
    drift.tests?.length > 0 && [subheading(text.wholeTests), testsTable(text.wholeTests, drift.tests)]);
}

/** A version is a link; files are only named. */
function reference(context, name) {
    return /^.+\/[1-9]\d*$/.test(name) ? h('a', { href: context.links.reference(name) }, name) : name;
}

/** Missing values, new categories and changes of schema stand before the distributions. */
function findings(drift) {
    const all = [...(drift.findings ?? []), ...drift.columns.flatMap((column) => column.findings ?? [])];
    if (!all.length) {
        return null;
    }
    const table = dataTable({
        caption: text.findings,
        rows: all,
        pageSize: 8,
        sort: { key: 'verdict' },
        columns: [
            { key: 'verdict', title: text.verdict, value: (row) => (row.drifted ? 0 : 1), cell: (row) => verdict(row.drifted ? 'warning' : 'info', row.drifted ? text.drifted : text.noted) },
            { key: 'column', title: text.column, rowHeader: true, className: 'mls-name', value: (row) => row.column, cell: (row) => row.column },
            { key: 'kind', title: text.finding, value: (row) => row.kind, cell: (row) => text.findingKinds[row.kind] ?? row.kind },
            { key: 'why', title: text.why, className: 'mls-sentence', cell: (row) => recorded(row.sentence) },
        ],
    });
    return [subheading(text.findings), table];
}

function columnsTable(context, drift) {
    return dataTable({
        caption: text.driftColumns,
        rows: drift.columns,
        sort: { key: 'effect', descending: true },
        pageSize: 50,
        searchText: drift.columns.length > 8 ? (row) => `${row.name} ${row.type} ${row.drifted ? text.drifted : text.notDrifted}` : null,
        rowName: (row) => row.name,
        rowClass: (row) => (row.drifted ? 'mls-row--drifted' : null),
        open: (row) => details(context, drift, row),
        columns: [
            { key: 'name', title: text.column, rowHeader: true, value: (row) => row.name, className: 'mls-name', cell: (row) => [
                row.name, h('div', { class: 'mls-muted mls-small' }, text.types[row.type] ?? row.type)] },
            { key: 'picture', title: [h('span', { class: 'mls-legend' }, text.reference), h('span', { class: 'mls-legend mls-legend--current' }, text.current)],
                cell: (row) => distributions(row.picture) },
            { key: 'verdict', title: text.verdict, value: (row) => (row.drifted ? 0 : !row.decided ? 1 : 2), cell: (row) => (row.drifted
                ? verdict('warning', text.drifted) : !row.decided ? verdict('undecided', text.undecided) : verdict('passed', text.notDrifted)) },
            { key: 'effect', title: text.effect, numeric: true, descendingFirst: true, value: (row) => row.effect, cell: (row) => h('strong', null, format.effect(row.effect)) },
            { key: 'p', title: text.adjustedP, numeric: true, value: (row) => row.pValue, cell: (row) => format.pValue(row.pValue) },
            { key: 'method', title: text.method, value: (row) => methodName(row.method), cell: (row) => [methodName(row.method),
                h('div', { class: 'mls-muted mls-small' }, format.number(row.statistic, 3))] },
        ],
    });
}

async function details(context, drift, row) {
    const column = await context.api.get('drift', { record: drift.record, column: row.column });
    return h('div', { class: 'mls-columns mls-columns--details' },
        h('div', null, h('p', { class: 'mls-lead' }, recorded(column.reason)),
            column.distributions?.reference?.length ? distributionChart(column) : null),
        h('div', null, subheading(text.allMethods), testsTable(`${text.allMethods}${text.colon}${column.name}`, column.tests)));
}

function testsTable(caption, tests) {
    return plainTable(caption, [
        { key: 'method', title: text.method, rowHeader: true, cell: (test) => methodName(test.method) },
        { key: 'statistic', title: text.statistic, numeric: true, cell: (test) => (test.reason && typeof test.statistic !== 'number'
            ? h('span', { class: 'mls-muted' }, recorded(test.reason)) : format.number(test.statistic)) },
        { key: 'p', title: text.rawP, numeric: true, cell: (test) => format.pValue(test.pValue) },
    ], tests);
}

function distributionChart(column) {
    const { edges, categories, reference, current } = column.distributions;
    return chart({
        title: text.distributionOf(column.name),
        option: (colours) => (categories ? categoryOption(colours, column.distributions) : numericOption(colours, column.distributions)),
        table: {
            columns: [
                { key: 'bin', title: categories ? text.category : text.bin, rowHeader: true, cell: (i) => (categories ? categories[i] : format.interval(edges[i], edges[i + 1])) },
                { key: 'reference', title: text.reference, numeric: true, cell: (i) => format.percent(reference[i], 2) },
                { key: 'current', title: text.current, numeric: true, cell: (i) => format.percent(current[i], 2) },
            ],
            rows: () => reference.map((_, i) => i),
        },
    });
}

function shared(colours) {
    const { option, axis } = base(colours);
    return {
        axis,
        option: { ...option, color: [colours.reference, colours.current], tooltip: { ...option.tooltip, valueFormatter: (value) => format.percent(value, 2) } },
        share: { ...axis, type: 'value', axisLabel: { ...axis.axisLabel, formatter: (value) => format.percent(value) } },
    };
}

function numericOption(colours, { edges, reference, current }) {
    const { option, axis, share } = shared(colours);
    const steps = (shares) => [...shares.map((value, i) => [edges[i], value]), [edges.at(-1), shares.at(-1)]];
    return {
        ...option,
        xAxis: { ...axis, type: 'value', min: edges[0], max: edges.at(-1), splitLine: { show: false },
            axisLabel: { ...axis.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: (value) => format.number(value) } },
        yAxis: share,
        series: [
            { name: text.reference, type: 'line', step: 'end', showSymbol: false, lineStyle: { width: 1 }, areaStyle: { opacity: 0.35 }, data: steps(reference) },
            { name: text.current, type: 'line', step: 'end', showSymbol: false, lineStyle: { width: 2 }, data: steps(current) },
        ],
    };
}

function categoryOption(colours, { categories, reference, current }) {
    const { option, axis, share } = shared(colours);
    const short = (name) => (name.length > 18 ? `${name.slice(0, 17)}\u2026` : name);
    return {
        ...option,
        xAxis: { ...axis, type: 'category', data: categories, axisLabel: { ...axis.axisLabel, formatter: short, rotate: categories.length > 8 ? 35 : 0 } },
        yAxis: share,
        series: [
            { name: text.reference, type: 'bar', data: reference },
            { name: text.current, type: 'bar', data: current },
        ],
    };
}
