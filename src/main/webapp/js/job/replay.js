// What would another gate have done? A place to type gates, and the kept evaluations that they would have stopped.
import { h, uniqueId } from '../dom.js';
import { card, recorded, remark, time, verdict } from '../section.js';
import { text } from '../strings.js';
import { dataTable } from '../table.js';

/**
 * @param {import('../context.js').Context} context
 * @param {string} job
 * @param {string} model
 */
export function replayCard(context, job, model) {
    const id = uniqueId('gates');
    const help = uniqueId('help');
    const gates = h('textarea', { class: 'jenkins-input mls-gates', id, rows: 3, maxlength: 5000, spellcheck: 'false',
        placeholder: 'auc >= 0.88 @ 95%', 'aria-describedby': help });
    const answer = h('div', { class: 'mls-stack', role: 'status' });
    const ask = h('button', { type: 'submit', class: 'jenkins-button' }, text.tryGates);
    const form = h('form', { class: 'mls-replay' },
        h('label', { for: id }, text.proposedGates),
        gates,
        h('p', { class: 'mls-muted mls-small', id: help }, text.proposedGatesHelp),
        ask);
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        ask.disabled = true;
        answer.replaceChildren(h('p', { class: 'mls-muted' }, text.loading));
        try {
            const replay = await context.api.get('replay', { model, gate: gates.value.split('\n').filter((line) => line.trim()) });
            answer.replaceChildren(...result(context, job, replay));
        } catch (error) {
            answer.replaceChildren(remark('failed', error.message));
        }
        ask.disabled = false;
    });
    return card(text.whatIf, {}, form, answer);
}

function result(context, job, replay) {
    if (!replay.evaluations) {
        return [remark('info', text.noEvaluations)];
    }
    return [
        remark(replay.failed ? 'warning' : 'passed', recorded(replay.sentence)),
        dataTable({
            caption: text.whatIf,
            rows: replay.runs,
            pageSize: 20,
            rowClass: (row) => (row.passed ? null : 'mls-row--failed'),
            rowName: (row) => text.runNumber(row.run.number),
            columns: [
                { key: 'run', title: text.run, rowHeader: true, value: (row) => row.run.number, cell: (row) => [
                    h('a', { href: context.links.run({ job, number: row.run.number }) }, `#${row.run.number}`),
                    row.version && h('div', { class: 'mls-muted mls-small' }, row.version),
                ] },
                { key: 'time', title: text.time, value: (row) => row.time, cell: (row) => h('span', { class: 'mls-nowrap' }, time(row.time)) },
                { key: 'then', title: text.gatesThen, value: (row) => Number(row.passedThen), cell: (row) => outcome(row.passedThen) },
                { key: 'now', title: text.gatesProposed, value: (row) => Number(row.passed), cell: (row) => outcome(row.passed) },
                { key: 'why', title: text.why, className: 'mls-sentence', cell: (row) => row.gates.map((gate) => h('div', null,
                    verdict(gate.verdict, text.verdicts[gate.verdict]), ' ', recorded(gate.sentence))) },
            ],
        }),
    ];
}

const outcome = (passed) => verdict(passed ? 'passed' : 'failed', passed ? text.letPass : text.stopped);
