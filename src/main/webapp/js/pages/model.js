// One model: its versions, where its aliases point, what happened, where it comes from.
import { band, base, chart } from '../chart.js';
import { h } from '../dom.js';
import * as format from '../format.js';
import { select } from '../job/choice.js';
import { auditBlock } from '../models/audit.js';
import { changeButton } from '../models/change.js';
import { eventsTable, periodsTable } from '../models/events.js';
import { lineageGraph } from '../models/lineage.js';
import { versionsTable } from '../models/versions.js';
import { badge, card, recorded, remark, verdict } from '../section.js';
import { text } from '../strings.js';
import { plainTable } from '../table.js';

export async function render(context) {
    const name = context.parameter('name');
    const asOf = context.parameter('asOf');
    const [model] = await Promise.all([context.api.get('model', { name, asOf }), context.preferences.load()]);
    return [
        model.problems.length > 0 && h('div', null, model.problems.map((sentence) => remark('failed', recorded(sentence)))),
        asOfBar(context, model),
        h('div', { class: 'mls-pair' }, card(text.aliases, {}, aliases(context, model)),
            Object.keys(model.deployments).length > 0 && card(text.environments, {}, deployments(context, model))),
        model.metrics.length > 0 && model.versions.length > 1 && metricCard(context, model),
        card(text.versions, {}, versionsTable(context, model)),
        await lineageCard(context, model),
        model.periods.length > 0 && card(text.periods, {}, periodsTable(context, name, model.periods)),
        card(text.history, {}, model.allEvents > model.events.length && h('p', { class: 'mls-muted' }, text.moreEvents(model.events.length, model.allEvents)),
            eventsTable(context, model.events)),
        !model.asOf && card(text.audit, {}, auditBlock(context, name)),
    ].filter(Boolean);
}

/** A date to look back at; the address keeps it, so that it can be shared. */
function asOfBar(context, model) {
    const input = h('input', { type: 'datetime-local', class: 'jenkins-input', value: model.asOf ? local(model.asOf) : null, 'aria-label': text.asOf });
    const show = () => {
        if (input.value) {
            location.assign(context.links.model(model.model, { asOf: new Date(input.value).toISOString() }));
        }
    };
    return h('div', { class: 'mls-table-bar mls-table-bar--head' },
        model.description && h('p', { class: 'mls-lead mls-prose' }, model.description),
        model.asOf && remark('history', h('strong', null, text.asOfShown(format.time(model.asOf))), ' ', h('a', { href: context.links.model(model.model) }, text.asOfNow)),
        h('form', { class: 'mls-as-of', on: { submit: (event) => { event.preventDefault(); show(); } } },
            h('span', { class: 'mls-muted' }, text.asOf), input, h('button', { type: 'submit', class: 'jenkins-button' }, text.show)));
}

