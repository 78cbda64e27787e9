// A job: its metrics and drift run by run, the table of its runs, and the way to compare them.
import { h } from '../dom.js';
import { choice, select } from '../job/choice.js';
import { replayCard } from '../job/replay.js';
import { COLUMNS, runsTable } from '../job/runs.js';
import { driftTrend, metricTrend } from '../job/trend.js';
import { favourites } from '../metrics.js';
import { card, notice } from '../section.js';
import { text } from '../strings.js';

const LAST = [50, 200, 1000, 5000];
const MOST_CHARTS = 6;

export async function render(context) {
    const { preferences } = context;
    const [job] = await Promise.all([context.api.get('job', { model: context.parameter('model') }), preferences.load()]);
    if (!job.models.length) {
        return [notice('info', text.noRuns, text.noRunsHelp)];
    }
    const key = `job ${job.job} ${job.model}`;
    const names = job.metrics.map((metric) => metric.name);
    const settings = {
        charts: preferences.get(`${key} charts`, favourites(names, 2)).filter((name) => names.includes(name)),
        columns: preferences.get(`${key} columns`, COLUMNS),
        metrics: preferences.get(`${key} metrics`, favourites(names, 3)).filter((name) => names.includes(name)),
        last: preferences.get(`${key} last`, LAST[1]),
        only: null,
    };
    const charts = h('div', { class: 'mls-charts' });
    const table = h('div');
    const chosen = new Map();

    async function drawCharts() {
        preferences.set(`${key} charts`, settings.charts);
        preferences.set(`${key} last`, settings.last);
        const shown = settings.charts.slice(0, MOST_CHARTS);
        const trend = await context.api.get('trend', { model: job.model, metric: shown, last: settings.last });
        charts.replaceChildren(...shown.map((metric) => metricTrend(context, job.job, trend, metric)),
            ...(job.drift ? [driftTrend(context, job.job, trend)] : []));
    }

    function drawTable() {
        preferences.set(`${key} columns`, settings.columns);
        preferences.set(`${key} metrics`, settings.metrics);
        const compare = h('button', { type: 'button', class: 'jenkins-button', disabled: true,
            on: { click: () => location.assign(context.links.compareRuns(job.job, job.model, [...chosen.keys()].sort((a, b) => a - b))) } });
        const changed = () => {
            compare.disabled = chosen.size < 2;
            compare.textContent = text.compareChosen(chosen.size);
        };
        changed();
        const runs = runsTable(context, context.api, {
            job: job.job,
            model: job.model,
            columns: settings.columns,
            metrics: job.metrics.filter((metric) => settings.metrics.includes(metric.name)),
            select: { chosen, key: (row) => row.run, most: 10, changed },
            only: settings.only,
            controls: [onlyChoice(), compare, columnChoice()],
        });
        table.replaceChildren(runs);
        return runs.ready;
    }

    function onlyChoice() {
        return select(text.filter, Object.entries(text.onlyRuns), settings.only ?? '', async (only) => {
            settings.only = only || null;
            await drawTable();
            table.querySelector('select').focus();
        });
    }

    function columnChoice() {
        const both = [...settings.columns, ...settings.metrics.map((name) => `metric:${name}`)];
        return choice(text.chooseColumns, 'columns', [
            ...COLUMNS.map((one) => ({ key: one, label: one === 'trainedMillis' ? text.training : text[one] })),
            ...names.map((name) => ({ key: `metric:${name}`, label: name })),
        ], both, () => {
            settings.columns = both.filter((one) => COLUMNS.includes(one));
            settings.metrics = both.filter((one) => one.startsWith('metric:')).map((one) => one.slice('metric:'.length));
            drawTable();
            table.querySelector('.mls-choice').open = true;
        });
    }

    const controls = [
        job.models.length > 1 && select(text.model, job.models.map((one) => [one.model, one.model]), job.model,
            (model) => location.assign(`?${new URLSearchParams({ model })}`)),
        select(text.runs, LAST.map((count) => [String(count), text.lastRuns(count)]), String(settings.last), (count) => {
            settings.last = Number(count);
            drawCharts();
        }),
        names.length > 0 && choice(text.chooseMetrics, 'chart', names.map((name) => ({ key: name, label: name })), settings.charts, drawCharts),
    ];
    await Promise.all([drawTable(), drawCharts()]);
    return [
        card(text.trend, { controls, badge: job.models.length === 1 && h('a', { class: 'mls-card__about', href: context.links.model(job.model) }, job.model) }, charts),
        card(text.runs, {}, table),
        replayCard(context, job.job, job.model),
    ];
}
