// How good the model is, and what the gates say of it.
import { h } from '../dom.js';
import * as format from '../format.js';
import { metricsTable } from '../metrics.js';
import { gateBar } from '../picture.js';
import { badge, card, facts, remark, sentence, subheading, time, verdict } from '../section.js';
import { text } from '../strings.js';
import { evaluationCurves } from './curves.js';
import { slicesTable } from './slices.js';
import { dataTable } from '../table.js';

/** So many metrics, with nothing to compare them to, are a narrow and high table: the charts stand beside it. */
const BESIDE = 10;

export function validationCard({ context, previous, production, target }, evaluation, id) {
    const { origin, baseline } = evaluation;
    const baselineName = baseline && (baseline.version ? text.productionVersion(baseline.version) : context.links.runName(baseline.run));
    return card(text.validation, { id, badge: [origin.stage && badge('plain', origin.stage), evaluation.version && badge('alias', evaluation.version)] },
        facts(
            [text.predictions(evaluation.rows), evaluation.dataset ? evaluation.dataset.files.map((file) => file.path).join(', ') : text.tasks[evaluation.task] ?? evaluation.task],
            [text.time, time(origin.time)]),
        evaluation.gates.length
            ? gatesTable(evaluation.gates)
            : remark('info', text.noGates),
        h('div', { class: evaluation.metrics.length >= BESIDE && !previous && !production && !target ? 'mls-beside' : 'mls-stack' },
            evaluation.metrics.length > 0 && h('div', { class: 'mls-stack' },
                subheading(text.metrics),
                metricsTable(`${text.validation}${text.colon}${text.metrics}`, evaluation.metrics, { previous, production, target, gated: evaluation.gates.map((gate) => gate.metric) })),
            evaluationCurves(evaluation.curves, baseline, baselineName)),
        slicesTable(evaluation, baselineName));
}

const ORDER = { FAILED: 0, UNDECIDED: 1, PASSED: 2 };

export function gatesTable(gates) {
    return dataTable({
        caption: text.gates,
        rows: gates,
        sort: { key: 'verdict' },
        pageSize: 30,
        columns: [
            { key: 'verdict', title: text.verdict, value: (row) => ORDER[row.verdict], cell: (row) => verdict(row.verdict, text.verdicts[row.verdict]) },
            { key: 'gate', title: text.gate, rowHeader: true, value: (row) => row.gate, className: 'mls-rule', cell: (row) => [
                h('code', null, row.gate),
                row.slice && h('div', { class: 'mls-muted' }, text.onSlice(row.slice)),
            ] },
            { key: 'value', title: text.value, numeric: true, value: (row) => row.value, cell: (row) => h('strong', null, format.metric(row.value)) },
            { key: 'bound', title: text.bound, numeric: true, value: (row) => row.bound, cell: (row) => format.number(row.bound) },
            { key: 'picture', title: text.interval, cell: (row) => [gateBar(row), typeof row.low === 'number'
                && h('div', { class: 'mls-muted mls-small' }, format.interval(row.low, row.high))] },
            { key: 'why', title: text.why, className: 'mls-sentence', cell: sentence },
        ],
    });
}
