// One line that says how the run went, as four tiles.
import { h } from '../dom.js';
import * as format from '../format.js';
import { icon } from '../icons.js';
import { text } from '../strings.js';

export function summaryTiles({ context, model }) {
    const { summary } = model;
    const gates = summary.passed + summary.failed + summary.undecided;
    const training = model.trainings.at(-1);
    const drift = model.drifts.find((one) => one.detected) ?? model.drifts.at(-1);
    return h('ul', { class: 'mls-tiles' },
        model.evaluations.length > 0 && tile(
            'gate', text.gates,
            summary.failed ? 'failed' : summary.undecided ? 'undecided' : gates ? 'passed' : 'info',
            gates ? `${summary.passed} / ${gates}` : format.none,
            text.gatesOf(summary.passed, summary.failed, summary.undecided)),
        drift && tile(
            'drift', text.drift,
            summary.driftDetected ? 'warning' : 'passed',
            format.percent(summary.driftShare, 0),
            text.driftOf(summary.driftedColumns, drift.columns.length)),
        summary.version !== undefined && tile(
            'version', text.version, 'info',
            h('a', { href: context.links.version(model.model, summary.version) }, `${summary.version}`),
            summary.aliases?.length ? summary.aliases.join(', ') : text.registered),
        training && tile(
            'training', text.training,
            summary.trained ? 'passed' : 'failed',
            format.duration(training.millis),
            summary.trained ? text.trained : text.notTrained));
}

function tile(subject, title, kind, value, detail) {
    return h('li', { class: `mls-tile mls-tile--${kind}` },
        h('div', { class: 'mls-tile__title' }, icon(subject), title),
        h('div', { class: 'mls-tile__value' }, value),
        h('div', { class: 'mls-tile__detail' }, icon(kind), h('span', null, detail)));
}
