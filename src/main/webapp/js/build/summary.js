// One line that says how the run went, as tiles; each leads to its part of the page.
import { h } from '../dom.js';
import * as format from '../format.js';
import { icon } from '../icons.js';
import { gatesOf } from '../gates.js';
import { changeCell, favourites } from '../metrics.js';
import { badge } from '../section.js';
import { text } from '../strings.js';

export function summaryTiles(shown) {
    const { context, model, anchor } = shown;
    const { summary } = model;
    const gates = gatesOf(summary);
    const training = model.trainings.at(-1);
    return h('ul', { class: 'mls-tiles' },
        model.evaluations.length > 0 && tile(
            'gate', text.gates, anchor('validation'),
            ...counted(gates, text.noGatesAsked)),
        headline(shown),
        dataTile(shown),
        driftTile(shown),
        summary.version !== undefined && tile(
            'version', text.version, anchor('version'),
            h('a', { href: context.links.version(model.model, summary.version) }, `${summary.version}`),
            summary.aliases?.length ? summary.aliases.map((alias) => badge('alias', alias)) : text.registered),
        training && tile(
            'training', text.training, anchor('training'),
            format.duration(training.millis),
            state(summary.trained ? 'passed' : 'failed', summary.trained ? text.trained : text.notTrained)));
}

/** The metric that matters most: the first that a gate asks about, or else the usual one; beside production or the run before. */
function headline({ model, anchor, production, previous }) {
    const evaluation = model.evaluations.at(-1);
    const metrics = (evaluation?.metrics ?? model.trainings.at(-1)?.metrics ?? []).filter((metric) => typeof metric.value === 'number');
    const names = metrics.map((metric) => metric.name);
    const name = evaluation?.gates.map((gate) => gate.metric).find((one) => names.includes(one)) ?? favourites(names, 1)[0];
    const metric = metrics.find((one) => one.name === name);
    if (!metric) {
        return null;
    }
    const [change, against] = metric.production
        ? [metric.production, text.againstProduction(production)] : [metric.previous, text.against(previous)];
    return tile('chart', metric.name, anchor(evaluation ? 'validation' : 'training'), format.metric(metric.value),
        typeof change?.change === 'number'
            ? [changeCell(change), h('span', { class: 'mls-muted' }, against)]
            : format.interval(metric.low, metric.high) || (evaluation ? text.predictions(evaluation.rows) : text.reported));
}

/** What became of the expectations of the data, or how many rows there are. */
function dataTile({ data }) {
    if (!data.length) {
        return null;
    }
    const verdicts = data.flatMap((one) => one.expectations.map((expectation) => expectation.verdict));
    const count = (word) => verdicts.filter((verdict) => verdict === word).length;
    const names = data.map((one) => one.dataset.name).join(', ');
    const worst = data.find((one) => !one.passed) ?? data[0];
    return verdicts.length
        ? tile('data', text.expectations, worst.anchor, ...counted({ passed: count('PASSED'), failed: count('FAILED'), undecided: count('UNDECIDED') }))
        : tile('data', text.data, worst.anchor, format.number(data.reduce((sum, one) => sum + one.dataset.rows, 0)), text.rowsIn(names));
}

/** The large number and the words below it. */
function counted({ passed, failed, undecided }, none) {
    const all = passed + failed + undecided;
    return [all ? `${passed} / ${all}` : format.none,
        state(failed ? 'failed' : undecided ? 'undecided' : all ? 'passed' : 'info', all ? text.countsOf(passed, failed, undecided) : none)];
}

function driftTile({ model, anchor }) {
    const { summary } = model;
    const drift = model.drifts.find((one) => one.detected) ?? model.drifts.at(-1);
    if (!drift) {
        return null;
    }
    const undecided = drift.columns.filter((column) => !column.decided).length;
    return tile('drift', text.drift, anchor('drift'), format.percent(summary.driftShare, 0),
        state(summary.driftDetected ? 'warning' : undecided ? 'undecided' : 'passed',
            [text.driftOf(summary.driftedColumns, drift.columns.length), undecided > 0 && text.undecidedColumns(undecided)].filter(Boolean).join(' \u00b7 ')));
}

const state = (kind, words) => h('span', { class: 'mls-tile__state' }, icon(kind), h('span', null, words));

function tile(subject, title, anchor, value, detail) {
    return h('li', { class: 'mls-tile' },
        h('a', { class: 'mls-tile__title', href: `#${anchor}` }, icon(subject), title),
        h('div', { class: 'mls-tile__value' }, value),
        h('div', { class: 'mls-tile__detail' }, detail));
}