/** An instant as the field wants it: in the reader's zone, without a zone. */
function local(iso) {
    const date = new Date(iso);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function aliases(context, model) {
    const rows = Object.entries(model.aliases).map(([alias, number]) => ({ alias, version: model.versions.find((one) => one.number === number) }));
    if (!rows.length) {
        return remark('info', text.noAliases);
    }
    return plainTable(text.aliases, [
        { key: 'alias', title: text.alias, rowHeader: true, className: 'mls-alias', cell: (row) => badge('alias', row.alias) },
        { key: 'version', title: text.version, numeric: true, cell: (row) => [
            h('a', { href: context.links.version(model.model, row.version.number) }, row.version.number),
            h('div', { class: 'mls-muted mls-small' }, since(model.periods.find((period) => period.alias === row.alias && !period.until)?.from))] },
        { key: 'gates', title: text.gates, cell: (row) => (row.version.gatesPassed === undefined || row.version.gatesPassed === null
            ? h('span', { class: 'mls-muted' }, text.noGatesAsked) : verdict(row.version.gatesPassed ? 'passed' : 'failed', row.version.gatesPassed ? text.passed : text.failed)) },
        ...(model.may.rollback ? [{ key: 'action', title: text.rollBack, hiddenTitle: true, className: 'mls-end', cell: (row) => model.rollback[row.alias]
            && changeButton(context, text.rollBack, `${text.rollBack} ${row.alias}`, () => ({ name: model.model, alias: row.alias })) }] : []),
    ], rows);
}

/** For how long, with the day and hour for whoever points at it. */
const since = (iso) => (iso ? h('time', { class: 'mls-nowrap', datetime: iso, title: format.exactTime(iso) }, format.ago(iso)) : format.none);

function deployments(context, model) {
    const states = { live: 'passed', in_progress: 'info', failed: 'failed' };
    return plainTable(text.environments, [
        { key: 'environment', title: text.environment, rowHeader: true, className: 'mls-value', cell: (row) => row.environment },
        { key: 'version', title: text.version, numeric: true, cell: (row) => [
            h('a', { href: context.links.version(model.model, row.version) }, row.version), h('div', { class: 'mls-muted mls-small' }, since(row.since))] },
        { key: 'status', title: text.status, cell: (row) => verdict(states[row.status] ?? 'info', text.statuses[row.status] ?? row.status) },
        { key: 'by', title: text.by, className: 'mls-value', cell: (row) => [
            row.by, row.run && h('div', { class: 'mls-small' }, h('a', { href: context.links.run(row.run) }, context.links.runName(row.run)))] },
    ], Object.values(model.deployments));
}

function metricCard(context, model) {
    const key = `model ${model.model} metric`;
    const names = model.metrics.map((metric) => metric.name);
    const before = context.preferences.get(key, 'auc');
    const first = names.includes(before) ? before : names[0];
    const place = h('div');
    const draw = (name) => {
        context.preferences.set(key, name);
        place.replaceChildren(metricChart(context, model, name));
    };
    draw(first);
    return card(text.metrics, { controls: names.length > 1 && select(text.metric, names.map((name) => [name, name]), first, draw) }, place);
}

function metricChart(context, model, name) {
    const versions = model.versions.filter((version) => typeof version.metrics?.[name]?.value === 'number').reverse();
    const [low, high] = ['low', 'high'].map((edge) => versions.map((version) => version.metrics[name][edge] ?? null));
    return chart({
        title: text.metricByVersion(name),
        onClick: (point) => location.assign(context.links.version(model.model, versions[point.dataIndex].number)),
        option: (colours) => {
            const shared = base(colours);
            return {
                ...shared.option,
                legend: { show: false },
                grid: { ...shared.option.grid, top: 40 },
                xAxis: { ...shared.axis, type: 'category', data: versions.map((version) => String(version.number)), splitLine: { show: false } },
                yAxis: { ...shared.axis, type: 'value', scale: true },
                tooltip: { ...shared.option.tooltip, valueFormatter: (value) => format.number(value) },
                series: [...band(colours, { low, high }), { name, type: 'line', symbol: 'circle', symbolSize: 7, color: colours.current, lineStyle: { width: 2 },
                    data: versions.map((version) => version.metrics[name].value),
                    markPoint: { silent: true, symbol: 'circle', symbolSize: 1, itemStyle: { color: 'transparent' },
                        label: { fontSize: 11, color: colours.text, formatter: '{b}', offset: [0, -19], padding: [3, 7], borderRadius: 9,
                            backgroundColor: colours.background, borderColor: colours.current, borderWidth: 1 },
                        data: versions.flatMap((version, i) => (version.aliases.length ? [{ name: version.aliases.join(', ').slice(0, 24), coord: [i, version.metrics[name].value] }] : [])) } }],
            };
        },
        table: {
            columns: [
                { key: 'version', title: text.version, rowHeader: true, cell: (row) => row.number },
                { key: 'value', title: name, numeric: true, cell: (row) => format.number(row.metrics[name].value) },
                { key: 'interval', title: text.interval, numeric: true, cell: (row) => format.interval(row.metrics[name].low, row.metrics[name].high) },
            ],
            rows: () => versions,
        },
    });
}

/** Of the version in production, or else of the newest. */
async function lineageCard(context, model) {
    const shown = model.aliases.production ?? model.versions.find((version) => version.status !== 'deleted')?.number;
    if (!shown) {
        return null;
    }
    try {
        const version = await context.api.get('version', { name: model.model, number: shown });
        return card(text.lineageOf(`${model.model}/${shown}`), {}, lineageGraph(context, version.lineage));
    } catch (error) {
        return card(text.lineageOf(`${model.model}/${shown}`), {}, remark('failed', error.message));
    }
}
